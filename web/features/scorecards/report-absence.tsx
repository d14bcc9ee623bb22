import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Scorecard } from '#shared/scorecards.ts';
import { useReportAbsence } from '#web/features/scorecards/mutations.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';

/** For somebody who was planned in and did not take part: the card is not needed then. */
export function ReportAbsence({ card }: { readonly card: Scorecard }): ReactElement {
  const [isAsking, setIsAsking] = useState(false);
  const send = useReportAbsence();
  return (
    <>
      <Button variant="default" onClick={() => setIsAsking(true)}>
        I didn’t take part
      </Button>
      {isAsking && (
        <ConfirmDialog
          title="You did not take part in this interview"
          consequences={[
            'Your card is not needed any more, and can’t be submitted later.',
            `You can’t take another seat on ${card.candidateName}’s loop: this is for good.`,
            'The recruiter sees it and may ask somebody else. If a colleague stood in, hand the seat over to them instead.',
          ]}
          confirm="I didn’t take part"
          isPending={send.isPending}
          error={send.error}
          onConfirm={() => send.mutate({ params: { seatId: card.seatId } })}
          onCancel={() => {
            send.reset();
            setIsAsking(false);
          }}
        />
      )}
    </>
  );
}
