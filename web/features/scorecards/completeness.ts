import { type CardContent, minEvidenceLength } from '#shared/scorecards.ts';
import type { CardKit } from '#web/features/scorecards/kit.ts';
import { count } from '#web/ui/format.ts';

export type Lack = 'score' | 'reason' | 'evidence' | 'flag' | 'recommendation';

/** Something without which the card can't be submitted. The server decides; this says it early. */
export interface Missing {
  readonly lack: Lack;
  /** The id of the field on the page. */
  readonly fieldId: string;
  /** "Data architecture: evidence, 8 more characters" */
  readonly words: string;
}

export const fieldIds = {
  dimension: (dimensionId: string): string => `dimension-${dimensionId}`,
  score: (dimensionId: string, level: number | 'not_assessed'): string => `score-${dimensionId}-${level}`,
  reason: (dimensionId: string): string => `reason-${dimensionId}`,
  evidence: (dimensionId: string): string => `evidence-${dimensionId}`,
  flag: (key: string): string => `flag-${key}`,
  recommendation: 'recommendation-strong_no',
  notes: 'notes',
  /** The line that stays in sight: where the reader goes on when what they acted on is gone. */
  cardState: 'card-state',
} as const;

/** How many characters are still missing, as people see them, spaces at the ends left out; 0 when it is enough. */
export function evidenceLack(evidence: string): number {
  // A character takes two places at most: more of the text than that can't change the answer.
  const length = [...evidence.trim().slice(0, 2 * minEvidenceLength)].length;
  return Math.max(0, minEvidenceLength - length);
}

function tooShort(evidence: string): string | null {
  const lack = evidenceLack(evidence);
  if (lack === 0) return null;
  return lack === minEvidenceLength
    ? `evidence, at least ${minEvidenceLength} characters`
    : `evidence, ${count(lack, 'more character', 'more characters')}`;
}

export function missingIn(content: CardContent, kit: CardKit): readonly Missing[] {
  const scores = kit.dimensions.flatMap(({ id, name }): Missing[] => {
    const score = content.scores.find(({ dimensionId }) => dimensionId === id);
    if (score === undefined || (score.rating === null && score.notAssessedReason === null)) {
      return [{ lack: 'score', fieldId: fieldIds.score(id, 1), words: `${name}: a score, or not assessed` }];
    }
    if (score.notAssessedReason !== null) {
      return score.notAssessedReason.trim() === ''
        ? [{ lack: 'reason', fieldId: fieldIds.reason(id), words: `${name}: why it was not assessed` }]
        : [];
    }
    const short = tooShort(score.evidence);
    return short === null
      ? []
      : [{ lack: 'evidence', fieldId: fieldIds.evidence(id), words: `${name}: ${short}` }];
  });
  const flags = content.redFlags.flatMap(({ key, evidence }): Missing[] => {
    const text = kit.redFlags.find((flag) => flag.key === key)?.text ?? key;
    const short = tooShort(evidence);
    return short === null
      ? []
      : [{ lack: 'flag', fieldId: fieldIds.flag(key), words: `Red flag “${text}”: ${short}` }];
  });
  const recommendation: Missing[] =
    content.recommendation === null
      ? [{ lack: 'recommendation', fieldId: fieldIds.recommendation, words: 'Your recommendation' }]
      : [];
  return [...scores, ...flags, ...recommendation];
}

/** "5 of 6 scored, evidence missing on 1" */
export function progressWords(content: CardContent, kit: CardKit, missing: readonly Missing[]): string {
  const rated = content.scores.filter(({ rating }) => rating !== null).length;
  const notAssessed = content.scores.filter(({ notAssessedReason }) => notAssessedReason !== null).length;
  const lacking = (lack: Lack): number => missing.filter((one) => one.lack === lack).length;
  const parts = [
    `${rated} of ${kit.dimensions.length} scored`,
    notAssessed > 0 && `${notAssessed} not assessed`,
    lacking('reason') > 0 && `reason missing on ${lacking('reason')}`,
    lacking('evidence') + lacking('flag') > 0 &&
      `evidence missing on ${lacking('evidence') + lacking('flag')}`,
    // Said last, once it is the next thing to do.
    lacking('score') === 0 && lacking('recommendation') > 0 && 'recommendation missing',
    missing.length === 0 && 'complete',
  ];
  return parts.filter((part) => part !== false).join(', ');
}
