import type { ReactElement } from 'react';
import type { Job } from '#shared/jobs.ts';
import { peopleByPlace } from '#shared/raters.ts';
import { PlanPrediction } from '#web/features/calibration/planning/plan-prediction.tsx';
import type { NamedRound } from '#web/features/calibration/planning/queries.ts';
import { planBody, planErrors, type RoundValues } from '#web/features/jobs/plan/plan-values.ts';

interface JobPredictionProps {
  readonly job: Job;
  /** As they are saved, or as they are being changed. */
  readonly rounds: readonly RoundValues[];
}

/** The prediction for a job's plan: of a pool nobody in particular is counted on. */
export function JobPrediction({ job, rounds }: JobPredictionProps): ReactElement {
  return <PlanPrediction jobId={job.id} rounds={namedRounds(rounds, job)} />;
}

/** Null where a round lacks something that the prediction goes by; a name is nothing of that. */
function namedRounds(rounds: readonly RoundValues[], job: Job): readonly NamedRound[] | null {
  const isWhole = Object.keys(planErrors({ rounds })).every((path) => path.endsWith('.name'));
  if (!isWhole) return null;
  return planBody({ rounds }, job.dimensions).rounds.map((round, index) => {
    const { name, exerciseKey, minutes, interviewers, dimensionIds } = round;
    const named = rounds[index]?.people ?? [];
    const places = peopleByPlace(interviewers, named).map((people) =>
      people.length === 1 ? (people[0] ?? null) : null,
    );
    return {
      name: name === '' ? `round ${index + 1}` : name,
      people: places.map((person) => person?.name ?? null),
      planned: {
        exerciseKey,
        minutes,
        isHeld: false,
        seats: places.map((person) => ({ memberId: person?.id ?? null, dimensionIds })),
      },
    };
  });
}
