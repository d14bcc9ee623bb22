import type { Job } from '#shared/jobs.ts';
import type { PlanWarning } from '#shared/plan-warnings.ts';
import { newRound, type RoundValues } from '#web/features/jobs/plan/plan-values.ts';

/** Most interviewers of a round that the contract takes. */
const MOST_INTERVIEWERS = 4;

/** The rounds after doing what a warning asks for; null where a person has to choose, and is taken to the round. */
export function applyFix(
  rounds: readonly RoundValues[],
  { kind, round: place, memberId, dimensionId }: PlanWarning['fix'],
  job: Pick<Job, 'exercises' | 'dimensions'>,
): readonly RoundValues[] | null {
  if (kind === 'add_round') {
    return [...rounds, { ...newRound(job), dimensionIds: dimensionId === null ? [] : [dimensionId] }];
  }
  const round = place === null ? undefined : rounds[Number(place)];
  if (round === undefined) return null;
  const changed = ((): RoundValues | null => {
    switch (kind) {
      case 'add_person': {
        const interviewers = Number(round.interviewers) + 1;
        return interviewers > MOST_INTERVIEWERS ? null : { ...round, interviewers: String(interviewers) };
      }
      case 'score_dimension':
        return dimensionId === null ? null : { ...round, dimensionIds: [...round.dimensionIds, dimensionId] };
      case 'replace_person':
        return { ...round, people: round.people.filter(({ id }) => id !== memberId) };
      case 'change_round':
      case 'name_people':
      case 'sign_off':
        return null;
    }
  })();
  return changed === null ? null : rounds.map((one) => (one.key === round.key ? changed : one));
}
