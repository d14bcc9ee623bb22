import type { Scorecard } from '#shared/scorecards.ts';

/** The part of a blueprint that one seat works with. */
export type CardKit = Scorecard['kit'];
export type KitDimension = CardKit['dimensions'][number];

export const levels = [1, 2, 3, 4, 5] as const;
