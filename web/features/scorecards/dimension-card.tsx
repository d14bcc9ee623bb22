import { memo, type ReactElement } from 'react';
import type { DraftScore } from '#shared/scorecards.ts';
import {
  type Choice,
  choose,
  type EditCard,
  tickSignal,
  writeEvidence,
  writeReason,
} from '#web/features/scorecards/card-edits.ts';
import { fieldIds } from '#web/features/scorecards/completeness.ts';
import classes from '#web/features/scorecards/editor.module.css';
import { EvidenceField } from '#web/features/scorecards/evidence-field.tsx';
import type { KitDimension } from '#web/features/scorecards/kit.ts';
import { LevelChoice } from '#web/features/scorecards/level-choice.tsx';
import { ReasonField } from '#web/features/scorecards/reason-field.tsx';
import { SignalTicks } from '#web/features/scorecards/signal-ticks.tsx';

interface DimensionCardProps {
  readonly dimension: KitDimension;
  readonly position: number;
  readonly score: DraftScore;
  readonly ticked: readonly string[];
  /** Where the keys 1 to 5 and 0 go while nothing has the focus. */
  readonly isCurrent: boolean;
  readonly edit: EditCard;
  readonly onEnter: (position: number) => void;
}

/** One dimension with its anchors, its evidence and its signals. */
export const DimensionCard = memo(function DimensionCard(props: DimensionCardProps): ReactElement {
  const { dimension, position, score, ticked, isCurrent, edit, onEnter } = props;
  const { id } = dimension;
  const isNotAssessed = score.notAssessedReason !== null;
  return (
    <section
      id={fieldIds.dimension(id)}
      className={classes.dimension}
      aria-labelledby={`${fieldIds.dimension(id)}-name`}
      data-dimension={position}
      data-current={isCurrent || undefined}
      onFocus={() => onEnter(position)}
    >
      <header>
        <h3 id={`${fieldIds.dimension(id)}-name`}>
          <span className={classes.position}>{position + 1}</span> {dimension.name}
        </h3>
        {dimension.isMustHave && <span className={classes.tag}>Must-have</span>}
      </header>
      <p className={classes.covers}>{dimension.covers}</p>
      <LevelChoice
        dimension={dimension}
        chosen={isNotAssessed ? 'not_assessed' : score.rating}
        onChoose={(choice: Choice | null) => edit((card) => choose(card, id, choice))}
      />
      {score.notAssessedReason !== null && (
        <ReasonField
          id={fieldIds.reason(id)}
          value={score.notAssessedReason}
          onChange={(reason) => edit((card) => writeReason(card, id, reason))}
        />
      )}
      {(!isNotAssessed || score.evidence !== '') && (
        <EvidenceField
          id={fieldIds.evidence(id)}
          label={`Evidence for ${dimension.name}`}
          value={score.evidence}
          isNeeded={score.rating !== null}
          onChange={(text) => edit((card) => writeEvidence(card, id, text))}
        />
      )}
      {dimension.signals.length > 0 && (
        <SignalTicks
          signals={dimension.signals}
          ticked={ticked}
          onTick={(key, isSeen) => edit((card) => tickSignal(card, key, isSeen))}
        />
      )}
    </section>
  );
});
