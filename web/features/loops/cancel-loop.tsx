import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Loop } from '#shared/loops.ts';
import { useCancelLoop } from '#web/features/loops/mutations.ts';
import { ReasonDialog } from '#web/features/loops/reason-dialog.tsx';
import { toast } from '#web/ui/toast.ts';

/** Cancels the whole loop, after its consequences. */
export function CancelLoop({ loop }: { readonly loop: Loop }): ReactElement {
  const [isAsking, setIsAsking] = useState(false);
  const cancel = useCancelLoop();
  return (
    <>
      <Button variant="default" onClick={() => setIsAsking(true)}>
        Cancel this loop
      </Button>
      {isAsking && (
        <ReasonDialog
          title={`Cancel the loop of ${loop.candidate.name}`}
          consequences={[
            'Interviews that have not begun are cancelled, and no card is needed any more.',
            'Submitted cards stay as they are.',
            'The application stays. You can start another loop for it.',
            'If the candidate withdrew, say so on the candidate’s page instead.',
          ]}
          confirm="Cancel the loop"
          isPending={cancel.isPending}
          error={cancel.error}
          onConfirm={(reason) =>
            cancel.mutate(
              { params: { loopId: loop.id }, body: { reason } },
              {
                onSuccess: () => {
                  setIsAsking(false);
                  toast(`The loop of ${loop.candidate.name} is cancelled`);
                },
              },
            )
          }
          onClose={() => {
            cancel.reset();
            setIsAsking(false);
          }}
        />
      )}
    </>
  );
}
