import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Interview } from '#shared/loops.ts';
import { useDeclineSeat } from '#web/features/loops/mutations.ts';
import { ReasonDialog } from '#web/features/loops/reason-dialog.tsx';
import { toast } from '#web/ui/toast.ts';

interface DeclineSeatProps {
  readonly seat: Interview['seats'][number];
  readonly interview: Interview;
}

/** For the holder of a seat whose interview is to come, after its consequences. */
export function DeclineSeat({ seat, interview }: DeclineSeatProps): ReactElement {
  const [isAsking, setIsAsking] = useState(false);
  const decline = useDeclineSeat();
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`Decline ${interview.name}`}
        onClick={() => setIsAsking(true)}
      >
        Decline
      </Button>
      {isAsking && (
        <ReasonDialog
          title={`Decline ${interview.name}`}
          consequences={[
            'Your seat ends, and your calendar is told. Your card is not needed.',
            'Who plans the loop is told and finds somebody else. If you know who, hand the seat over instead.',
            seat.can.decline === 'for_now'
              ? 'You can be asked for another interview of this loop.'
              : 'You can take no other seat on this loop, because you may read colleagues’ cards afterwards.',
          ]}
          confirm="Decline the interview"
          isPending={decline.isPending}
          error={decline.error}
          onConfirm={(reason) =>
            decline.mutate(
              { params: { seatId: seat.id }, body: { reason } },
              {
                onSuccess: () => {
                  setIsAsking(false);
                  toast(`You declined ${interview.name}`);
                },
              },
            )
          }
          onClose={() => {
            decline.reset();
            setIsAsking(false);
          }}
        />
      )}
    </>
  );
}
