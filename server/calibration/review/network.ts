import { findBridges, findComponents, findJoins } from '#server/calibration/engine/connectedness.ts';
import type { Fit } from '#server/calibration/engine/fit.ts';
import type { IndexedRatings } from '#server/calibration/family-input.ts';

export interface NetworkFound {
  readonly people: readonly {
    readonly memberId: string;
    readonly part: number;
    readonly candidates: number;
    readonly isBridge: boolean;
  }[];
  /** Pairs by their places in `people`, with the candidates that both scored. */
  readonly links: readonly { readonly a: number; readonly b: number; readonly candidates: number }[];
  readonly parts: readonly { readonly people: number; readonly candidates: number }[];
  /** Pairs by their places in `people`. */
  readonly suggestions: readonly {
    readonly a: number;
    readonly b: number;
    readonly why: 'joins_parts' | 'second_link';
  }[];
}

/** Who links whom in a fit: the graph of interviewers who scored the same candidates. */
export function reviewNetwork({ solution, connectedness }: Fit, indexed: IndexedRatings): NetworkFound {
  const { problem } = solution;
  const met = Array.from({ length: problem.raters }, () => new Set<number>());
  problem.rater.forEach((rater, i) => {
    met[rater]?.add(problem.candidate[i] ?? -1);
  });
  const bridges = findBridges(problem).single;
  const count = (of: Int32Array, part: number): number => of.filter((own) => own === part).length;
  return {
    people: indexed.raterIds.map((memberId, place) => ({
      memberId,
      part: connectedness.rater[place] ?? -1,
      candidates: met[place]?.size ?? 0,
      isBridge: bridges.includes(place),
    })),
    links: met.flatMap((own, a) =>
      met.slice(a + 1).flatMap((other, offset) => {
        const shared = [...own].filter((candidate) => other.has(candidate)).length;
        return shared === 0 ? [] : [{ a, b: a + 1 + offset, candidates: shared }];
      }),
    ),
    parts: Array.from({ length: connectedness.components }, (_, part) => ({
      people: count(connectedness.rater, part),
      candidates: count(connectedness.candidate, part),
    })),
    suggestions: [
      ...joining(findJoins(problem, connectedness)),
      ...bridges.flatMap((bridge) => secondLink(problem, bridge, met)),
    ],
  };
}

/** Of each pair of parts the two who have met most candidates, one on either side. */
function joining(joins: ReturnType<typeof findJoins>): NetworkFound['suggestions'] {
  return joins
    .filter(({ from, to }) => from < to)
    .flatMap(({ from, to, rater }) => {
      const back = joins.find((other) => other.from === to && other.to === from);
      return back === undefined ? [] : [{ a: rater, b: back.rater, why: 'joins_parts' as const }];
    });
}

/** Beside a bridge: the busiest of either side of what its loss would cut apart, so that the link no longer hangs on one. */
function secondLink(
  problem: Fit['solution']['problem'],
  bridge: number,
  met: readonly ReadonlySet<number>[],
): NetworkFound['suggestions'] {
  const without = findComponents(problem, (rater) => rater === bridge);
  const reached = new Map<number, number>();
  for (const candidate of met[bridge] ?? []) {
    const part = without.candidate[candidate] ?? -1;
    if (part < 0) continue;
    for (let rater = 0; rater < problem.raters; rater += 1) {
      if (without.rater[rater] !== part) continue;
      const best = reached.get(part);
      if (best === undefined || (met[rater]?.size ?? 0) > (met[best]?.size ?? 0)) reached.set(part, rater);
    }
  }
  const [a, b] = [...reached].sort(([one], [other]) => one - other).map(([, rater]) => rater);
  return a === undefined || b === undefined ? [] : [{ a, b, why: 'second_link' }];
}
