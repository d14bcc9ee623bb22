import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { createBlueprint } from '#shared/blueprints.ts';
import { mayCall } from '#web/api/may-call.ts';
import { BlueprintTable } from '#web/features/blueprints/blueprint-table.tsx';
import { blueprintsQuery } from '#web/features/blueprints/queries.ts';
import { useSignedIn } from '#web/features/session/signed-in.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Filters } from '#web/ui/filters.tsx';
import layout from '#web/ui/layout.module.css';
import { ListState } from '#web/ui/list-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { SearchField } from '#web/ui/search-field.tsx';
import { EmptyState } from '#web/ui/states.tsx';

const route = getRouteApi('/signed-in/blueprints');

export function BlueprintsPage(): ReactElement {
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const { member } = useSignedIn();
  const blueprints = useInfiniteQuery(blueprintsQuery(filters));
  const canEdit = mayCall(createBlueprint, member.roles);
  const isSearching = filters.search !== undefined;
  return (
    <>
      <PageHeader
        title="Blueprints"
        about="What is assessed for each role, how, and why it belongs to the job."
        action={canEdit && <ButtonLink to="/blueprints/new">New blueprint</ButtonLink>}
      />
      {(isSearching || blueprints.data?.length !== 0) && (
        <Filters>
          <SearchField
            label="Role holds"
            maxLength={200}
            value={filters.search ?? ''}
            onSearch={(text) => void navigate({ search: { search: text || undefined }, replace: true })}
          />
        </Filters>
      )}
      <ListState
        list={blueprints}
        noun={['blueprint', 'blueprints']}
        empty={<NoBlueprints isSearching={isSearching} canEdit={canEdit} />}
      >
        {(items) => (
          <BlueprintTable
            blueprints={items}
            titleLink={({ id, title }) => (
              <Link to="/blueprints/$blueprintId" params={{ blueprintId: id }} className={layout.cover}>
                {title}
              </Link>
            )}
          />
        )}
      </ListState>
    </>
  );
}

interface NoBlueprintsProps {
  readonly isSearching: boolean;
  readonly canEdit: boolean;
}

function NoBlueprints({ isSearching, canEdit }: NoBlueprintsProps): ReactElement {
  if (isSearching) {
    return (
      <EmptyState
        title="No role fits this search"
        action={
          <Link to="/blueprints" search={{}}>
            Show all blueprints
          </Link>
        }
      >
        The search looks anywhere in the title.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No blueprints yet"
      action={canEdit ? <Link to="/blueprints/new">Start the first one</Link> : undefined}
    >
      A blueprint says what is scored for a role and with which exercises. Start from the library, from a role
      document you have, or empty.
    </EmptyState>
  );
}
