import { createLink } from '#server/calibration/engine/create-link.ts';
import type { LinkName } from '#server/calibration/engine/link.ts';
import type { Ratings } from '#server/calibration/engine/ratings.ts';
import { createRandom } from '#tests/support/random.ts';

/** What is drawn; the defaults are those of the reference's sim_rsm (oracle/README.md). */
export interface SimulationDesign {
  readonly seed: number;
  readonly link: LinkName;
  readonly candidates: number;
  readonly raters: number;
  readonly sigmaCandidate: number;
  readonly sigmaCell: number;
  readonly sigmaRater: number;
  readonly sigmaCard: number;
  /** Raters that are no raters: one in twenty erratic, one in thirty central, one in sixty with a halo. */
  readonly hasOddRaters: boolean;
}

export interface Simulation {
  readonly ratings: Ratings;
  /** F_c over all dimensions at equal weights, severity 0, on 1..5. */
  readonly fair: Float64Array;
  readonly severity: Float64Array;
}

const DIMENSIONS = 8;
const DEPARTMENTS = 3;
const INSIDE = 0.85;
const THRESHOLDS = Float64Array.of(-2.4, -1.1, 0.3, 2);
const SIGMA_DIFFICULTY = 0.45;

/**
 * Ratings 1..5 in the design of oracle/README.md: 3 to 7 raters a candidate, each scoring 1 to 4 of 8 dimensions; three
 * departments with 85 % of the seats filled from inside; a log-normal load of the raters; raters = .15 candidates.
 */
export function simulate(given: Partial<SimulationDesign>): Simulation {
  const candidates = given.candidates ?? 400;
  const design: SimulationDesign = {
    seed: 1,
    link: 'rsm',
    raters: Math.max(8, Math.round(candidates * 0.15)),
    sigmaCandidate: 1,
    sigmaCell: 0.5,
    sigmaRater: 0.6,
    sigmaCard: 0,
    hasOddRaters: false,
    ...given,
    candidates,
  };
  const random = createRandom(design.seed * 7919 + 17);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const below = (n: number): number => Math.floor(n * random());
  const link = createLink(design.link, 5);
  const difficulty = centred(Array.from({ length: DIMENSIONS }, () => SIGMA_DIFFICULTY * normal()));
  const severity = Float64Array.from({ length: design.raters }, () => design.sigmaRater * normal());
  const load = Array.from({ length: design.raters }, () => Math.exp(0.5 * normal()));
  const departmentOf = Array.from({ length: design.raters }, (_, r) => r % DEPARTMENTS);
  const inside = Array.from({ length: DEPARTMENTS }, (_, k) => pool(load, (r) => departmentOf[r] === k));
  const outside = Array.from({ length: DEPARTMENTS }, (_, k) => pool(load, (r) => departmentOf[r] !== k));

  const draw = (eta: number): number => {
    const u = random();
    let sum = 0;
    for (let k = 1; k < 5; k++) {
      sum += Math.exp(link.logProb(k, eta, THRESHOLDS));
      if (u < sum) return k;
    }
    return 5;
  };
  const kindOf = (r: number): 'normal' | 'erratic' | 'central' | 'halo' => {
    if (!design.hasOddRaters) return 'normal';
    const place = r % 60;
    return place < 3 ? 'erratic' : place < 5 ? 'central' : place === 5 ? 'halo' : 'normal';
  };

  const rows: { c: number; r: number; d: number; score: number }[] = [];
  const fair = new Float64Array(candidates);
  for (let c = 0; c < candidates; c += 1) {
    const ability = design.sigmaCandidate * normal();
    const location = difficulty.map((b) => ability + design.sigmaCell * normal() - b);
    fair[c] = location.reduce((sum, eta) => sum + link.expectation(eta, THRESHOLDS), 0) / DIMENSIONS;
    const department = below(DEPARTMENTS);
    const panel = new Set<number>();
    const size = Math.min(design.raters, 3 + below(5));
    for (let tries = 0; panel.size < size && tries < 200; tries += 1) {
      const from = (random() < INSIDE ? inside : outside)[department] ?? [];
      panel.add(pick(from, random()));
    }
    for (const r of panel) {
      const scored = new Set<number>();
      const many = 1 + below(4);
      while (scored.size < many) scored.add(below(DIMENSIONS));
      const card = design.sigmaCard * normal();
      const halo = draw(ability - (severity[r] ?? 0));
      for (const d of scored) {
        const kind = kindOf(r);
        let score = draw((location[d] ?? 0) - (severity[r] ?? 0) + card);
        if (kind === 'erratic' && random() < 0.6) score = 1 + below(5);
        if (kind === 'central' && random() < 0.6) score = 3;
        if (kind === 'halo') score = halo;
        rows.push({ c, r, d, score });
      }
    }
  }
  const ratings = {
    candidates,
    raters: design.raters,
    dimensions: DIMENSIONS,
    categories: 5,
    candidate: Int32Array.from(rows, (row) => row.c),
    rater: Int32Array.from(rows, (row) => row.r),
    dimension: Int32Array.from(rows, (row) => row.d),
    score: Int32Array.from(rows, (row) => row.score),
  };
  return { ratings, fair, severity };
}

function centred(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

type Pool = readonly { readonly rater: number; readonly until: number }[];

/** Raters with their cumulative share of the load. */
function pool(load: readonly number[], isIn: (rater: number) => boolean): Pool {
  const members = load.flatMap((own, rater) => (isIn(rater) ? [{ rater, own }] : []));
  const total = members.reduce((sum, { own }) => sum + own, 0);
  let until = 0;
  return members.map(({ rater, own }) => {
    until += own / total;
    return { rater, until };
  });
}

function pick(from: Pool, u: number): number {
  return from.find(({ until }) => u < until)?.rater ?? from.at(-1)?.rater ?? 0;
}
