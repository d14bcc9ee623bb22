import type { QueryKey } from '@tanstack/react-query';
import type { LiveEvent } from '#shared/live.ts';

type Topic = LiveEvent['topic'];

/** What the web keeps of each topic, by the first word of its keys. Drafts being written are in none of them. */
const families: Record<Exclude<Topic, 'resync'>, readonly string[]> = {
  loop: ['loops', 'candidates', 'cover-requests', 'debriefs', 'waiting', 'my-interviews', 'slot-offers'],
  debrief: ['debriefs', 'waiting'],
  notifications: ['notifications', 'my-interviews', 'waiting'],
};

/** Keys of which the third word is the loop or the debrief that it is about. */
const ofOne: Record<string, readonly string[]> = {
  loops: ['one', 'cards'],
  'cover-requests': ['loop'],
};

const kept = new Set(Object.values(families).flat());

/** Whether what is kept under a key may be old now. What is about one loop is left alone when it is about another. */
export function isTouched([family, part, id]: QueryKey, events: readonly LiveEvent[]): boolean {
  if (typeof family !== 'string') return false;
  return events.some((event) => {
    if (event.topic === 'resync') return kept.has(family);
    if (!families[event.topic].includes(family)) return false;
    if (event.topic === 'notifications') return true;
    if (event.topic === 'debrief') return family !== 'debriefs' || part !== 'one' || id === event.id;
    return ofOne[family]?.includes(String(part)) !== true || id === event.id;
  });
}
