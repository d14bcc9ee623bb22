import type { ReactElement } from 'react';
import { z } from 'zod';
import { recuseFromVote } from '#shared/votes.ts';
import { useKept } from '#web/features/debriefs/kept.ts';
import { useReadAgain, useRecuseFromVote } from '#web/features/debriefs/mutations.ts';
import { ReasonDialog } from '#web/features/debriefs/reason-dialog.tsx';
import { toast } from '#web/ui/toast.ts';

interface StepBackProps {
  readonly debriefId: string;
  /** Drafts on a shared device are told apart by it. */
  readonly accountId: string;
  readonly hasVoted: boolean;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Stepping back from the vote, such as for somebody who knows the candidate. */
export function StepBack({ debriefId, accountId, hasVoted, onDone, onClose }: StepBackProps): ReactElement {
  const recuse = useRecuseFromVote();
  const readAgain = useReadAgain(debriefId);
  const kept = useKept(`recusal:${accountId}:${debriefId}`, z.string());
  return (
    <ReasonDialog
      title="Step back from this vote"
      consequences={[
        ...(hasVoted ? ['The vote you cast does not count any more.'] : []),
        'The others do not wait for you: their votes open when theirs are all in.',
        'Your name and the reason stand in the record; everyone in this debrief can read them.',
      ]}
      label="Why you step back"
      schema={recuseFromVote.body.shape.reason}
      confirm="Step back"
      kept={kept}
      isPending={recuse.isPending}
      error={recuse.error}
      onConfirm={(reason) =>
        recuse.mutate(
          { params: { debriefId }, body: { reason } },
          {
            onSuccess: () => {
              kept.drop();
              toast('You stepped back from this vote');
              onDone();
            },
            onError: readAgain,
          },
        )
      }
      onClose={onClose}
    />
  );
}
