import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Interview } from '#shared/loops.ts';
import { useReportNoShow, useUndoNoShow } from '#web/features/loops/life/mutations.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { sayOutcome, whenDone } from '#web/ui/outcomes.ts';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

/** Says that the candidate did not come, or takes that back. */
export function NoShow({ interview }: { readonly interview: Interview }): ReactElement | null {
  const [isAsking, setIsAsking] = useState(false);
  const report = useReportNoShow();
  const undo = useUndoNoShow();
  const params = { interviewId: interview.id };
  const takeBack = (): void =>
    sayOutcome(undo.mutateAsync({ params }), () => `${interview.name} was held after all`);
  return (
    <>
      <FormError error={undo.error} />
      {interview.can.undoNoShow && (
        <Button
          variant="default"
          size="compact-md"
          loading={undo.isPending}
          aria-label={`${interview.name} was held after all`}
          onClick={takeBack}
        >
          Held after all
        </Button>
      )}
      {interview.can.reportNoShow && (
        <Button
          variant="default"
          size="compact-md"
          aria-label={`The candidate did not come to ${interview.name}`}
          onClick={() => setIsAsking(true)}
        >
          Did not come
        </Button>
      )}
      {isAsking && (
        <ConfirmDialog
          title={`The candidate did not come to ${interview.name}`}
          consequences={[
            'Its cards are not needed, and nobody is reminded of them.',
            'The round is open again and can be scheduled anew, with the same people.',
            'If you would read colleagues’ cards without a seat, yours ends for good.',
            'It can be taken back until the round is scheduled anew.',
          ]}
          confirm="The candidate did not come"
          isPending={report.isPending}
          error={report.error}
          onConfirm={() =>
            whenDone(report.mutateAsync({ params }), () => {
              setIsAsking(false);
              toast(`${interview.name}: the candidate did not come`, { onUndo: takeBack });
            })
          }
          onCancel={() => {
            report.reset();
            setIsAsking(false);
          }}
        />
      )}
    </>
  );
}
