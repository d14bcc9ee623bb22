import { Button, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { SubmittedCard } from '#shared/scorecards.ts';
import { useAskQuestion } from '#web/features/loops/mutations.ts';
import { Dialog, DialogActions } from '#web/ui/dialog.tsx';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

/** What the contract asks for. */
const SHORTEST = 10;
const LONGEST = 2000;

interface AskQuestionProps {
  readonly card: SubmittedCard;
  readonly loopId: string;
  readonly score: SubmittedCard['scores'][number];
}

/** Asks the author of a card about one of its scores. */
export function AskQuestion({ card, loopId, score }: AskQuestionProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const { name } = card.interviewer;
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`Ask ${name} about ${score.dimensionName}`}
        onClick={() => setIsOpen(true)}
      >
        Ask {name}
      </Button>
      {isOpen && <AskDialog card={card} loopId={loopId} score={score} onDone={() => setIsOpen(false)} />}
    </>
  );
}

function AskDialog({
  card,
  loopId,
  score,
  onDone,
}: AskQuestionProps & { readonly onDone: () => void }): ReactElement {
  const [text, setText] = useState('');
  const [isTold, setIsTold] = useState(false);
  const ask = useAskQuestion(loopId);
  const isShort = text.trim().length < SHORTEST;
  return (
    <Dialog
      title={`Ask ${card.interviewer.name} about ${score.dimensionName}`}
      onClose={ask.isPending ? undefined : onDone}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setIsTold(isShort);
          if (isShort) return;
          ask.mutate(
            { params: { seatId: card.seatId }, body: { dimensionId: score.dimensionId, text: text.trim() } },
            {
              onSuccess: () => {
                toast(`${card.interviewer.name} is asked; the answer will stand beside the score`);
                onDone();
              },
            },
          );
        }}
      >
        <p>The answer is added to the card. The score stays as it is.</p>
        <Textarea
          label="Your question"
          maxLength={LONGEST}
          rows={3}
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={isTold && isShort ? 'Write the question out.' : undefined}
        />
        <FormError error={ask.error} />
        <DialogActions>
          <Button variant="default" disabled={ask.isPending} onClick={onDone}>
            Go back
          </Button>
          <Button type="submit" loading={ask.isPending}>
            Ask
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
