import type { Kit, KitDraft } from '#shared/kit.ts';

/** How a dimension of a new version stands to the one with the same key in the version before. */
export type Continuity = 'first' | 'new' | 'unchanged' | 'wording';

type Scale = Pick<KitDraft['dimensions'][number], 'key' | 'anchors'>;

/** Whether scores given on the one can stand for scores on the other: the anchors say the same at every level. */
export function hasSameScale(a: Scale, b: Scale): boolean {
  return a.anchors.every((anchor, level) => anchor.trim() === b.anchors[level]?.trim());
}

/** The keys of dimensions that the version before had with other anchors. */
export function changedDimensions(draft: KitDraft, before: Kit | null): string[] {
  return draft.dimensions
    .filter(({ key, anchors }) => {
      const old = before?.dimensions.find((dimension) => dimension.key === key);
      return old !== undefined && !hasSameScale({ key, anchors }, old);
    })
    .map(({ key }) => key);
}

/**
 * What becomes of a dimension's identity. It is kept where the anchors are, or where an owner says with a reason that
 * only the wording changed; otherwise the dimension is a new one with a difficulty of its own (CALIBRATION.md).
 */
export function continuityOf(
  dimension: Scale,
  before: { dimension: Scale } | null,
  isFirstVersion: boolean,
  wordingReason: string | null,
): { continuity: Continuity; reason: string | null } {
  if (isFirstVersion) return { continuity: 'first', reason: null };
  if (before === null) return { continuity: 'new', reason: null };
  if (hasSameScale(dimension, before.dimension)) return { continuity: 'unchanged', reason: null };
  return wordingReason === null
    ? { continuity: 'new', reason: null }
    : { continuity: 'wording', reason: wordingReason };
}

/** An empty kit to begin with. */
export function emptyKit(title: string): KitDraft {
  return {
    title,
    mission: '',
    responsibilities: [],
    deliverables: [],
    kpis: [],
    background: [],
    redFlags: [],
    dimensions: [],
    exercises: [],
    signals: [],
    rounds: [],
  };
}
