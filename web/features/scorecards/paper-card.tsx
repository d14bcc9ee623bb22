import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useCallback, useMemo, useState } from 'react';
import type { CardContent, getPaperCard } from '#shared/scorecards.ts';
import type { ReplyOf } from '#web/api/call.ts';
import { ProblemError } from '#web/api/problem-error.ts';
import type { EditCard } from '#web/features/scorecards/card-edits.ts';
import { missingIn, progressWords } from '#web/features/scorecards/completeness.ts';
import { DimensionCard } from '#web/features/scorecards/dimension-card.tsx';
import classes from '#web/features/scorecards/editor.module.css';
import { focusField } from '#web/features/scorecards/focus-field.ts';
import { MissingList } from '#web/features/scorecards/missing-list.tsx';
import { useSubmitPaperCard } from '#web/features/scorecards/mutations.ts';
import paper from '#web/features/scorecards/paper-card.module.css';
import { paperCardQuery } from '#web/features/scorecards/queries.ts';
import { RecommendationField } from '#web/features/scorecards/recommendation-field.tsx';
import { RedFlags } from '#web/features/scorecards/red-flags.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

interface PaperCardProps {
  readonly seatId: string;
  readonly onDone: () => void;
}

/** The card of a colleague who wrote on paper, to be typed in. */
export function PaperCard({ seatId, onDone }: PaperCardProps): ReactElement {
  const { data, error, refetch } = useQuery(paperCardQuery(seatId));
  if (data !== undefined) return <PaperForm form={data} onDone={onDone} />;
  if (error === null) return <Skeleton label="Loading what the card asks for" rows={10} />;
  return <ErrorState title="This card can’t be typed in" error={error} onRetry={() => void refetch()} />;
}

interface PaperFormProps {
  readonly form: ReplyOf<typeof getPaperCard>;
  readonly onDone: () => void;
}

const nobody = (): void => undefined;

function PaperForm({ form, onDone }: PaperFormProps): ReactElement {
  const { kit, holder, candidateName, interviewName } = form;
  const [content, setContent] = useState<CardContent>(() => emptyContent(form));
  const [isAsked, setIsAsked] = useState(false);
  const [isConfirming, setIsConfirming] = useState(false);
  const send = useSubmitPaperCard();
  const edit: EditCard = useCallback((change) => setContent(change), []);
  const missing = useMemo(
    () =>
      missingIn(content, kit).map((one) =>
        one.lack === 'recommendation' ? { ...one, words: `Recommendation of ${holder.name}` } : one,
      ),
    [content, kit, holder.name],
  );
  const submit = (): void => {
    const { notes: _, ...body } = content;
    send.mutate(
      { params: { seatId: form.seatId }, body },
      {
        onSuccess: () => {
          toast(`The card of ${holder.name} is submitted`);
          onDone();
        },
      },
    );
  };
  return (
    <form
      className={paper.form}
      noValidate
      aria-label={`Paper card of ${holder.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        setIsAsked(true);
        setIsConfirming(missing.length === 0);
      }}
    >
      <p className={paper.about}>
        What {holder.name} wrote on {candidateName} in {interviewName}, word for word. It becomes their card:
        they are its author and are told that you typed it in, and the card shows both names. Nothing is kept
        until it is submitted.
      </p>
      <p className={paper.progress} role="status">
        {progressWords(content, kit, missing)}
      </p>
      <div className={classes.scores}>
        {kit.dimensions.map((dimension, position) => (
          <DimensionCard
            key={dimension.id}
            dimension={dimension}
            position={position}
            score={content.scores[position] ?? emptyScore(dimension.id)}
            ticked={content.signals}
            isCurrent={false}
            edit={edit}
            onEnter={nobody}
          />
        ))}
        <RedFlags flags={kit.redFlags} raised={content.redFlags} edit={edit} />
        <RecommendationField chosen={content.recommendation} edit={edit} whose={holder.name} />
      </div>
      {isAsked && missing.length > 0 && (
        <div role="alert">
          <p>Still missing:</p>
          <MissingList missing={missing} onGo={focusField} />
        </div>
      )}
      <div className={paper.actions}>
        <Button type="submit">Submit as {holder.name}’s card</Button>
        <Button variant="default" onClick={onDone}>
          Leave without it
        </Button>
      </div>
      {isConfirming && (
        <ConfirmDialog
          title={`Submit the card of ${holder.name}`}
          consequences={[
            `It is final: ${holder.name} can amend a score later, with a reason.`,
            'What they had typed themselves until now is kept for them alone.',
            'You have read this card then, and can’t take a counting seat on this loop any more.',
          ]}
          confirm="Submit for good"
          isPending={send.isPending}
          error={refusal(send.error)}
          onConfirm={submit}
          onCancel={() => {
            send.reset();
            setIsConfirming(false);
          }}
        />
      )}
    </form>
  );
}

/** The first thing the server found missing, should it see more than this page did. */
function refusal(error: Error | null): Error | null {
  const [first] = error instanceof ProblemError ? error.fields : [];
  return first === undefined ? error : new Error(first.message);
}

function emptyScore(
  dimensionId: CardContent['scores'][number]['dimensionId'],
): CardContent['scores'][number] {
  return { dimensionId, rating: null, notAssessedReason: null, evidence: '' };
}

function emptyContent({ kit }: PaperFormProps['form']): CardContent {
  return {
    notes: '',
    recommendation: null,
    scores: kit.dimensions.map(({ id }) => emptyScore(id)),
    signals: [],
    redFlags: [],
  };
}
