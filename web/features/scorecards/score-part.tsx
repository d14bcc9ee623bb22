import { Button, VisuallyHidden } from '@mantine/core';
import { memo, type ReactElement, type ReactNode } from 'react';
import type { CardContent, DraftScore, Scorecard } from '#shared/scorecards.ts';
import type { EditCard } from '#web/features/scorecards/card-edits.ts';
import type { Missing } from '#web/features/scorecards/completeness.ts';
import { DimensionCard } from '#web/features/scorecards/dimension-card.tsx';
import classes from '#web/features/scorecards/editor.module.css';
import { GiveUpSeat } from '#web/features/scorecards/give-up-seat.tsx';
import { MissingList } from '#web/features/scorecards/missing-list.tsx';
import { RecommendationField } from '#web/features/scorecards/recommendation-field.tsx';
import { RedFlags } from '#web/features/scorecards/red-flags.tsx';
import { ReportAbsence } from '#web/features/scorecards/report-absence.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';

interface ScorePartProps {
  readonly card: Scorecard;
  readonly content: CardContent;
  readonly missing: readonly Missing[];
  readonly current: number;
  readonly opens: string | null;
  readonly edit: EditCard;
  readonly onEnter: (position: number) => void;
  readonly onGo: (fieldId: string) => void;
  readonly onSubmit: () => void;
  /** The way to hand the seat over to a colleague. */
  readonly handOver: ReactNode;
  /** The way to ask that others cover what this interview could not. */
  readonly askForCover: ReactNode;
}

/** Everything that is submitted, from the first dimension to the button. */
export const ScorePart = memo(function ScorePart(props: ScorePartProps): ReactElement {
  const { card, content, missing, current, opens, edit, onEnter, onGo, onSubmit, handOver, askForCover } =
    props;
  const { kit } = card;
  return (
    <section className={classes.scores} aria-labelledby="scores">
      <VisuallyHidden component="h2" id="scores">
        Scores
      </VisuallyHidden>
      {kit.dimensions.map((dimension, position) => (
        <DimensionCard
          key={dimension.id}
          dimension={dimension}
          position={position}
          score={scoreOf(content, dimension.id)}
          ticked={content.signals}
          isCurrent={position === current}
          edit={edit}
          onEnter={onEnter}
        />
      ))}
      <RedFlags flags={kit.redFlags} raised={content.redFlags} edit={edit} />
      <RecommendationField chosen={content.recommendation} edit={edit} />
      {askForCover}
      <section className={classes.block} aria-labelledby="submission">
        <h3 id="submission">Submit</h3>
        {missing.length === 0 ? (
          <p>The card is complete. Submitting is final.</p>
        ) : (
          <>
            <p>Still missing:</p>
            <MissingList missing={missing} onGo={onGo} />
          </>
        )}
        <p className={classes.sealed}>
          <StatusMark shape="ring">Sealed until you submit.</StatusMark>
          <span className={classes.soft}>Until then you see nothing of your colleagues’ cards.</span>
        </p>
        <EndActions card={card} opens={opens} onSubmit={onSubmit} handOver={handOver} />
      </section>
    </section>
  );
});

/** None of it changes with a key. */
const EndActions = memo(function EndActions(
  props: Pick<ScorePartProps, 'card' | 'opens' | 'onSubmit' | 'handOver'>,
): ReactElement {
  const { card, opens, onSubmit, handOver } = props;
  return (
    <div className={classes.endActions}>
      {opens === null ? <Button onClick={onSubmit}>Submit the card</Button> : <p>{opens}.</p>}
      {opens === null ? <ReportAbsence card={card} /> : <GiveUpSeat card={card} />}
      {handOver}
    </div>
  );
});

function scoreOf(content: CardContent, dimensionId: DraftScore['dimensionId']): DraftScore {
  return (
    content.scores.find((score) => score.dimensionId === dimensionId) ?? {
      dimensionId,
      rating: null,
      notAssessedReason: null,
      evidence: '',
    }
  );
}
