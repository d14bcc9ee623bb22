import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, type ReactElement, Suspense } from 'react';
import { MemberFilters } from '#web/features/people/member-filters.tsx';
import { MemberTable } from '#web/features/people/member-table.tsx';
import { membersQuery } from '#web/features/people/queries.ts';
import { MemberLimit } from '#web/features/planning/member-limit.tsx';
import { UsualLimit } from '#web/features/planning/usual-limit.tsx';
import { useSignedIn } from '#web/features/session/signed-in.tsx';
import { PeopleTabs } from '#web/pages/people/people-tabs.tsx';
import layout from '#web/ui/layout.module.css';
import { ListState } from '#web/ui/list-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { WithPanel } from '#web/ui/side-panel.tsx';
import { EmptyState, Skeleton } from '#web/ui/states.tsx';

/** Forms are most of this page's code, and the list can be read without them. */
const MemberDetails = lazy(async () => ({
  default: (await import('#web/features/people/member-details.tsx')).MemberDetails,
}));

const route = getRouteApi('/signed-in/people');

export function PeoplePage(): ReactElement {
  const { member: openId, ...filters } = route.useSearch();
  const navigate = route.useNavigate();
  const { member: me, org } = useSignedIn();
  const members = useInfiniteQuery(membersQuery(filters));
  const close = (): void => void navigate({ search: (before) => ({ ...before, member: undefined }) });
  return (
    <>
      <PageHeader title="People" about={`Who belongs to ${org.name}, with which roles.`} />
      <PeopleTabs roles={me.roles} />
      <MemberFilters
        filters={filters}
        onChange={(changed) =>
          void navigate({ search: (before) => ({ ...before, ...changed }), replace: true })
        }
      />
      <WithPanel
        panel={
          openId === undefined ? null : (
            <Suspense fallback={<Skeleton label="Loading this person" />}>
              <MemberDetails key={openId} memberId={openId} isSelf={openId === me.id} onClose={close}>
                <MemberLimit memberId={openId} />
              </MemberDetails>
            </Suspense>
          )
        }
      >
        <ListState
          list={members}
          noun={['person', 'people']}
          empty={
            <EmptyState
              title="Nobody fits these filters"
              action={
                <Link to="/people" search={{}}>
                  Show everyone
                </Link>
              }
            >
              The search looks at the beginning of names and e-mail addresses.
            </EmptyState>
          }
        >
          {(items) => (
            <MemberTable
              members={items}
              selectedId={openId}
              nameLink={(member) => (
                <Link
                  from="/people"
                  search={(before) => ({ ...before, member: member.id })}
                  className={layout.cover}
                >
                  {member.name}
                  {member.id === me.id && ' (you)'}
                </Link>
              )}
            />
          )}
        </ListState>
        <UsualLimit />
      </WithPanel>
    </>
  );
}
