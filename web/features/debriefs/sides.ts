import type { Issue } from '#shared/debriefs.ts';

export type IssueScore = Issue['scores'][number];

/** The scores of an issue as they are read against each other: the furthest apart face to face, then the others. */
export interface Sides {
  readonly facing: readonly IssueScore[];
  readonly others: readonly IssueScore[];
}

export function sidesOf({ scores }: Pick<Issue, 'scores'>): Sides {
  const rated = scores
    .filter(({ rating }) => rating !== null)
    .sort((a, b) => (a.rating ?? 0) - (b.rating ?? 0));
  const [low, high] = [rated[0], rated.at(-1)];
  if (low === undefined || high === undefined || low === high) return { facing: rated, others: [] };
  return { facing: [low, high], others: rated.slice(1, -1) };
}
