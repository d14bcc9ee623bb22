import { Button, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Scorecard } from '#shared/scorecards.ts';
import { useGiveUpSeat } from '#web/features/scorecards/mutations.ts';
import { Dialog, DialogActions } from '#web/ui/dialog.tsx';
import { FormError } from '#web/ui/states.tsx';

const SHORTEST_REASON = 3;

/** For somebody who will not take part, before the interview has started. */
export function GiveUpSeat({ card }: { readonly card: Scorecard }): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const send = useGiveUpSeat();
  const isReason = reason.trim().length >= SHORTEST_REASON;
  const giveUp = (): void => {
    setIsAsked(true);
    if (isReason) send.mutate({ params: { seatId: card.seatId }, body: { reason: reason.trim() } });
  };
  return (
    <>
      <Button variant="default" onClick={() => setIsOpen(true)}>
        Give up the seat
      </Button>
      {isOpen && (
        <Dialog
          title="Give up your seat in this interview"
          onClose={send.isPending ? undefined : () => setIsOpen(false)}
        >
          <ul>
            <li>Your card is not needed any more, and can’t be submitted later.</li>
            <li>You can’t take another seat on {card.candidateName}’s loop: this is for good.</li>
            <li>The recruiter sees your reason and may ask somebody else.</li>
          </ul>
          <Textarea
            label="Why?"
            description="Such as: I know the candidate"
            rows={2}
            maxLength={500}
            value={reason}
            error={isAsked && !isReason ? 'Write a few words.' : undefined}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-autofocus
          />
          <FormError error={send.error} />
          <DialogActions>
            <Button variant="default" disabled={send.isPending} onClick={() => setIsOpen(false)}>
              Keep the seat
            </Button>
            <Button loading={send.isPending} onClick={giveUp}>
              Give up the seat
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}
