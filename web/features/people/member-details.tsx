import { useQuery } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import type { Member } from '#shared/identity.ts';
import { roleNames } from '#shared/roles.ts';
import { MemberForm } from '#web/features/people/member-form.tsx';
import { MemberState } from '#web/features/people/member-table.tsx';
import { MembershipActions } from '#web/features/people/membership-actions.tsx';
import { memberQuery } from '#web/features/people/queries.ts';
import facts from '#web/ui/facts.module.css';
import layout from '#web/ui/layout.module.css';
import { Moment } from '#web/ui/moment.tsx';
import { SidePanel } from '#web/ui/side-panel.tsx';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';

interface MemberDetailsProps {
  readonly memberId: string;
  readonly isSelf: boolean;
  readonly onClose: () => void;
  /** What another feature keeps of this person. */
  readonly children?: ReactNode;
}

/** One person beside the list: facts for everyone, a form and the membership for whoever may change them. */
export function MemberDetails(props: MemberDetailsProps): ReactElement {
  const { memberId, isSelf, onClose, children } = props;
  const { data: member, error, refetch } = useQuery(memberQuery(memberId));
  return (
    <SidePanel title={member?.name ?? 'Person'} onClose={onClose}>
      {member !== undefined ? (
        <>
          <Details member={member} isSelf={isSelf} />
          {member.deactivatedAt === null && children !== undefined && (
            <div className={facts.apart}>{children}</div>
          )}
        </>
      ) : error === null ? (
        <Skeleton label="Loading this person" />
      ) : (
        <ErrorState title="This person could not be loaded" error={error} onRetry={() => void refetch()} />
      )}
    </SidePanel>
  );
}

function Details({ member, isSelf }: { readonly member: Member; readonly isSelf: boolean }): ReactElement {
  return (
    <>
      <dl className={facts.facts}>
        <dt>State</dt>
        <dd>
          <MemberState member={member} />
          {member.deactivatedAt !== null && (
            <>
              {' since '}
              <Moment at={member.deactivatedAt} show="day" />
            </>
          )}
        </dd>
        <dt>E-mail</dt>
        <dd>{member.email}</dd>
        <dt>Joined</dt>
        <dd>
          <Moment at={member.joinedAt} show="day" />
        </dd>
        {!member.can.edit && (
          <>
            <dt>Roles</dt>
            <dd>{member.roles.map((role) => roleNames[role]).join(', ')}</dd>
            <dt>Time zone</dt>
            <dd>{member.timeZone.replaceAll('_', ' ')}</dd>
          </>
        )}
      </dl>
      {member.can.edit && <MemberForm key={member.id} member={member} />}
      {(member.can.deactivate || member.can.reactivate) && (
        <div className={facts.apart}>
          <MembershipActions member={member} isSelf={isSelf} />
        </div>
      )}
      {member.can.edit && !member.can.deactivate && member.deactivatedAt === null && (
        <p className={layout.note}>
          This membership can’t end now. An organisation keeps at least one active admin: make somebody else
          an admin first.
        </p>
      )}
    </>
  );
}
