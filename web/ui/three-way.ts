import type { ComparedField, Side } from '#web/ui/compare-changes.tsx';

export interface ThreeWayField<Values> {
  readonly key: keyof Values & string;
  readonly label: string;
  readonly words: (values: Values) => string;
}

export interface Versions<Values> {
  /** What the form started from. */
  readonly base: Values;
  /** What is saved now. */
  readonly theirs: Values;
  /** What was typed. */
  readonly mine: Values;
}

/**
 * The fields on which what is saved and what was typed differ. Where one side left a field as it was, the other
 * side's is suggested; where both changed it, a person chooses.
 */
export function compareThreeWays<Values>(
  fields: readonly ThreeWayField<Values>[],
  versions: Versions<Values>,
): ComparedField[] {
  return fields
    .map(({ key, label, words }) => {
      const [base, theirs, mine] = [words(versions.base), words(versions.theirs), words(versions.mine)];
      return { key, label, theirs, mine, suggested: suggest(base, theirs, mine) };
    })
    .filter((field) => field.theirs !== field.mine);
}

function suggest(base: string, theirs: string, mine: string): Side | null {
  if (base === theirs) return 'mine';
  if (base === mine) return 'theirs';
  return null;
}

/** What is saved now, with mine where mine was chosen. */
export function takeChosen<Values extends object>(
  choices: Record<string, Side>,
  { theirs, mine }: Versions<Values>,
): Values {
  return {
    ...theirs,
    ...Object.fromEntries(Object.entries(mine).filter(([key]) => choices[key] === 'mine')),
  };
}
