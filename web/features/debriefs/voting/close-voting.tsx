import { Button } from '@mantine/core';
import { type ReactElement, useId, useState } from 'react';
import type { Voting } from '#shared/voting.ts';
import { useCloseVoting, useReadAgain } from '#web/features/debriefs/mutations.ts';
import classes from '#web/features/debriefs/voting/voting.module.css';
import { closeObstacle, missingNames } from '#web/features/debriefs/voting/voting-words.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import layout from '#web/ui/layout.module.css';
import { toast } from '#web/ui/toast.ts';

interface CloseVotingProps {
  readonly debriefId: string;
  readonly voting: Voting;
  readonly onDone: () => void;
}

/** The chair's: opens the votes before the last one is in, from the quorum on. */
export function CloseVoting({ debriefId, voting, onDone }: CloseVotingProps): ReactElement {
  const [isAsking, setIsAsking] = useState(false);
  const reasonId = useId();
  const close = useCloseVoting();
  const readAgain = useReadAgain(debriefId);
  const obstacle = closeObstacle(voting);
  const missing = missingNames(voting);
  return (
    <div className={layout.row}>
      <Button
        variant="default"
        disabled={obstacle !== null}
        aria-describedby={reasonId}
        onClick={() => setIsAsking(true)}
      >
        Close the voting and show the votes
      </Button>
      <span id={reasonId} className={classes.soft}>
        {obstacle ?? 'You chair this debrief.'}
      </span>
      {isAsking && (
        <ConfirmDialog
          title="Close the voting and show the votes"
          consequences={[
            'Every vote opens for everyone in this debrief, with its name and its reason. This can’t be undone.',
            ...(missing === null
              ? []
              : [`No vote from ${missing}: a later one counts as late, and is marked.`]),
            'The decision can then be recorded.',
          ]}
          confirm="Show the votes"
          isPending={close.isPending}
          error={close.error}
          onCancel={() => setIsAsking(false)}
          onConfirm={() =>
            close.mutate(
              { params: { debriefId } },
              {
                onSuccess: () => {
                  toast('The votes are open');
                  setIsAsking(false);
                  onDone();
                },
                onError: readAgain,
              },
            )
          }
        />
      )}
    </div>
  );
}
