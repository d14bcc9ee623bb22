import type { CardContents, Sighting } from '#tests/prove/watch-card.ts';

/** Bytes of UTF-8 and choices that were typed, and what of them is not there any more. */
export interface Losses {
  readonly bytesTyped: number;
  /** Of what had been in the fields for at least the promised delay. */
  readonly bytesLost: number;
  /** Of what came into the fields within that delay before the end. */
  readonly recentBytesLost: number;
  readonly choicesMade: number;
  readonly choicesLost: number;
  readonly recentChoicesLost: number;
}

interface Trail {
  /** What stood there before anything was typed. */
  readonly start: CardContents;
  readonly sightings: readonly Sighting[];
  /** Nothing that was there by then may be lost. */
  readonly promisedAt: number;
}

/**
 * Compares what a card holds in the end with what was seen on it. Text was only ever added at the end of a field: what is
 * kept of it is its common beginning, and a field that differs within counts as lost from there on.
 */
export function lossesOf({ start, sightings, promisedAt }: Trail, found: CardContents): Losses {
  const last = sightings.at(-1) ?? start;
  const promised = sightings.findLast(({ at }) => at <= promisedAt) ?? start;
  const missing = (of: CardContents): number =>
    Object.entries(of.texts).reduce((sum, [field, text]) => sum + bytesMissing(text, found.texts[field]), 0);
  const bytesLost = missing(promised);
  const choicesLost = choicesBehind(promised, found, last);
  return {
    bytesTyped: bytesIn(last) - bytesIn(start),
    bytesLost,
    recentBytesLost: missing(last) - bytesLost,
    choicesMade: differing(start, last),
    choicesLost,
    recentChoicesLost: differing(last, found) - choicesLost,
  };
}

function bytesIn({ texts }: CardContents): number {
  return Object.values(texts).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

function bytesMissing(text: string, found = ''): number {
  const before = Buffer.from(text);
  const after = Buffer.from(found);
  let kept = 0;
  while (kept < before.length && before[kept] === after[kept]) kept += 1;
  return before.length - kept;
}

const groupsOf = (...cards: CardContents[]): string[] => [
  ...new Set(cards.flatMap(({ levels }) => Object.keys(levels))),
];

function differing(one: CardContents, other: CardContents): number {
  return groupsOf(one, other).filter((group) => one.levels[group] !== other.levels[group]).length;
}

/** Groups where what is found is neither the promised choice nor the last one. */
function choicesBehind(promised: CardContents, found: CardContents, last: CardContents): number {
  return groupsOf(promised, found, last).filter((group) => {
    const chosen = found.levels[group];
    return chosen !== promised.levels[group] && chosen !== last.levels[group];
  }).length;
}
