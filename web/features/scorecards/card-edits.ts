import type { CardContent, DraftScore, Recommendation } from '#shared/scorecards.ts';

/** Changes one's own card. Each gives back the same content where nothing changes. */
export type EditCard = (change: (content: CardContent) => CardContent) => void;

/** A score as the keys 1 to 5 and 0 choose it. */
export type Choice = number | 'not_assessed';

export const maxEvidence = 8000;
export const maxNotes = 40_000;
export const maxReason = 500;

function withScore(
  content: CardContent,
  dimensionId: string,
  change: (score: DraftScore) => DraftScore,
): CardContent {
  return {
    ...content,
    scores: content.scores.map((score) => (score.dimensionId === dimensionId ? change(score) : score)),
  };
}

/** Chooses a level, not assessed, or nothing. What was written beside it stays. */
export function choose(content: CardContent, dimensionId: string, choice: Choice | null): CardContent {
  return withScore(content, dimensionId, (score) => {
    if (choice === 'not_assessed') {
      return { ...score, rating: null, notAssessedReason: score.notAssessedReason ?? '' };
    }
    return { ...score, rating: choice, notAssessedReason: null };
  });
}

export function writeEvidence(content: CardContent, dimensionId: string, evidence: string): CardContent {
  return withScore(content, dimensionId, (score) => ({ ...score, evidence }));
}

export function writeReason(content: CardContent, dimensionId: string, reason: string): CardContent {
  return withScore(content, dimensionId, (score) =>
    score.notAssessedReason === null ? score : { ...score, notAssessedReason: reason },
  );
}

export function tickSignal(content: CardContent, key: string, isSeen: boolean): CardContent {
  const others = content.signals.filter((one) => one !== key);
  return { ...content, signals: isSeen ? [...others, key] : others };
}

export function raiseFlag(content: CardContent, key: string): CardContent {
  if (content.redFlags.some((flag) => flag.key === key)) return content;
  return { ...content, redFlags: [...content.redFlags, { key, evidence: '' }] };
}

export function lowerFlag(content: CardContent, key: string): CardContent {
  return { ...content, redFlags: content.redFlags.filter((flag) => flag.key !== key) };
}

export function writeFlag(content: CardContent, key: string, evidence: string): CardContent {
  return {
    ...content,
    redFlags: content.redFlags.map((flag) => (flag.key === key ? { ...flag, evidence } : flag)),
  };
}

export function recommend(content: CardContent, recommendation: Recommendation): CardContent {
  return { ...content, recommendation };
}

/** Adds a passage of the notes to the evidence of a dimension; null where it does not fit. The notes keep it. */
export function fileUnder(content: CardContent, dimensionId: string, passage: string): CardContent | null {
  const before = content.scores.find((score) => score.dimensionId === dimensionId)?.evidence;
  if (before === undefined) return null;
  const evidence = before.trim() === '' ? passage.trim() : `${before.trimEnd()}\n${passage.trim()}`;
  return evidence.length > maxEvidence ? null : writeEvidence(content, dimensionId, evidence);
}

/** What the server can keep: no NUL, no half of a character pair. Such letters come from broken pastes. */
export function storable(content: CardContent): CardContent {
  const text = JSON.stringify(content);
  // JSON writes exactly these characters as escapes, so that most cards are sent as they are.
  if (!/\\u0000|\\ud[89a-f]/i.test(text)) return content;
  return JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? cleaned(value) : value));
}

function cleaned(text: string): string {
  return text
    .replaceAll('\0', '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}
