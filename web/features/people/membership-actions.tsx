import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Member } from '#shared/identity.ts';
import { useDeactivateMember, useReactivateMember } from '#web/features/people/mutations.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import layout from '#web/ui/layout.module.css';
import { sayOutcome, whenDone } from '#web/ui/outcomes.ts';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

interface MembershipActionsProps {
  readonly member: Member;
  readonly isSelf: boolean;
}

/** Ending and taking up a membership; `can` of the reply says which is open. */
export function MembershipActions({ member, isSelf }: MembershipActionsProps): ReactElement | null {
  const [isAsking, setIsAsking] = useState(false);
  const deactivate = useDeactivateMember();
  const reactivate = useReactivateMember();
  const request = { params: { memberId: member.id } };
  const takeBack = (): void =>
    sayOutcome(reactivate.mutateAsync(request), () => `${member.name} is back, with the same roles`);
  if (member.can.reactivate) {
    return (
      <div className={layout.form}>
        <FormError error={reactivate.error} />
        <div className={layout.row}>
          <Button variant="default" loading={reactivate.isPending} onClick={takeBack}>
            Reactivate {member.name}
          </Button>
        </div>
      </div>
    );
  }
  if (!member.can.deactivate) return null;
  return (
    <div className={layout.row}>
      <Button variant="default" onClick={() => setIsAsking(true)}>
        Deactivate {member.name}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={isSelf ? 'Deactivate yourself' : `Deactivate ${member.name}`}
          consequences={[
            isSelf
              ? 'You are signed out with your next click.'
              : 'Open sessions end with their next request; signing in to this organisation stops working.',
            'Everything written stays, under the same name.',
            'An admin can reactivate the membership at any time, with the same roles.',
          ]}
          confirm="Deactivate"
          isPending={deactivate.isPending}
          error={deactivate.error}
          onCancel={() => {
            deactivate.reset();
            setIsAsking(false);
          }}
          onConfirm={() =>
            whenDone(deactivate.mutateAsync(request), () => {
              setIsAsking(false);
              toast(`${member.name} deactivated`, { onUndo: takeBack });
            })
          }
        />
      )}
    </div>
  );
}
