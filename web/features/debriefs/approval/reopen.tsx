import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { z } from 'zod';
import type { Debrief } from '#shared/debriefs.ts';
import { reopenDebrief } from '#shared/votes.ts';
import { useKept } from '#web/features/debriefs/kept.ts';
import { useReadAgain, useReopenDebrief } from '#web/features/debriefs/mutations.ts';
import { ReasonDialog } from '#web/features/debriefs/reason-dialog.tsx';
import layout from '#web/ui/layout.module.css';
import { toast } from '#web/ui/toast.ts';

interface ReopenProps {
  readonly debrief: Debrief;
  /** Drafts on a shared device are told apart by it. */
  readonly accountId: string;
}

/** Opens a decided debrief again, where something has come to light; the decision stays in the record. */
export function Reopen({ debrief, accountId }: ReopenProps): ReactElement {
  const kept = useKept(`reopening:${accountId}:${debrief.id}`, z.string());
  const [isAsking, setIsAsking] = useState(false);
  const reopen = useReopenDebrief();
  const readAgain = useReadAgain(debrief.id);
  return (
    <div className={layout.row}>
      <Button variant="default" size="xs" onClick={() => setIsAsking(true)}>
        Reopen the debrief
      </Button>
      {isAsking && (
        <ReasonDialog
          title={`Reopen the debrief of ${debrief.candidate.name}`}
          consequences={[
            'The debrief is open again, and a new decision is recorded in place of this one.',
            'This decision stays in the record with its approvals, to be read below the new one.',
            'Your name and the reason stand in the record; everyone in this debrief can read them.',
          ]}
          label="Why it is reopened"
          schema={reopenDebrief.body.shape.reason}
          confirm="Reopen it"
          kept={kept}
          isPending={reopen.isPending}
          error={reopen.error}
          onConfirm={(reason) =>
            reopen.mutate(
              { params: { debriefId: debrief.id }, body: { reason }, ifMatch: debrief.version },
              {
                onSuccess: () => {
                  kept.drop();
                  toast('The debrief is open again');
                  setIsAsking(false);
                },
                onError: readAgain,
              },
            )
          }
          onClose={() => setIsAsking(false)}
        />
      )}
    </div>
  );
}
