import type { Debrief, Issue } from '#shared/debriefs.ts';
import { count, list } from '#web/ui/format.ts';

type Facts = Pick<Debrief, 'issues' | 'matrix' | 'mustHaves' | 'isOneExercise' | 'cards'>;

const divides = ({ kind }: Issue): boolean => kind !== 'one_rater';

/**
 * The one finding of a debrief in a sentence: the dimension that divides the panel and how, or that nothing does, and
 * what such an agreement rests on. It weighs nobody and recommends nothing.
 */
export function findingOf(debrief: Facts): string {
  const dividing = debrief.issues.filter(divides);
  const open = dividing.filter(({ settled }) => settled === null);
  const [first, ...others] = open;
  if (first !== undefined) return `${divisionWords(first)}${othersWords(others)}`;
  if (dividing.length > 0) {
    return `What divided the panel is settled: ${list(dividing.map(({ name }) => name))}.`;
  }
  if (debrief.matrix.rows.length < 2) {
    return 'One card is in, so there is nothing yet to agree or disagree with.';
  }
  return agreementWords(debrief);
}

function divisionWords(issue: Issue): string {
  const ratings = issue.scores.flatMap(({ rating }) => rating ?? []);
  const [low, high] = [Math.min(...ratings), Math.max(...ratings)];
  if (issue.kind === 'must_have_disputed') {
    return `${issue.name}, a must-have, divides the panel: scores of ${low} and ${high} lie on both sides of the bar of ${issue.bar}.`;
  }
  const by = (rating: number): string =>
    list(issue.scores.filter((score) => score.rating === rating).map(({ interviewer }) => interviewer.name));
  return `${issue.name} divides the panel: ${by(low)} gave ${low}, ${by(high)} ${high}.`;
}

function othersWords(others: readonly Issue[]): string {
  if (others.length === 0) return '';
  const names = others.slice(0, 2).map(({ name }) => name);
  const rest = others.length - names.length;
  const all = rest === 0 ? names : [...names, count(rest, 'more', 'more')];
  return ` ${list(all)} ${others.length === 1 ? 'divides' : 'divide'} it too.`;
}

function agreementWords(debrief: Facts): string {
  const below = debrief.mustHaves.filter(({ state }) => state === 'not_met');
  const alone = debrief.issues.filter(({ kind, settled }) => kind === 'one_rater' && settled === null);
  const unseen = debrief.matrix.dimensions.filter(({ id }) =>
    debrief.matrix.rows.every(({ cells }) =>
      cells.every((cell) => cell.dimensionId !== id || cell.rating === null),
    ),
  );
  const names = (things: readonly { readonly name: string }[]): string =>
    list(things.map(({ name }) => name));
  const limits = [
    ...(debrief.isOneExercise ? ['all from one exercise'] : []),
    ...(alone.length > 0 ? [`one person alone scored ${names(alone)}`] : []),
    ...(unseen.length > 0 ? [`nobody assessed ${names(unseen)}`] : []),
  ];
  const agreed =
    below.length === 0
      ? 'No disagreement'
      : `No disagreement: all who scored ${names(below)}, ${below.length === 1 ? 'a must-have' : 'must-haves'}, are below the bar`;
  if (limits.length > 0) return `${agreed}, but ${list(limits)}.`;
  return below.length > 0
    ? `${agreed}.`
    : 'No disagreement: the scores of each dimension lie within one point.';
}
