import type { MemberActor } from '#server/context.ts';
import {
  areAllSubmitted,
  canSeeCards,
  canViewLoop,
  isSealed,
  type JobFacts,
  type LoopFacts,
  type SeatFacts,
} from '#server/loops/policy.ts';
import type { LiveEvent } from '#shared/live.ts';

type Heard =
  | {
      readonly topic: 'loop' | 'debrief';
      readonly id: string;
      readonly loopId: string;
      readonly audience: 'viewers' | 'readers';
    }
  | { readonly topic: 'notifications'; readonly memberId: string; readonly loopId: string | null }
  | { readonly topic: 'access' };

/** What decides about hearing of a loop. Of a seat's end it matters only whether there is one. */
export interface LoopToHear extends LoopFacts {
  readonly id: string;
  readonly job: JobFacts;
  readonly seats: readonly (Omit<SeatFacts, 'endedAt'> & { readonly endedAt: string | null })[];
}

/**
 * What one person hears of what was announced: of a loop's planning whoever may know of the loop, of its cards and all
 * that comes from them whoever sees those. So whoever owes a card hears nothing that a colleague's card brought about, not
 * even that something did. Each thing once, however often it was said.
 */
export function heardBy(
  actor: MemberActor,
  announcements: readonly Heard[],
  loops: ReadonlyMap<string, LoopToHear>,
): readonly LiveEvent[] {
  const heard = new Map<string, LiveEvent>();
  for (const one of announcements) {
    const event = eventFor(actor, one, loops);
    if (event !== null) heard.set(JSON.stringify(event), event);
  }
  return [...heard.values()];
}

function eventFor(actor: MemberActor, one: Heard, loops: ReadonlyMap<string, LoopToHear>): LiveEvent | null {
  if (one.topic === 'access') return null;
  const access = one.loopId === null ? null : accessTo(actor, loops.get(one.loopId));
  if (one.topic === 'notifications') {
    const isKept = access !== null && (!access.views || access.isSealed);
    return one.memberId === actor.memberId && !isKept ? { topic: 'notifications' } : null;
  }
  const hears = one.audience === 'viewers' ? access?.views : access?.seesCards;
  return hears === true ? { topic: one.topic, id: one.id } : null;
}

interface Access {
  readonly views: boolean;
  readonly isSealed: boolean;
  readonly seesCards: boolean;
}

function accessTo(actor: MemberActor, loop: LoopToHear | undefined): Access {
  if (loop === undefined) return { views: false, isSealed: true, seesCards: false };
  const seats = loop.seats.map((seat) => ({
    ...seat,
    endedAt: seat.endedAt === null ? null : new Date(seat.endedAt),
  }));
  const own = seats.filter(({ memberId }) => memberId === actor.memberId);
  return {
    views: canViewLoop(actor, loop, loop.job, own),
    isSealed: isSealed(own),
    seesCards: canSeeCards(actor, loop, loop.job, own, areAllSubmitted(seats)),
  };
}
