/** Chance that follows from a seed alone: the same demo company every time. */
export interface Random {
  /** In [0, 1). */
  unit(): number;
  /** From `min` to `max`, both included. */
  integer(min: number, max: number): number;
  chance(probability: number): boolean;
  /** Standard normal. */
  normal(): number;
  pick<Item>(items: readonly Item[]): Item;
  /** Picks with probabilities in proportion to weights that are not negative; throws when all are 0. */
  weighted<Item>(items: readonly Item[], weightOf: (item: Item) => number): Item;
  shuffled<Item>(items: readonly Item[]): Item[];
  /** A stream of its own, so that a change in one part of the demo leaves the others as they were. */
  fork(label: string): Random;
}

/** FNV-1a, 32 bits (Fowler, Noll, Vo 1991; public domain). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** mulberry32 (Tommy Ettinger 2017, public domain): spreads a seed over the state below. */
function spread(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) | 0;
  };
}

/** sfc32, "small fast counting" (Chris Doty-Humphrey, PractRand 0.94, public domain): 128 bits of state. */
export function createRandom(seed: string): Random {
  const next = spread(hashOf(seed));
  let a = next();
  let b = next();
  let c = next();
  let counter = 1;
  const unit = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 12; i += 1) unit();

  const itemAt = <Item>(items: readonly Item[], index: number): Item => {
    if (index >= items.length) throw new RangeError('there is nothing to pick from');
    return items[index] as Item; // reason: the index was just checked
  };
  const integer = (min: number, max: number): number => min + Math.floor(unit() * (max - min + 1));
  return {
    unit,
    integer,
    chance: (probability) => unit() < probability,
    normal: () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
    pick: (items) => itemAt(items, Math.floor(unit() * items.length)),
    weighted: (items, weightOf) => {
      const total = items.reduce((sum, item) => sum + weightOf(item), 0);
      if (!(total > 0)) throw new RangeError('no item has a weight');
      let left = unit() * total;
      const found = items.findIndex((item) => {
        left -= weightOf(item);
        return left < 0;
      });
      return itemAt(items, found < 0 ? items.length - 1 : found);
    },
    shuffled: (items) => {
      const shuffled = [...items];
      for (let i = shuffled.length - 1; i > 0; i -= 1) {
        const j = integer(0, i);
        const moved = itemAt(shuffled, i);
        shuffled[i] = itemAt(shuffled, j);
        shuffled[j] = moved;
      }
      return shuffled;
    },
    fork: (label) => createRandom(`${seed}/${label}`),
  };
}
