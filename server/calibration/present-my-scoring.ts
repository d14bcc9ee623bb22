import type { z } from 'zod';
import {
  hundredths,
  named,
  type RaterFound,
  type ReviewParts,
  scoringOf,
  silenceOn,
} from '#server/calibration/present-review.ts';
import type { TimelinessRow } from '#server/calibration/timeliness.sql.ts';
import type { getMyScoring } from '#shared/calibration-review.ts';

type OwnFamily = z.input<(typeof getMyScoring)['reply']>['families'][number];

/** Below this a level is as good as none, and nothing is said of where it lies. In score points. */
const leastLevel = 0.1;

/** One's own scoring in a family, as only that person reads it. */
export function presentMyScoring(
  blueprint: { readonly id: string; readonly title: string },
  parts: ReviewParts,
  own: RaterFound,
  timeliness: ReadonlyMap<string, TimelinessRow>,
): OwnFamily {
  const scoring = scoringOf(parts, own, timeliness.get(own.memberId));
  const tells = scoring.level.kind === 'level' && Math.abs(scoring.level.value) >= leastLevel;
  return {
    blueprint: { id: blueprint.id, title: blueprint.title },
    fit: parts.fit,
    scoring,
    mostIn: tells
      ? own.mostIn.map(({ dimension, share, upperScore }) => ({
          name: named(parts, dimension),
          share: hundredths(share),
          between: upperScore === undefined ? null : { lower: upperScore - 1, upper: upperScore },
        }))
      : [],
    alone: own.alone.map((dimension) => named(parts, dimension)),
    beside: silenceOn(parts, own) === null ? presentBeside(own) : null,
  };
}

const twentieths = (share: number): number => Math.round(share * 20) / 20;

/** Nothing of others is said to hold always: then each single score of theirs would be known. */
const capped = (share: number): number => Math.min(0.95, twentieths(share));

/** As coarse as it is read: finer shares of a known number of comparisons would give away the newest one. */
function presentBeside({ beside }: RaterFound): OwnFamily['beside'] {
  if (beside === undefined || beside === null) return null;
  return {
    comparisons: Math.floor(beside.pairs / 10) * 10,
    exact: capped(beside.exact),
    withinOne: capped(beside.withinOne),
    own: beside.own.map(twentieths),
    others: beside.others.map(capped),
  };
}
