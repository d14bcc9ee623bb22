import type { CardContent, DraftScore, Recommendation } from '#shared/scorecards.ts';
import { recommendationNames } from '#web/features/scorecards/card-words.ts';
import type { CardKit } from '#web/features/scorecards/kit.ts';
import type { ComparedField, Side } from '#web/ui/compare-changes.tsx';
import { compareThreeWays, type ThreeWayField, takeChosen, type Versions } from '#web/ui/three-way.ts';

/** A card with each thing that a person decides about by itself: the text of a key is what stands there. */
type FlatCard = Record<string, unknown>;

const NOTHING = 'Nothing';

export function compareCards(kit: CardKit, versions: Versions<CardContent>): ComparedField[] {
  return compareThreeWays(fieldsOf(kit), flatVersions(versions));
}

/** What is saved now, with mine where mine was chosen. */
export function mergeCards(choices: Record<string, Side>, versions: Versions<CardContent>): CardContent {
  const flat = takeChosen(choices, flatVersions(versions));
  const { theirs } = versions;
  const order = [...new Set([...theirs.redFlags, ...versions.mine.redFlags].map(({ key }) => key))];
  const ticks = [...new Set([...theirs.signals, ...versions.mine.signals])];
  return {
    // Each was put there under this key by flatten, with this type.
    notes: flat.notes as string,
    recommendation: flat.recommendation as Recommendation | null,
    scores: theirs.scores.map((score) => ({
      ...score,
      ...(flat[`score:${score.dimensionId}`] as Pick<DraftScore, 'rating' | 'notAssessedReason'>),
      evidence: (flat[`evidence:${score.dimensionId}`] as string | undefined) ?? score.evidence,
    })),
    signals: ticks.filter((key) => flat[`signal:${key}`] === true),
    redFlags: order.flatMap((key) => {
      const evidence = flat[`flag:${key}`] as string | undefined;
      return evidence === undefined ? [] : [{ key, evidence }];
    }),
  };
}

function fieldsOf(kit: CardKit): ThreeWayField<FlatCard>[] {
  const field = (key: string, label: string, words: (value: unknown) => string): ThreeWayField<FlatCard> => ({
    key,
    label,
    words: (card) => words(card[key]),
  });
  return [
    field('notes', 'Notes', textWords),
    ...kit.dimensions.flatMap(({ id, name, signals }) => [
      field(`score:${id}`, `${name}: score`, scoreWords),
      field(`evidence:${id}`, `${name}: evidence`, textWords),
      ...signals.map(({ key, text }) => field(`signal:${key}`, `${name}: “${text}”`, tickWords)),
    ]),
    ...kit.redFlags.map(({ key, text }) => field(`flag:${key}`, `Red flag “${text}”`, flagWords)),
    field('recommendation', 'Recommendation', recommendationWords),
  ];
}

function flatVersions({ base, theirs, mine }: Versions<CardContent>): Versions<FlatCard> {
  // A tick or flag that only one side has still needs a key on the other, or choosing its absence would not be seen.
  const keys = {
    signals: [base, theirs, mine].flatMap(({ signals }) => signals),
    flags: [base, theirs, mine].flatMap(({ redFlags }) => redFlags.map(({ key }) => key)),
  };
  return { base: flatten(base, keys), theirs: flatten(theirs, keys), mine: flatten(mine, keys) };
}

function flatten(
  { notes, recommendation, scores, signals, redFlags }: CardContent,
  keys: { readonly signals: readonly string[]; readonly flags: readonly string[] },
): FlatCard {
  return Object.fromEntries([
    ['notes', notes],
    ['recommendation', recommendation],
    ...scores.flatMap(({ dimensionId, rating, notAssessedReason, evidence }) => [
      [`score:${dimensionId}`, { rating, notAssessedReason }],
      [`evidence:${dimensionId}`, evidence],
    ]),
    ...keys.signals.map((key) => [`signal:${key}`, signals.includes(key)]),
    ...keys.flags.map((key) => [`flag:${key}`, redFlags.find((flag) => flag.key === key)?.evidence]),
  ]);
}

function textWords(value: unknown): string {
  return typeof value === 'string' && value !== '' ? value : NOTHING;
}

function scoreWords(value: unknown): string {
  // A copy from before the seat got this dimension has none.
  if (value === undefined) return NOTHING;
  const { rating, notAssessedReason } = value as Pick<DraftScore, 'rating' | 'notAssessedReason'>;
  if (rating !== null) return String(rating);
  if (notAssessedReason === null) return NOTHING;
  return notAssessedReason === '' ? 'Not assessed' : `Not assessed: ${notAssessedReason}`;
}

function tickWords(value: unknown): string {
  return value === true ? 'Ticked' : 'Not ticked';
}

function flagWords(value: unknown): string {
  if (typeof value !== 'string') return 'Not raised';
  return value === '' ? 'Raised, without evidence' : `Raised: ${value}`;
}

function recommendationWords(value: unknown): string {
  return value === null ? NOTHING : recommendationNames[value as Recommendation];
}
