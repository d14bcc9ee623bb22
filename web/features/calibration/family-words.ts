import type { Evidence, Family, FamilyState, FamilySummary } from '#shared/calibration.ts';
import { count, list } from '#web/ui/format.ts';
import type { StatusShape } from '#web/ui/status-mark.tsx';

/** How far the figures of a family carry. */
export const familyStates: Record<FamilyState, { word: string; shape: StatusShape; about: string }> = {
  off: {
    word: 'Off',
    shape: 'bar',
    about:
      'Calibration is switched off in this organisation. Scores stand as given, and no adjusted figure appears.',
  },
  raw_only: {
    word: 'Raw only',
    shape: 'ring',
    about: 'Too little to go by. Debriefs show scores as given, and no adjusted figure.',
  },
  provisional: {
    word: 'Provisional',
    shape: 'half',
    about: 'Debriefs allow for who interviewed. Nothing is said about any one interviewer yet.',
  },
  calibrated: {
    word: 'Calibrated',
    shape: 'disc',
    about: 'Debriefs allow for who interviewed and which dimensions were assessed, with how sure that is.',
  },
};

/** "12 interviewers, 40 candidates, 96 cards" */
export function evidenceWords({ raters, candidates, cards }: Omit<Evidence, 'ratings'>): string {
  return [
    count(raters, 'interviewer', 'interviewers'),
    count(candidates, 'candidate', 'candidates'),
    count(cards, 'card', 'cards'),
  ].join(', ');
}

/** What is missing to the next state; null where there is no next one. */
export function nextWords({ next, isRunning }: Pick<FamilySummary, 'next' | 'isRunning'>): string | null {
  if (next === null) return null;
  const state = familyStates[next.state].word.toLowerCase();
  if (next.needsFit) {
    return isRunning
      ? `Enough for ${state}: the fit is running`
      : `Enough for ${state}: the next fit makes it so`;
  }
  const { raters, candidates, cards } = next.missing;
  const missing = [
    raters > 0 && count(raters, 'more interviewer', 'more interviewers'),
    candidates > 0 && count(candidates, 'more candidate', 'more candidates'),
    cards > 0 && count(cards, 'more card', 'more cards'),
  ].filter((words) => words !== false);
  return `To ${state}: ${list(missing)} in closed loops`;
}

/** What the fit that runs is doing. */
export function progressWords({ stage, iterations }: NonNullable<Family['running']>): string {
  return stage === 'linking_versions'
    ? 'Joining the versions of the blueprint'
    : `Fitting, ${count(iterations, 'step', 'steps')} so far`;
}

/** What came of a fit that was asked for; null while it is awaited, and where the failed try is told of by itself. */
export function fitEndingWords(asked: Family, now: Family): string | null {
  if (now.running !== null || now.askedAt !== null) return null;
  if (now.failedTry !== null && now.failedTry.at !== asked.failedTry?.at) return null;
  if (now.fit === null) return 'There was nothing to fit.';
  return now.fit.id === asked.fit?.id ? 'Nothing new has come in: the fit stays.' : 'A new fit is made.';
}

/** Why a search for the best fit ended. The code itself is kept for whoever reads the log. */
const stops: Record<string, string> = {
  decrement: 'It converged: no further step would improve it.',
  iterations: 'It used up its steps before it converged.',
  work: 'It used up its time before it converged.',
  time_limit: 'It used up its time before it converged.',
  no_descent: 'No further step led on, although it had not converged.',
  not_positive_definite: 'These ratings do not settle every figure.',
  runaway: 'These ratings agree so much that no spread among people can be estimated.',
  no_start: 'It found no point to start from.',
  no_ratings: 'No rating entered it.',
  failed: 'It broke off by a fault of ours.',
};

export function stopWords(stopped: string): string {
  return stops[stopped] ?? `It ended with “${stopped}”.`;
}
