import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Conflict } from '#shared/conflicts.ts';
import { useWithdrawConflict } from '#web/features/conflicts/mutations.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { toast } from '#web/ui/toast.ts';

/** Takes a conflict back, after what that means. */
export function Withdraw({ conflict }: { readonly conflict: Conflict }): ReactElement | null {
  const [isAsking, setIsAsking] = useState(false);
  const withdraw = useWithdrawConflict();
  const { id: conflictId, member, candidate, can } = conflict;
  if (!can.withdraw) return null;
  const what = `the conflict of ${member.name} with ${candidate.name}`;
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`Withdraw ${what}`}
        onClick={() => setIsAsking(true)}
      >
        Withdraw
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={`Withdraw ${what}`}
          consequences={[
            `${member.name} is suggested again, and nobody is warned any more.`,
            'The audit trail keeps that it was declared.',
          ]}
          confirm="Withdraw it"
          isPending={withdraw.isPending}
          error={withdraw.error}
          onConfirm={() =>
            withdraw.mutate({ params: { conflictId } }, { onSuccess: () => toast('Conflict withdrawn') })
          }
          onCancel={() => {
            withdraw.reset();
            setIsAsking(false);
          }}
        />
      )}
    </>
  );
}
