import type { z } from 'zod';
import type { MemberActor } from '#server/context.ts';
import { canOpen } from '#server/debriefs/policy.ts';
import { noShowRights } from '#server/loops/life/policy.ts';
import { canReopen, isArchived, isOver } from '#server/loops/life/rules.ts';
import {
  canEndSeat,
  canPlan,
  cardStateFor,
  declinesForGood,
  isOpenSeat,
  type JobFacts,
  type LoopFacts,
  type SeatFacts,
} from '#server/loops/policy.ts';
import { dueAtOf, endOf, matchRounds, progressOf } from '#server/loops/rules.ts';
import { canTypeIn } from '#server/scorecards/policy.ts';
import { hasStarted } from '#server/scorecards/rules.ts';
import { LoopEndCause, LoopState, type Loop as LoopView } from '#shared/loops.ts';
import { type Seat, SeatKind } from '#shared/seats.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A loop with what decides about it. */
export interface LoopHead extends LoopFacts {
  readonly id: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly applicationId: string;
  readonly candidate: Named & { readonly isAnonymous: boolean };
  /** The label of its application; null where the job shows names. */
  readonly anonymousAs: string | null;
  /** What interviewers do differently; null for nothing. */
  readonly instructions: string | null;
  readonly job: JobFacts & { readonly id: string; readonly title: string; readonly versionId: string };
  readonly owner: Named;
  /** The number of the plan it follows, and of its job's newest. */
  readonly plan: number;
  readonly newestPlan: number;
  readonly endCause: string | null;
  readonly endNote: string | null;
  readonly archivedAt: Date | null;
  /** Of its application and its job: whether it could be opened again. */
  readonly stage: string;
  readonly jobState: string;
}

export interface InterviewRow extends Named {
  readonly exerciseKey: string;
  readonly dimensionIds: readonly string[];
  readonly startsAt: Date;
  readonly minutes: number;
  readonly timeZone: string;
  readonly videoUrl: string | null;
  readonly room: string | null;
  readonly cancelledAt: Date | null;
  readonly cancelReason: string | null;
  readonly isHold: boolean;
  readonly tellsCandidate: boolean;
  /** Who noted that the candidate did not come; it is cancelled then. */
  readonly noShowBy: Named | null;
  readonly version: number;
}

export interface SeatRow extends SeatFacts {
  readonly id: string;
  readonly interviewId: string;
  readonly memberName: string;
  readonly dimensionIds: readonly string[];
  readonly dueAt: Date;
  /** Which ends are for good, `hasGivenUp` says. */
  readonly endKind: string | null;
  readonly endReason: string | null;
  readonly handedTo: Named | null;
}

/** A loop that the actor may know of, with what the seal lets them see of it. */
export interface LoopAccess {
  readonly loop: LoopHead;
  /** Every seat of the loop, ended ones included. Whoever does not see cards is shown nothing of others' card states. */
  readonly seats: readonly SeatRow[];
  readonly seatsOfActor: readonly SeatRow[];
  readonly isSealed: boolean;
  readonly seesCards: boolean;
}

export interface LoopParts {
  readonly interviews: readonly InterviewRow[];
  /** Of the job's version, in the kit's order. */
  readonly dimensions: readonly Named[];
  /** Of the plan that the loop follows. */
  readonly rounds: readonly (Named & {
    readonly exerciseKey: string;
    readonly minutes: number;
    readonly interviewers: number;
    readonly dimensionIds: readonly string[];
    readonly memberIds: readonly string[];
  })[];
  /** Whom the rounds name. */
  readonly people: ReadonlyMap<string, Named & { readonly isActive: boolean }>;
}

