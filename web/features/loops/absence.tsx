import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Interview } from '#shared/loops.ts';
import { useReportAbsence } from '#web/features/loops/mutations.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { whenDone } from '#web/ui/outcomes.ts';
import { toast } from '#web/ui/toast.ts';

interface AbsenceProps {
  readonly seat: Interview['seats'][number];
  readonly interview: Interview;
}

/** For the holder of a seat who did not take part, after its consequences. */
export function Absence({ seat, interview }: AbsenceProps): ReactElement {
  const [isAsking, setIsAsking] = useState(false);
  const report = useReportAbsence();
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`I didn’t take part in ${interview.name}`}
        onClick={() => setIsAsking(true)}
      >
        Didn’t take part
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={`You did not take part in ${interview.name}`}
          consequences={[
            'Your card is not needed any more, and nobody reminds you of it.',
            'It is for good: you take no other seat on this loop.',
            'If a colleague stood in, hand the seat over to them instead.',
          ]}
          confirm="I didn’t take part"
          isPending={report.isPending}
          error={report.error}
          onConfirm={() =>
            whenDone(report.mutateAsync({ params: { seatId: seat.id } }), () => {
              setIsAsking(false);
              toast(`Your seat in ${interview.name} ended`);
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
