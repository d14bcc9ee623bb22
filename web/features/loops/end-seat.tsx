import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Interview } from '#shared/loops.ts';
import { useGiveUpSeat } from '#web/features/loops/mutations.ts';
import { ReasonDialog } from '#web/features/loops/reason-dialog.tsx';
import { whenDone } from '#web/ui/outcomes.ts';
import { toast } from '#web/ui/toast.ts';

interface EndSeatProps {
  readonly seat: Interview['seats'][number];
  readonly interview: Interview;
  readonly isOwn: boolean;
  /** What the button says where it stands for the card that is missing, and not for the seat. */
  readonly word?: string;
}

/** Ends a seat for good, after its consequences. */
export function EndSeat({ seat, interview, isOwn, word }: EndSeatProps): ReactElement {
  const [isAsking, setIsAsking] = useState(false);
  const giveUp = useGiveUpSeat();
  const { name } = seat.member;
  const verb = isOwn ? 'Give up your seat' : 'End seat';
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={
          word === undefined
            ? isOwn
              ? `Give up your seat in ${interview.name}`
              : `End seat of ${name} in ${interview.name}`
            : `${word}: card of ${name} in ${interview.name}`
        }
        onClick={() => setIsAsking(true)}
      >
        {word ?? (isOwn ? 'Give up' : verb)}
      </Button>
      {isAsking && (
        <ReasonDialog
          title={isOwn ? `Give up your seat in ${interview.name}` : `End the seat of ${name}`}
          consequences={
            isOwn
              ? [
                  'Your card is not needed any more, and nobody reminds you of it.',
                  'It is for good: you take no other seat on this loop, because you may read colleagues’ cards afterwards.',
                  'What you wrote stays with your draft; it is never shown as a score.',
                ]
              : [
                  `The card of ${name} is not needed any more, and nobody reminds them of it.`,
                  `It is for good: ${name} takes no other seat on this loop.`,
                  'The interview stays. Add somebody else to it if it needs another person.',
                ]
          }
          confirm={verb}
          isPending={giveUp.isPending}
          error={giveUp.error}
          onConfirm={(reason) =>
            whenDone(giveUp.mutateAsync({ params: { seatId: seat.id }, body: { reason } }), () => {
              setIsAsking(false);
              toast(isOwn ? `You gave up your seat in ${interview.name}` : `The seat of ${name} ended`);
            })
          }
          onClose={() => {
            giveUp.reset();
            setIsAsking(false);
          }}
        />
      )}
    </>
  );
}
