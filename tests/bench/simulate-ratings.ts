import type { Ratings } from '#server/calibration/engine/ratings.ts';

/** Mulberry32 (public domain, Tommy Ettinger): enough for a benchmark's data, the same for the same seed. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Ratings 1..5 in the specification's design: 3 to 7 raters a candidate, 1 to 4 of 8 dimensions each, raters = .15 candidates. */
export function simulateRatings(candidates: number): Ratings {
  const random = createRandom(20_261_121);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const raters = Math.max(8, Math.round(candidates * 0.15));
  const severity = Array.from({ length: raters }, () => 0.6 * normal());
  const [candidate, rater, dimension, score]: number[][] = [[], [], [], []];
  for (let c = 0; c < candidates; c += 1) {
    const ability = normal();
    const panel = new Set<number>();
    const size = 3 + Math.floor(5 * random());
    while (panel.size < size) panel.add(Math.floor(raters * random()));
    for (const r of panel) {
      const scored = new Set<number>();
      const many = 1 + Math.floor(4 * random());
      while (scored.size < many) scored.add(Math.floor(8 * random()));
      for (const d of scored) {
        const eta = ability + 0.5 * normal() - (severity[r] ?? 0);
        candidate?.push(c);
        rater?.push(r);
        dimension?.push(d);
        score?.push(Math.min(5, Math.max(1, Math.round(3 + eta + 0.5 * normal()))));
      }
    }
  }
  return {
    candidates,
    raters,
    dimensions: 8,
    categories: 5,
    candidate: Int32Array.from(candidate ?? []),
    rater: Int32Array.from(rater ?? []),
    dimension: Int32Array.from(dimension ?? []),
    score: Int32Array.from(score ?? []),
  };
}
