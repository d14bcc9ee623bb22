import type { MemberActor } from '#server/context.ts';
import { cardState, type SeatTimes } from '#server/loops/rules.ts';
import type { CardState } from '#shared/loops.ts';

type Reader = Pick<MemberActor, 'memberId' | 'email' | 'roles'>;

/** What the seal looks at in a seat. */
export interface SeatFacts {
  readonly memberId: string;
  readonly kind: string;
  readonly endedAt: Date | null;
  readonly isSubmitted: boolean;
}

/** What decides about reading a loop, beside the seats. */
export interface LoopFacts {
  readonly state: string;
  readonly candidateEmail: string | null;
}

export interface JobFacts {
  readonly hiringManagerId: string;
  readonly approverIds: readonly string[];
  readonly committeeIds: readonly string[];
  readonly reveal: string;
}

/** A seat whose card is still to come: neither given up nor submitted. */
export function isOpenSeat(seat: Pick<SeatFacts, 'endedAt' | 'isSubmitted'>): boolean {
  return seat.endedAt === null && !seat.isSubmitted;
}

/**
 * The seal: whoever owes a card on a loop, of whatever kind, sees nothing drawn from others' cards on it, whatever
 * other role they hold. It ends with the submission of the last card they owe, or with the seat; a seat that was given
 * up is never taken again (`mayTakeSeat`). `seatsOfActor` are all seats of one person on one loop, ended ones included.
 */
export function isSealed(seatsOfActor: readonly SeatFacts[]): boolean {
  return seatsOfActor.some(isOpenSeat);
}

/** Whether no counting card of a loop is missing any more. `seats` are all seats of the loop. */
export function areAllSubmitted(seats: readonly SeatFacts[]): boolean {
  return !seats.some((seat) => seat.kind === 'interviewer' && isOpenSeat(seat));
}

/** A candidate who became a member never opens their own loop or cards. Addresses are kept in lower case. */
export function isOwnLoop(actor: Pick<Reader, 'email'>, loop: Pick<LoopFacts, 'candidateEmail'>): boolean {
  return loop.candidateEmail !== null && loop.candidateEmail.toLowerCase() === actor.email.toLowerCase();
}

/** Roles that read every loop of the organisation. */
export function readsAllLoops(actor: Pick<Reader, 'roles'>): boolean {
  return (['admin', 'recruiter', 'auditor'] as const).some((role) => actor.roles.includes(role));
}

/** Whether the actor answers for this job; an assignment without its role is none any more. */
function servesJob(actor: Reader, job: JobFacts): boolean {
  const { memberId, roles } = actor;
  return (
    (roles.includes('hiring_manager') && job.hiringManagerId === memberId) ||
    (roles.includes('approver') && job.approverIds.includes(memberId)) ||
    (roles.includes('committee_member') && job.committeeIds.includes(memberId))
  );
}

/** Who reads submitted cards without having written one, unless they are sealed. */
export function readsByRole(actor: Reader, job: JobFacts): boolean {
  return readsAllLoops(actor) || servesJob(actor, job);
}

/** Who may know of a loop: those who read by role, and whoever holds or held a seat on it. Everyone else gets a 404. */
export function canViewLoop(
  actor: Reader,
  loop: LoopFacts,
  job: JobFacts,
  seatsOfActor: readonly SeatFacts[],
): boolean {
  return !isOwnLoop(actor, loop) && (readsByRole(actor, job) || seatsOfActor.length > 0);
}

/**
 * Who reads submitted cards, and with them everything drawn from them: states, counts, what is late. Somebody sealed
 * never does; an interviewer with a card in does when the job's policy reveals.
 */
export function canSeeCards(
  actor: Reader,
  loop: LoopFacts,
  job: JobFacts,
  seatsOfActor: readonly SeatFacts[],
  allSubmitted: boolean,
): boolean {
  if (isOwnLoop(actor, loop) || isSealed(seatsOfActor)) return false;
  if (readsByRole(actor, job)) return true;
  if (!seatsOfActor.some((seat) => seat.isSubmitted)) return false;
  return job.reveal === 'own_submitted' || allSubmitted;
}

/**
 * Whether declining a seat before its interview is for good. It is for who would read colleagues' cards from then on, by
 * role or by a card of theirs that is in: back on a seat, theirs would not be independent. Nobody else can read any.
 */
export function declinesForGood(actor: Reader, job: JobFacts, seatsOfActor: readonly SeatFacts[]): boolean {
  return readsByRole(actor, job) || seatsOfActor.some((seat) => seat.isSubmitted);
}

/** The state of a seat's card as this reader may see it: one's own truthfully, a colleague's only with the cards. */
export function cardStateFor(
  actor: Pick<Reader, 'memberId'>,
  seat: SeatFacts & SeatTimes,
  seesCards: boolean,
  now: Date,
): CardState {
  return seat.memberId === actor.memberId || seesCards ? cardState(seat, now) : 'sealed';
}

/** Recruiters and admins plan loops. */
export function plansLoops(actor: Pick<Reader, 'roles'>): boolean {
  return actor.roles.includes('admin') || actor.roles.includes('recruiter');
}

/** Who plans this loop; nobody plans their own. */
export function canPlan(actor: Pick<Reader, 'email' | 'roles'>, loop: LoopFacts): boolean {
  return plansLoops(actor) && !isOwnLoop(actor, loop);
}

/**
 * Who may end a seat: its holder, and a planner. A sealed planner ends no colleague's seat, because being refused for a
 * submitted card would tell that it is in.
 */
export function canEndSeat(
  actor: Reader,
  loop: LoopFacts,
  seat: Pick<SeatFacts, 'memberId'>,
  seatsOfActor: readonly SeatFacts[],
): boolean {
  return seat.memberId === actor.memberId || (canPlan(actor, loop) && !isSealed(seatsOfActor));
}
