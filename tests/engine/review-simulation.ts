import { createLink } from '#server/calibration/engine/create-link.ts';
import type { LinkName } from '#server/calibration/engine/link.ts';
import { generator } from '#tests/engine/oracle.ts';

const read = (array: ArrayLike<number>, i: number): number => array[i] ?? Number.NaN;

/** How a simulated rater scores: as the model, or one of the oracle's three ways of not doing so. */
export type RaterKind = 'normal' | 'erratic' | 'central' | 'halo';

export interface Design {
  readonly link: LinkName;
  readonly candidates: number;
  readonly raters: number;
  readonly dimensions: number;
  readonly thresholds: readonly number[];
  readonly sigmaCandidate: number;
  readonly sigmaCell: number;
  readonly sigmaRater: number;
  readonly sigmaCard: number;
  readonly sigmaDifficulty: number;
  readonly kinds: readonly RaterKind[];
  /** Thresholds of dimensions that do not share the common ones. */
  readonly own: ReadonlyMap<number, readonly number[]>;
  /** Given severities and difficulties in place of drawn ones. */
  readonly severity: readonly number[] | null;
  readonly difficulty: readonly number[] | null;
}

/** The design of the oracle's simulations (its README): panels of 3-7, 1-4 dimensions each, three departments. */
export const ORACLE_DESIGN: Design = {
  link: 'rsm',
  candidates: 400,
  raters: 60,
  dimensions: 8,
  thresholds: [-2.4, -1.1, 0.3, 2],
  sigmaCandidate: 1,
  sigmaCell: 0.5,
  sigmaRater: 0.6,
  sigmaCard: 0,
  sigmaDifficulty: 0.45,
  kinds: [],
  own: new Map(),
  severity: null,
  difficulty: null,
};

export interface Simulated {
  /** 1-based candidate, rater, dimension and the score. */
  readonly rows: number[][];
  readonly severity: readonly number[];
  readonly difficulty: readonly number[];
}

/** Standard normal deviates from a uniform generator (Box & Muller 1958). */
export function normals(random: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A score drawn from the link at one location. */
export function scoreDrawer(
  link: LinkName,
  categories: number,
): (eta: number, tau: Float64Array, u: number) => number {
  const model = createLink(link, categories);
  return (eta, tau, u) => {
    let left = u;
    for (let k = 1; k < categories; k++) {
      left -= Math.exp(model.logProb(k, eta, tau));
      if (left < 0) return k;
    }
    return categories;
  };
}

export function simulate(seed: number, changes: Partial<Design> = {}): Simulated {
  const design = { ...ORACLE_DESIGN, ...changes };
  const random = generator(seed);
  const normal = normals(random);
  const many = (n: number, make: (i: number) => number): number[] =>
    Array.from({ length: n }, (_, i) => make(i));
  const drawn = many(design.raters, () => design.sigmaRater * normal());
  const severity = design.severity ?? drawn;
  const raw = many(design.dimensions, () => design.sigmaDifficulty * normal());
  const centre = raw.reduce((sum, value) => sum + value, 0) / raw.length;
  const difficulty = design.difficulty ?? raw.map((b) => b - centre);
  const load = many(design.raters, () => Math.exp(0.7 * normal()));
  const categories = design.thresholds.length + 1;
  const shared = Float64Array.from(design.thresholds);
  const draw = scoreDrawer(design.link, categories);
  const rows: number[][] = [];
  for (let c = 0; c < design.candidates; c++) {
    const theta = design.sigmaCandidate * normal();
    const delta = many(design.dimensions, () => design.sigmaCell * normal());
    const chance = load.map((weight, r) => weight * (r % 3 === c % 3 ? 0.85 : 0.075));
    const panel = 3 + Math.floor(random() * 5);
    for (const r of pick(chance, panel, random)) {
      const gamma = design.sigmaCard * normal();
      const kind = design.kinds[r] ?? 'normal';
      let first = 0;
      const size = 1 + Math.floor(random() * 4);
      for (const d of pick(
        raw.map(() => 1),
        size,
        random,
      )) {
        const tau = design.own.get(d);
        const eta = theta + read(delta, d) + gamma - read(severity, r) - read(difficulty, d);
        let y = draw(eta, tau === undefined ? shared : Float64Array.from(tau), random());
        if (kind === 'erratic' && random() < 0.6) y = 1 + Math.floor(random() * categories);
        if (kind === 'central' && random() < 0.6) y = Math.ceil(categories / 2);
        if (kind === 'halo' && first > 0) y = first;
        first = y;
        rows.push([c + 1, r + 1, d + 1, y]);
      }
    }
  }
  return { rows, severity, difficulty };
}

/** Some distinct indices, with these chances. */
function pick(chance: readonly number[], count: number, random: () => number): number[] {
  const left = [...chance];
  const chosen: number[] = [];
  for (let k = 0; k < Math.min(count, chance.length); k++) {
    let u = random() * left.reduce((sum, value) => sum + value, 0);
    let at = left.findIndex((value) => {
      u -= value;
      return value > 0 && u < 0;
    });
    if (at < 0) at = left.findLastIndex((value) => value > 0);
    chosen.push(at);
    left[at] = 0;
  }
  return chosen;
}
