import type { ReactElement } from 'react';
import type { Loop } from '#shared/loops.ts';
import { peopleByPlace } from '#shared/raters.ts';
import { PlanPrediction } from '#web/features/calibration/planning/plan-prediction.tsx';
import type { NamedRound } from '#web/features/calibration/planning/queries.ts';

/** The prediction for a loop: its interviews with their people, and the rounds that are still to be scheduled. */
export function LoopPrediction({ loop }: { readonly loop: Loop }): ReactElement | null {
  const rounds = namedRounds(loop, Date.now());
  if (rounds.length === 0) return null;
  return <PlanPrediction jobId={loop.job.id} rounds={rounds} />;
}

/** Who counts, as planned: nothing of it depends on anybody's card. */
function namedRounds({ interviews, openRounds }: Loop, now: number): readonly NamedRound[] {
  const planned = interviews
    .filter(({ cancelReason }) => cancelReason === null)
    .flatMap(({ name, exerciseKey, minutes, startsAt, seats: all }) => {
      const seats = all.filter(({ kind, card }) => kind === 'interviewer' && card !== 'not_needed');
      if (seats.length === 0) return [];
      return {
        name,
        people: seats.map(({ member }) => member.name),
        planned: {
          exerciseKey,
          minutes,
          isHeld: Date.parse(startsAt) <= now,
          seats: seats.map(({ member, dimensions }) => ({
            memberId: member.id,
            dimensionIds: dimensions.map(({ id }) => id),
          })),
        },
      };
    });
  const open = openRounds.map(({ name, exerciseKey, minutes, interviewers, dimensions, people: named }) => {
    // Of a pool nobody in particular is counted on.
    const places = peopleByPlace(interviewers, named).map((people) =>
      people.length === 1 ? (people[0] ?? null) : null,
    );
    const people = places.map((person) => person?.name ?? null);
    const dimensionIds = dimensions.map(({ id }) => id);
    const seats = places.map((person) => ({ memberId: person?.id ?? null, dimensionIds }));
    return { name, people, planned: { exerciseKey, minutes, isHeld: false, seats } };
  });
  return [...planned, ...open];
}
