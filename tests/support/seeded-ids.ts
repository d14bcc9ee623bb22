import { createHash } from 'node:crypto';
import type { Ids } from '#server/platform/ids.ts';

/**
 * Ids and secrets that follow from a seed and a step alone. Two worlds that begin the same step make the same ids in it,
 * whatever they did in the steps before; later steps have later ids, as UUIDv7 has them.
 */
export interface SeededIds extends Ids {
  /** Begins a step; each needs a number of its own, higher than those before. */
  begin(step: number): void;
}

const firstMs = Date.UTC(2026, 0, 1);
const idsPerStep = 1_000;

export function createSeededIds(seed: string): SeededIds {
  let step = 0;
  let made = 0;
  const bytes = (what: string): Buffer =>
    createHash('sha512').update(`${seed} ${step} ${made} ${what}`).digest();
  return {
    begin: (next) => {
      step = next;
      made = 0;
    },
    next: () => {
      made += 1;
      const time = (firstMs + step * idsPerStep + made).toString(16).padStart(12, '0');
      const rest = bytes('id').toString('hex');
      return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6, 18)}`;
    },
    secret: (count) => {
      made += 1;
      return bytes('secret').subarray(0, count);
    },
  };
}
