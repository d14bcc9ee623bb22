import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { z } from 'zod';
import type { CardScore } from '#shared/debriefs.ts';
import { askQuestion } from '#shared/scorecards.ts';
import { useKept } from '#web/features/debriefs/kept.ts';
import { useAskQuestion, useReadAgain } from '#web/features/debriefs/mutations.ts';
import { ReasonDialog } from '#web/features/debriefs/reason-dialog.tsx';
import { toast } from '#web/ui/toast.ts';

interface AskAuthorProps {
  readonly debriefId: string;
  readonly score: Pick<CardScore, 'seatId' | 'interviewer'>;
  readonly dimension: { readonly id: string; readonly name: string };
}

/** Asks the author of a card about one of its scores. */
export function AskAuthor(props: AskAuthorProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const { name } = props.score.interviewer;
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`Ask ${name} about ${props.dimension.name}`}
        onClick={() => setIsOpen(true)}
      >
        Ask {name}
      </Button>
      {isOpen && <AskDialog {...props} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function AskDialog({
  debriefId,
  score,
  dimension,
  onClose,
}: AskAuthorProps & { readonly onClose: () => void }): ReactElement {
  const { seatId, interviewer } = score;
  const ask = useAskQuestion();
  const readAgain = useReadAgain(debriefId);
  const kept = useKept(`ask:${seatId}:${dimension.id}`, z.string());
  return (
    <ReasonDialog
      title={`Ask ${interviewer.name} about ${dimension.name}`}
      consequences={[
        'The question and the answer stand beside the score, with your name.',
        'The score stays as it is.',
      ]}
      label="Your question"
      tooShort="Write the question out"
      schema={askQuestion.body.shape.text}
      confirm="Ask"
      kept={kept}
      isPending={ask.isPending}
      error={ask.error}
      onConfirm={(text) =>
        ask.mutate(
          { params: { seatId }, body: { dimensionId: dimension.id, text } },
          {
            onSuccess: () => {
              kept.drop();
              toast(`${interviewer.name} is asked; the answer will stand beside the score`);
              onClose();
            },
            onError: readAgain,
          },
        )
      }
      onClose={onClose}
    />
  );
}
