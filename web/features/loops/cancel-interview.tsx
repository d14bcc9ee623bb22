import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Interview } from '#shared/loops.ts';
import { useCancelInterview } from '#web/features/loops/mutations.ts';
import { ReasonDialog } from '#web/features/loops/reason-dialog.tsx';
import { toast } from '#web/ui/toast.ts';

/** Cancels one interview, after its consequences. */
export function CancelInterview({ interview }: { readonly interview: Interview }): ReactElement {
  const [isAsking, setIsAsking] = useState(false);
  const cancel = useCancelInterview();
  return (
    <>
      <Button
        variant="default"
        size="compact-md"
        aria-label={`Cancel interview ${interview.name}`}
        onClick={() => setIsAsking(true)}
      >
        Cancel interview
      </Button>
      {isAsking && (
        <ReasonDialog
          title={`Cancel ${interview.name}`}
          consequences={[
            'Its cards are not needed any more. A card that is submitted stays as it is.',
            'The round is open again and can be scheduled anew.',
            'This interview does not come back.',
          ]}
          confirm="Cancel the interview"
          isPending={cancel.isPending}
          error={cancel.error}
          onConfirm={(reason) =>
            cancel.mutate(
              { params: { interviewId: interview.id }, body: { reason } },
              {
                onSuccess: () => {
                  setIsAsking(false);
                  toast(`${interview.name} cancelled`);
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
