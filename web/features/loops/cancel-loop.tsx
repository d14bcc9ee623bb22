import { Button, NativeSelect } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { type Loop, LoopEndCause, loopEndWords } from '#shared/loops.ts';
import { useCancelLoop } from '#web/features/loops/mutations.ts';
import { ReasonDialog } from '#web/features/loops/reason-dialog.tsx';
import { toast } from '#web/ui/toast.ts';

const causeChoices = LoopEndCause.options.map((value) => ({ value, label: loopEndWords[value] }));

/** Closes the whole loop without a decision, after its consequences. */
export function CancelLoop({ loop }: { readonly loop: Loop }): ReactElement {
  const [isAsking, setIsAsking] = useState(false);
  const [cause, setCause] = useState<LoopEndCause>('no_answer');
  const cancel = useCancelLoop();
  return (
    <>
      <Button variant="default" onClick={() => setIsAsking(true)}>
        Close without a decision
      </Button>
      {isAsking && (
        <ReasonDialog
          title={`Close the loop of ${loop.candidate.name} without a decision`}
          consequences={[
            'Interviews that have not begun are cancelled, and no card is needed any more.',
            'Submitted cards stay as they are.',
            'The application stays. You can open the loop again, or start another one.',
            'If the candidate withdrew, say so on the candidate’s page instead.',
          ]}
          confirm="Close the loop"
          isPending={cancel.isPending}
          error={cancel.error}
          onConfirm={(reason) =>
            cancel.mutate(
              { params: { loopId: loop.id }, body: { cause, reason } },
              {
                onSuccess: () => {
                  setIsAsking(false);
                  toast(`The loop of ${loop.candidate.name} is closed without a decision`);
                },
              },
            )
          }
          onClose={() => {
            cancel.reset();
            setIsAsking(false);
          }}
        >
          <NativeSelect
            label="What happened"
            data={causeChoices}
            value={cause}
            onChange={(event) => setCause(LoopEndCause.parse(event.currentTarget.value))}
          />
        </ReasonDialog>
      )}
    </>
  );
}
