import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useId } from 'react';
import { familyStates } from '#web/features/calibration/family-words.ts';
import classes from '#web/features/calibration/planning/planning.module.css';
import { PredictionChanges } from '#web/features/calibration/planning/prediction-changes.tsx';
import { PredictionTable } from '#web/features/calibration/planning/prediction-table.tsx';
import {
  assumedWords,
  findingWords,
  noPredictionWords,
  type Prediction,
} from '#web/features/calibration/planning/prediction-words.ts';
import { type NamedRound, planPredictionQuery } from '#web/features/calibration/planning/queries.ts';
import { Moment } from '#web/ui/moment.tsx';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';

const CHANGING_DELAY_MS = 300;

interface PlanPredictionProps {
  readonly jobId: string;
  /** Null while the plan is not whole: what was predicted before stays. */
  readonly rounds: readonly NamedRound[] | null;
}

/** How sure a plan will let its debriefs be; follows the plan a little behind. */
export function PlanPrediction({ jobId, rounds }: PlanPredictionProps): ReactElement {
  const heading = useId();
  const [asked] = useDebouncedValue(rounds, CHANGING_DELAY_MS);
  const { data, error, isFetching, refetch } = useQuery(planPredictionQuery(jobId, asked));
  return (
    <section className={classes.panel} aria-labelledby={heading}>
      <h3 id={heading}>How sure this plan will let us be</h3>
      {data !== undefined ? (
        data.prediction.kind === 'no_prediction' ? (
          <p>{noPredictionWords(data.prediction)}</p>
        ) : (
          <div aria-busy={isFetching}>
            {asked === null && <p>A round is not whole yet. This is for the plan as it was before.</p>}
            <Predicted prediction={data.prediction} rounds={data.asked} />
          </div>
        )
      ) : error !== null ? (
        <ErrorState title="The prediction could not be loaded" error={error} onRetry={() => void refetch()} />
      ) : asked === null ? (
        <p>It shows once every round has its minutes and at least one dimension.</p>
      ) : (
        <Skeleton label="Predicting the intervals" rows={4} />
      )}
    </section>
  );
}

interface PredictedProps {
  readonly prediction: Prediction;
  readonly rounds: readonly NamedRound[];
}

function Predicted({ prediction, rounds }: PredictedProps): ReactElement {
  const { state, fittedAt } = prediction;
  return (
    <>
      <p>
        Debriefs show each calibrated score with a range that is 90&nbsp;% likely to hold it. This is how far
        that range will reach either way; less is surer.
      </p>
      {state === 'provisional' && (
        <p>
          <StatusMark shape={familyStates.provisional.shape}>{familyStates.provisional.word}</StatusMark>, so
          these widths may still change.
        </p>
      )}
      <p className={classes.finding} role="status">
        {findingWords(prediction)}
      </p>
      <PredictionTable prediction={prediction} />
      <PredictionChanges prediction={prediction} rounds={rounds} />
      <p className={classes.soft}>
        From closed loops only, fit of <Moment at={fittedAt} />. {assumedWords(prediction)}
      </p>
    </>
  );
}
