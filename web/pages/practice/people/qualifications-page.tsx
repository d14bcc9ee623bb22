import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { PeopleTable } from '#web/features/practice/people-table.tsx';
import { practiceQuery, qualificationsQuery } from '#web/features/practice/queries.ts';
import { SignOffPanel } from '#web/features/practice/sign-off-panel.tsx';
import layout from '#web/ui/layout.module.css';
import { ListState } from '#web/ui/list-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { WithPanel } from '#web/ui/side-panel.tsx';
import { EmptyState } from '#web/ui/states.tsx';

const route = getRouteApi('/signed-in/practice/$blueprintId/people');

export function QualificationsPage(): ReactElement {
  const { blueprintId } = route.useParams();
  const { member: openId } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: practice } = useQuery(practiceQuery(blueprintId));
  const people = useInfiniteQuery(qualificationsQuery(blueprintId));
  const open = people.data?.find(({ person }) => person.id === openId);
  const title = practice?.blueprint.title;
  return (
    <>
      <PageHeader
        title={title === undefined ? 'Who is qualified' : `Who is qualified: ${title}`}
        about={
          <>
            <Link to="/practice/$blueprintId" params={{ blueprintId }}>
              Your own practice
            </Link>
            . Interviewers and whoever else has begun, with their steps. What they gave in practice is theirs;
            a card on a loop that is sealed to you is left out.
          </>
        }
      />
      <WithPanel
        panel={
          open === undefined ? null : (
            <SignOffPanel
              key={open.person.id}
              blueprintId={blueprintId}
              qualification={open}
              onClose={() => void navigate({ search: {} })}
            />
          )
        }
      >
        <ListState
          list={people}
          noun={['person', 'people']}
          empty={
            <EmptyState title="Nobody yet" action={<Link to="/people">Go to the people</Link>}>
              Whoever has the role of an interviewer stands here with their steps.
            </EmptyState>
          }
        >
          {(items) => (
            <PeopleTable
              people={items}
              selectedId={openId}
              nameLink={({ person }) => (
                <Link
                  to="/practice/$blueprintId/people"
                  params={{ blueprintId }}
                  search={{ member: person.id }}
                  className={layout.cover}
                >
                  {person.name}
                </Link>
              )}
            />
          )}
        </ListState>
      </WithPanel>
    </>
  );
}
