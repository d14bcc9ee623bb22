import type { z } from 'zod';
import type { RatingFact } from '#server/calibration/rules.ts';
import { type Issue, type MustHaveState, minRationaleLength } from '#shared/debriefs.ts';

export interface DimensionFact {
  readonly id: string;
  readonly bar: number;
  readonly isMustHave: boolean;
}

/** Whether nothing is kept back from the vote any more: it is open, or a decision was taken where there was none to sway. */
export function areVotesOpen({
  voting,
  decisions,
}: {
  readonly voting: { readonly reveal: unknown };
  readonly decisions: readonly unknown[];
}): boolean {
  return voting.reveal !== null || decisions.length > 0;
}

interface Weighed {
  readonly dimensionId: string;
  readonly kind: Issue['kind'];
  readonly position: number;
  /** The larger, the sooner it is talked about. */
  readonly weight: number;
}

/** Scores this far apart are worth a talk. */
export const wideGap = 2;

function ratingsOn(dimensionId: string, ratings: readonly RatingFact[]): number[] {
  return ratings.flatMap((fact) =>
    fact.dimensionId === dimensionId && fact.rating !== null ? [fact.rating] : [],
  );
}

/**
 * What the ratings say about a must-have, never a mean: `not_assessed` without any, `thin` with one, `disputed` where
 * they lie on both sides of the bar, else `met` or `not_met`. People settle it.
 */
export function mustHaveState(
  dimension: DimensionFact,
  ratings: readonly RatingFact[],
): z.input<typeof MustHaveState> {
  const given = ratingsOn(dimension.id, ratings);
  if (given.length === 0) return 'not_assessed';
  if (given.length === 1) return 'thin';
  const reached = given.filter((rating) => rating >= dimension.bar).length;
  if (reached === given.length) return 'met';
  return reached === 0 ? 'not_met' : 'disputed';
}

/**
 * What a committee should talk about, most important first: must-haves with scores on both sides of the bar, gaps of
 * two or more from the widest, then dimensions that one person alone scored, must-haves before others. Each dimension
 * once, for the weightiest reason.
 */
export function issuesOf(
  dimensions: readonly DimensionFact[],
  ratings: readonly RatingFact[],
): { dimensionId: string; kind: Issue['kind'] }[] {
  const found = dimensions.flatMap((dimension, position): Weighed[] => {
    const given = ratingsOn(dimension.id, ratings);
    const gap = given.length < 2 ? 0 : Math.max(...given) - Math.min(...given);
    const common = { dimensionId: dimension.id, position };
    if (dimension.isMustHave && mustHaveState(dimension, ratings) === 'disputed') {
      return [{ ...common, kind: 'must_have_disputed', weight: 1000 + gap }];
    }
    if (gap >= wideGap) return [{ ...common, kind: 'wide_gap', weight: 100 + gap }];
    if (given.length === 1) return [{ ...common, kind: 'one_rater', weight: dimension.isMustHave ? 10 : 1 }];
    return [];
  });
  return found
    .sort((a, b) => b.weight - a.weight || a.position - b.position)
    .map(({ dimensionId, kind }) => ({ dimensionId, kind }));
}

/** What a rationale lacks: every dimension has one text, each of the same least length, whatever the outcome. */
export function rationaleObjections(
  dimensions: readonly { readonly id: string; readonly name: string }[],
  rationale: readonly { readonly dimensionId: string; readonly text: string }[],
): { path: string; message: string }[] {
  return dimensions.flatMap(({ id, name }) => {
    const texts = rationale.filter(({ dimensionId }) => dimensionId === id);
    const length = texts[0]?.text.trim().length ?? 0;
    if (texts.length > 1) return [{ path: `rationale.${id}`, message: `${name} has two texts` }];
    return length >= minRationaleLength
      ? []
      : [
          {
            path: `rationale.${id}`,
            message: `${name} needs at least ${minRationaleLength} characters; it has ${length}`,
          },
        ];
  });
}

/** Which job a candidate is to be considered for is said where that is the outcome, and nowhere else. */
export function otherJobObjections(
  given: { readonly outcome: string; readonly otherJobId?: string | undefined },
  ownJobId: string,
): { path: string; message: string }[] {
  const { outcome, otherJobId } = given;
  const path = 'otherJobId';
  if (outcome !== 'other_job') {
    return otherJobId === undefined ? [] : [{ path, message: 'Another job belongs to that outcome only.' }];
  }
  if (otherJobId === undefined) return [{ path, message: 'Say which job to consider the candidate for.' }];
  return otherJobId === ownJobId ? [{ path, message: 'This is the job of the debrief itself.' }] : [];
}

/** Approvers who could not answer when they are asked: the decision would wait for them for ever. */
export function approverObjections(
  approverIds: readonly string[],
  people: ReadonlyMap<
    string,
    { readonly name: string; readonly roles: readonly string[]; readonly isActive: boolean }
  >,
): { path: string; message: string }[] {
  return approverIds.flatMap((id) => {
    const person = people.get(id);
    if (person?.isActive === true && person.roles.includes('approver')) return [];
    return [
      {
        path: 'approverIds',
        message: `${person?.name ?? 'Somebody'} is to approve and can't any more. Change the approvers of the job first.`,
      },
    ];
  });
}

const wordsAMinute = 230;

/** Minutes to read so many words; never less than one. */
export function minutesToRead(words: number): number {
  return Math.max(1, Math.ceil(words / wordsAMinute));
}
