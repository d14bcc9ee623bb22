import type { z } from 'zod';
import { type LevelWithheld, levelMinimum, type Scoring } from '#shared/calibration-review.ts';

export type Reason = z.infer<typeof LevelWithheld>;
export type ShownLevel = Extract<Scoring['level'], { kind: 'level' }>;

/** Whether anything may be said of a person's scoring at all. */
export function hasMinimum({ cards, candidates, coRaters }: Scoring['basis']): boolean {
  return (
    cards >= levelMinimum.cards && candidates >= levelMinimum.candidates && coRaters >= levelMinimum.coRaters
  );
}

/** The level, or why there is none. Below the minimum there is none, whatever came with the reply. */
export function levelOf({ basis, level }: Pick<Scoring, 'basis' | 'level'>): ShownLevel | Reason {
  if (level.kind === 'withheld') return level.reason;
  return hasMinimum(basis) ? level : 'too_few_cards';
}

/** Why nothing is said of a level, about somebody else. */
export const withheldWords: Record<Reason, string> = {
  too_few_cards: 'Too few shared candidates to say',
  person_or_dimension: 'Can’t tell the person from the dimension',
  not_linked: 'Shares no candidates with the others',
  provisional: 'Provisional: nothing is said yet',
  left: 'Not a member any more',
};

/** The same to the person. */
export const ownWithheldWords: Record<Reason, string> = {
  too_few_cards: 'Too few shared candidates to say.',
  person_or_dimension: 'We can’t tell you from what you score.',
  not_linked:
    'Nobody else who scores here has met your candidates, so there is nothing to compare with. One shared interview would change that.',
  provisional:
    'The figures of this blueprint are provisional: they allow for panels and say nothing about any one person.',
  left: 'Nothing is said about people who have left.',
};

/** What is missing to the least that a level is shown from: "4 more cards and 1 more co-rater"; empty for nothing. */
export function missingToMinimum({
  cards,
  candidates,
  coRaters,
}: Scoring['basis']): readonly [cards: number, candidates: number, coRaters: number] {
  return [
    Math.max(0, levelMinimum.cards - cards),
    Math.max(0, levelMinimum.candidates - candidates),
    Math.max(0, levelMinimum.coRaters - coRaters),
  ];
}
