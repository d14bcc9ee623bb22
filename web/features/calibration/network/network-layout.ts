import type { Network } from '#shared/calibration-review.ts';

export type NetworkReply = Extract<Network, { kind: 'network' }>;

/** Where a person stands: across in percent of the width, down in pixels. */
export interface Placed {
  readonly index: number;
  readonly x: number;
  readonly y: number;
}

export interface NetworkLayout {
  readonly places: readonly Placed[];
  /** One band for each part, one below the other; what stands alone shares the last one. */
  readonly bands: readonly { readonly part: number | null; readonly top: number; readonly height: number }[];
  readonly height: number;
}

const titlePx = 26;
/** Two people stand side by side. */
const pairPx = 80;
const rowPx = 64;
const perRow = 8;
/** Half the width that a ring takes, in percent. */
const reachX = 42;

/**
 * The same people and links give the same drawing: each part is a ring, begun with whoever has most links and going on
 * with whoever is closest tied to those already placed, so that groups stand together and what joins them is seen.
 */
export function layoutNetwork({ people, links }: Pick<NetworkReply, 'people' | 'links'>): NetworkLayout {
  const parts = [...new Set(people.map(({ part }) => part))].sort((a, b) => a - b);
  const membersOf = (part: number): number[] =>
    people.flatMap((person, index) => (person.part === part ? [index] : []));
  const alone = parts.flatMap((part) => (membersOf(part).length === 1 ? membersOf(part) : []));
  const places: Placed[] = [];
  const bands: NetworkLayout['bands'][number][] = [];
  let top = 0;
  for (const part of parts) {
    const members = membersOf(part);
    if (members.length === 1) continue;
    const height = members.length === 2 ? pairPx : Math.min(520, Math.max(210, 90 + members.length * 24));
    bands.push({ part, top, height: height + titlePx });
    places.push(...ring(chain(members, people, links), top + titlePx, height));
    top += height + titlePx;
  }
  if (alone.length > 0) {
    const rows = Math.ceil(alone.length / perRow);
    bands.push({ part: null, top, height: rows * rowPx + titlePx });
    places.push(...rowsOf(alone, top + titlePx));
    top += rows * rowPx + titlePx;
  }
  return { places: places.sort((a, b) => a.index - b.index), bands, height: top };
}

/** The order around the ring. Ties go by the order of the reply, which is by name. */
function chain(
  members: readonly number[],
  people: NetworkReply['people'],
  links: NetworkReply['links'],
): readonly number[] {
  const tie = (a: number, b: number): number =>
    links.find((link) => (link.a === a && link.b === b) || (link.a === b && link.b === a))?.candidates ?? 0;
  const total = (one: number): number => members.reduce((sum, other) => sum + tie(one, other), 0);
  const left = members.toSorted((a, b) => total(b) - total(a) || byName(people, a, b));
  const order: number[] = [];
  while (left.length > 0) {
    const recent = order.slice(-3);
    const strength = (one: number): number => recent.reduce((sum, other) => sum + tie(one, other), 0);
    const best = left.reduce((found, one) => (strength(one) > strength(found) ? one : found));
    order.push(best);
    left.splice(left.indexOf(best), 1);
  }
  return order;
}

function byName(people: NetworkReply['people'], a: number, b: number): number {
  return (people[a]?.person.name ?? '').localeCompare(people[b]?.person.name ?? '', 'en');
}

function ring(order: readonly number[], top: number, height: number): readonly Placed[] {
  const reachY = height / 2 - 26;
  return order.map((index, position) => {
    const angle = (position / order.length) * 2 * Math.PI - (order.length === 2 ? Math.PI : Math.PI / 2);
    return {
      index,
      x: round(50 + reachX * Math.cos(angle)),
      y: round(top + height / 2 + reachY * Math.sin(angle)),
    };
  });
}

function rowsOf(members: readonly number[], top: number): readonly Placed[] {
  return members.map((index, position) => ({
    index,
    x: round(((position % perRow) + 0.5) * (100 / perRow)),
    y: top + Math.floor(position / perRow) * rowPx + rowPx / 2,
  }));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
