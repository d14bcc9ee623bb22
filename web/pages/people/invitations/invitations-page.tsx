import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { InvitationState, type inviteMember } from '#shared/identity.ts';
import type { ReplyOf } from '#web/api/call.ts';
import { InvitationActions } from '#web/features/invitations/invitation-actions.tsx';
import { InvitationLink } from '#web/features/invitations/invitation-link.tsx';
import { InvitationTable, invitationStates } from '#web/features/invitations/invitation-table.tsx';
import { invitationsQuery } from '#web/features/invitations/queries.ts';
import { useSignedIn } from '#web/features/session/signed-in.tsx';
import { PeopleTabs } from '#web/pages/people/people-tabs.tsx';
import { Filters } from '#web/ui/filters.tsx';
import { ListState } from '#web/ui/list-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { EmptyState } from '#web/ui/states.tsx';

/** Forms are most of this page's code, and the list can be read without them. */
const InviteForm = lazy(async () => ({
  default: (await import('#web/features/invitations/invite-form.tsx')).InviteForm,
}));

const route = getRouteApi('/signed-in/people/invitations');

const stateChoices = [
  { value: '', label: 'All' },
  ...InvitationState.options.map((state) => ({ value: state, label: invitationStates[state].word })),
];

export function InvitationsPage(): ReactElement {
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const { member: me } = useSignedIn();
  const invitations = useInfiniteQuery(invitationsQuery(filters));
  const [isInviting, setIsInviting] = useState(false);
  const [made, setMade] = useState<ReplyOf<typeof inviteMember> | null>(null);
  return (
    <>
      <PageHeader
        title="Invitations"
        about="Each has a one-time link that you pass on. Whoever opens it joins with the roles you chose."
        action={<Button onClick={() => setIsInviting(true)}>Invite a person</Button>}
      />
      <PeopleTabs roles={me.roles} />
      <Filters>
        <NativeSelect
          label="State"
          data={stateChoices}
          value={filters.state ?? ''}
          onChange={(event) => {
            const chosen = InvitationState.safeParse(event.currentTarget.value);
            void navigate({ search: chosen.success ? { state: chosen.data } : {}, replace: true });
          }}
        />
      </Filters>
      <ListState
        list={invitations}
        noun={['invitation', 'invitations']}
        empty={
          filters.state === undefined ? (
            <EmptyState
              title="No invitations yet"
              action={<Button onClick={() => setIsInviting(true)}>Invite a person</Button>}
            >
              Everyone you invite is listed here, with whether they have joined.
            </EmptyState>
          ) : (
            <EmptyState
              title={`No invitation is ${invitationStates[filters.state].word.toLowerCase()}`}
              action={
                <Link to="/people/invitations" search={{}}>
                  Show all
                </Link>
              }
            >
              Others may be there in another state.
            </EmptyState>
          )
        }
      >
        {(items) => (
          <InvitationTable
            invitations={items}
            actions={(invitation) => <InvitationActions invitation={invitation} onRenewed={setMade} />}
          />
        )}
      </ListState>
      {isInviting && (
        <Suspense fallback={null}>
          <InviteForm
            onClose={() => setIsInviting(false)}
            onInvited={(reply) => {
              setIsInviting(false);
              setMade(reply);
            }}
          />
        </Suspense>
      )}
      {made !== null && <InvitationLink made={made} onClose={() => setMade(null)} />}
    </>
  );
}
