import type { z } from 'zod';
import type { Debrief, DebriefSummary, DecisionOutcome, Issue, MustHaveState } from '#shared/debriefs.ts';
import type { BarWord } from '#shared/figures.ts';
import type { Recommendation } from '#shared/scorecards.ts';
import { count } from '#web/ui/format.ts';
import type { StatusShape } from '#web/ui/status-mark.tsx';

interface Mark {
  readonly word: string;
  readonly shape: StatusShape;
}

export type Outcome = z.infer<typeof DecisionOutcome>;

export const debriefStates: Record<DebriefSummary['state'], Mark> = {
  open: { word: 'Open', shape: 'ring' },
  decided: { word: 'Decided, awaits approval', shape: 'half' },
  approved: { word: 'Approved', shape: 'disc' },
};

/** In the order of the form; none of them stands out. */
export const outcomes: Record<Outcome, { readonly word: string; readonly about: string }> = {
  hire: { word: 'Hire', about: 'An offer is to be made for this job.' },
  no_hire: { word: 'No hire', about: 'The application is to end here.' },
  hold: { word: 'Hold', about: 'Nothing is settled yet; the conditions below say what would settle it.' },
  advance: { word: 'Advance', about: 'The candidate is to go on to the next stage of this job.' },
  other_job: {
    word: 'Consider for another job',
    about: 'The candidate is considered for another job or level from now on; no scores go with them.',
  },
};

export const mustHaveStates: Record<z.infer<typeof MustHaveState>, Mark> = {
  met: { word: 'Met', shape: 'disc' },
  not_met: { word: 'Not met', shape: 'bar' },
  disputed: { word: 'Disputed', shape: 'half' },
  thin: { word: 'Thin: one rater', shape: 'diamond' },
  not_assessed: { word: 'Not assessed', shape: 'ring' },
};

export const barWords: Record<z.infer<typeof BarWord>, string> = {
  clearly_above: 'clearly above',
  probably_above: 'probably above',
  cannot_tell: 'can’t tell',
  probably_below: 'probably below',
  clearly_below: 'clearly below',
};

export const issueKinds: Record<Issue['kind'], string> = {
  must_have_disputed: 'Must-have, both sides of bar',
  wide_gap: 'Two points or more apart',
  one_rater: 'Scored by one person',
};

export const recommendations: Record<Recommendation, string> = {
  strong_no: 'Strong no',
  no: 'No',
  yes: 'Yes',
  strong_yes: 'Strong yes',
};

/** "Ana Costa" -> "AC" */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('');
}

/** "Ana Costa" -> "Ana C." */
export function shortName(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const last = words.at(-1);
  return words.length < 2 || last === undefined ? name : `${words[0]} ${[...last][0]}.`;
}

/** From here on the columns of a panel are headed by initials. */
const manyPeople = 5;

/** What heads the columns of a panel: short names while there is room, then initials, told apart where two are the same. */
export function columnWords(names: readonly string[]): readonly string[] {
  if (new Set(names).size < manyPeople) return names.map(shortName);
  return names.map((name) => {
    const own = initials(name);
    const isShared = names.some((other) => other !== name && initials(other) === own);
    return isShared ? `${own}${[...(name.split(/\s+/).at(-1) ?? '')][1] ?? ''}` : own;
  });
}

export function cardsWords({ in: isIn, expected }: Debrief['cards']): string {
  return isIn === expected
    ? `All ${count(isIn, 'card', 'cards')} in`
    : `${isIn} of ${count(expected, 'card', 'cards')} in`;
}