export function presentLoop(
  actor: MemberActor,
  access: LoopAccess,
  { interviews, dimensions, rounds, people }: LoopParts,
  now: Date,
): z.input<typeof LoopView> {
  const { loop, seats, seatsOfActor, seesCards } = access;
  const state = LoopState.parse(loop.state);
  const plans = canPlan(actor, loop);
  const named = (ids: readonly string[]): Named[] =>
    dimensions.filter(({ id }) => ids.includes(id)).map(({ id, name }) => ({ id, name }));
  const endOfInterview = new Map(interviews.map((interview) => [interview.id, endOf(interview)]));
  const timed = seats.map((seat) => ({
    ...seat,
    endsAt: endOfInterview.get(seat.interviewId) ?? seat.dueAt,
  }));
  return {
    id: loop.id,
    state,
    candidate: loop.candidate,
    job: { id: loop.job.id, title: loop.job.title },
    applicationId: loop.applicationId,
    anonymousAs: loop.anonymousAs,
    // For who plans and who holds the interviews; nobody else has a use for it.
    instructions: plans || seatsOfActor.length > 0 ? loop.instructions : null,
    owner: { id: loop.owner.id, name: loop.owner.name },
    progress: seesCards ? progressOf(timed, now) : { kind: 'sealed' },
    interviews: interviews.map((interview) => ({
      id: interview.id,
      name: interview.name,
      exerciseKey: interview.exerciseKey,
      dimensions: named(interview.dimensionIds),
      startsAt: interview.startsAt.toISOString(),
      minutes: interview.minutes,
      timeZone: interview.timeZone,
      videoUrl: interview.videoUrl,
      room: interview.room,
      cancelReason: interview.cancelReason,
      noShow:
        interview.noShowBy === null || interview.cancelledAt === null
          ? null
          : { by: interview.noShowBy, at: interview.cancelledAt.toISOString() },
      isHold: interview.isHold,
      tellsCandidate: interview.tellsCandidate,
      seats: timed
        .filter(({ interviewId }) => interviewId === interview.id)
        .map((seat) => {
          const isShown = seat.memberId === actor.memberId || seesCards;
          return {
            id: seat.id,
            member: { id: seat.memberId, name: seat.memberName },
            kind: SeatKind.parse(seat.kind),
            dimensions: named(seat.dimensionIds),
            // A submitted card keeps its due time when the interview is moved: shown, that would tell that it is in.
            dueAt: (isShown ? seat.dueAt : dueAtOf(interview)).toISOString(),
            card: cardStateFor(actor, seat, seesCards, now),
            // A seat ends with its interview only while its card is not in: the same again.
            endReason: isShown ? seat.endReason : null,
            handedTo: isShown ? seat.handedTo : null,
            can: seatRights(actor, access, seat, interview, now),
          };
        }),
      version: interview.version,
      can: noShowRights(actor, access, interview, interviews, now),
    })),
    openRounds: matchRounds(rounds, interviews).open.map((round) => ({
      id: round.id,
      name: round.name,
      exerciseKey: round.exerciseKey,
      minutes: round.minutes,
      interviewers: round.interviewers,
      dimensions: named(round.dimensionIds),
      people: round.memberIds.flatMap((id) => {
        const person = people.get(id);
        return person?.isActive === true ? [{ id, name: person.name }] : [];
      }),
    })),
    ended:
      loop.endCause === null || loop.endNote === null
        ? null
        : { cause: LoopEndCause.parse(loop.endCause), note: loop.endNote },
    isArchived: isArchived(loop),
    createdAt: loop.createdAt.toISOString(),
    version: loop.version,
    can: {
      plan: plans && state === 'open',
      readCards: seesCards,
      cancel: plans && (state === 'open' || state === 'debrief'),
      reopen: plans && canReopen(loop),
      archive: plans && isOver(loop) && !isArchived(loop),
      unarchive: plans && isArchived(loop),
      openDebrief: seesCards && state === 'open' && canOpen(actor, loop.job),
    },
  };
}

/** What a reader may do with a seat, as the reply's `can` says it. */
function seatRights(
  actor: MemberActor,
  {
    loop,
    seatsOfActor,
  }: { readonly loop: LoopFacts & { readonly job: JobFacts }; readonly seatsOfActor: readonly SeatFacts[] },
  seat: SeatFacts,
  interview: { readonly startsAt: Date; readonly cancelledAt: Date | null },
  now: Date,
): z.input<typeof Seat>['can'] {
  const isOwn = seat.memberId === actor.memberId;
  const isOpen = isOpenSeat(seat);
  const mayEnd = isOpen && canEndSeat(actor, loop, seat, seatsOfActor);
  const isHeld = hasStarted(interview, now);
  const isOn = interview.cancelledAt === null;
  return {
    giveUp: mayEnd,
    score: isOpen && isOwn,
    reportAbsence: isOpen && isOwn && isHeld,
    handOver: mayEnd && isOn && loop.state === 'open',
    decline:
      isOpen && isOwn && !isHeld
        ? declinesForGood(actor, loop.job, seatsOfActor)
          ? 'for_good'
          : 'for_now'
        : 'no',
    exchange: mayEnd && isOn && !isHeld && loop.state === 'open' && canPlan(actor, loop),
    typeIn:
      isOpen &&
      isHeld &&
      isOn &&
      (loop.state === 'open' || loop.state === 'debrief') &&
      canTypeIn(actor, loop, seat, seatsOfActor),
  };
}
