import type { MemberActor } from '#server/context.ts';
import { isHeldAnew } from '#server/loops/life/rules.ts';
import { canPlan, isOpenSeat, type LoopFacts, type SeatFacts } from '#server/loops/policy.ts';

interface Held {
  readonly id: string;
  readonly name: string;
  readonly exerciseKey: string;
  readonly startsAt: Date;
  readonly cancelledAt: Date | null;
  readonly noShowBy: { readonly id: string } | null;
}

type OwnSeat = SeatFacts & { readonly interviewId: string };

/** Who says that the candidate did not come: who plans, and who was to interview them and has not scored them. */
export function canReportNoShow(
  actor: Pick<MemberActor, 'email' | 'roles'>,
  loop: LoopFacts,
  interview: Pick<Held, 'id'>,
  seatsOfActor: readonly OwnSeat[],
): boolean {
  return (
    canPlan(actor, loop) || seatsOfActor.some((seat) => seat.interviewId === interview.id && isOpenSeat(seat))
  );
}

/** Who takes it back: who plans, and whoever said it. */
export function canUndoNoShow(
  actor: Pick<MemberActor, 'memberId' | 'email' | 'roles'>,
  loop: LoopFacts,
  interview: Pick<Held, 'noShowBy'>,
): boolean {
  return canPlan(actor, loop) || interview.noShowBy?.id === actor.memberId;
}

interface NoShowAccess {
  readonly loop: LoopFacts;
  readonly seats: readonly OwnSeat[];
  readonly seatsOfActor: readonly OwnSeat[];
  readonly seesCards: boolean;
}

/** Whether a card of the interview is in, so that it was held; never true for who may not know that it is. */
export function isKnownHeld(
  { seats, seesCards }: Pick<NoShowAccess, 'seats' | 'seesCards'>,
  interview: Pick<Held, 'id'>,
): boolean {
  return seesCards && seats.some((seat) => seat.interviewId === interview.id && seat.isSubmitted);
}

/** Both, as the reply's `can` says it. */
export function noShowRights(
  actor: Pick<MemberActor, 'memberId' | 'email' | 'roles'>,
  { loop, seats, seatsOfActor, seesCards }: NoShowAccess,
  interview: Held,
  interviews: readonly Held[],
  now: Date,
): { reportNoShow: boolean; undoNoShow: boolean } {
  const isOpen = loop.state === 'open';
  return {
    reportNoShow:
      isOpen &&
      interview.cancelledAt === null &&
      now >= interview.startsAt &&
      !isKnownHeld({ seats, seesCards }, interview) &&
      canReportNoShow(actor, loop, interview, seatsOfActor),
    undoNoShow:
      isOpen &&
      interview.noShowBy !== null &&
      !isHeldAnew(interview, interviews) &&
      canUndoNoShow(actor, loop, interview),
  };
}
