import type { z } from 'zod';
import { findRatingNetwork } from '#server/calibration/queries.ts';
import { findConflictsWith } from '#server/conflicts/queries.ts';
import type { MemberCtx } from '#server/context.ts';
import { findJob, findRounds } from '#server/jobs/queries.ts';
import { findLoopAccess, findReaders, type LoopAccess } from '#server/loops/queries.ts';
import { hasGivenUp } from '#server/loops/rules.ts';
import { findStarts } from '#server/planning/find-people.ts';
import { selectCancelled, selectInterviewers, selectLimits } from '#server/planning/people.sql.ts';
import { linkOf, rankPeople } from '#server/planning/rank-people.ts';
import { comingWeeks, interviewsIn } from '#server/planning/weeks.ts';
import { findSignedOff } from '#server/practice/queries.ts';
import { findFreedom } from '#server/scheduling/queries.ts';
import type { Freedom } from '#shared/availability.ts';
import type { suggestPeople as contract } from '#shared/plan-warnings.ts';
import { AppError } from '#shared/problems.ts';

/** As many as are worth reading. */
const mostShown = 8;

/**
 * Who could interview a round of a loop, at a time where one is known. What each person brings is looked up here and
 * weighed in `rankPeople`: whatever else is to count comes in as one more fact of theirs. Throws `not_found`.
 */
export async function suggestPeople(
  ctx: MemberCtx,
  loopId: string,
  roundId: string,
  { startsAt, minutes }: z.output<(typeof contract)['query']> = {},
): Promise<z.input<(typeof contract)['reply']>> {
  const access = await findLoopAccess(ctx, loopId);
  const { loop } = access;
  const round = (await findRounds(ctx, loop.job.id, loop.plan)).find(({ id }) => id === roundId);
  if (round === undefined) throw new AppError('not_found');
  const { blueprint } = await findJob(ctx, loop.job.id);

  const conflicts = await findConflictsWith(ctx, loop.candidate.id);
  const { panel, unsuitable } = await findPanel(ctx, access);
  const people = (await selectInterviewers(ctx, round.memberIds)).filter(
    ({ id, email }) => !unsuitable.has(id) && !conflicts.has(id) && !isCandidate(access, email),
  );
  const ids = people.map(({ id }) => id);
  const [thisWeek, nextWeek] = comingWeeks(ctx.clock.now(), ctx.actor.timeZone);
  const starts = await findStarts(ctx, ids, [thisWeek, nextWeek]);
  const limits = await selectLimits(ctx, ids);
  const signedOff = await findSignedOff(ctx, blueprint.id, ids);
  const freedom =
    startsAt === undefined
      ? new Map<string, Freedom>()
      : await findFreedom(ctx, ids, slotOf(startsAt, minutes ?? round.minutes));
  const network = await findRatingNetwork(ctx, blueprint.id);
  const ranked = rankPeople(
    people.map(({ id, name }) => ({
      id,
      name,
      freedom: freedom.get(id) ?? null,
      isNamed: round.memberIds.includes(id),
      isQualified: signedOff.has(id),
      thisWeek: interviewsIn(thisWeek, starts.get(id) ?? []),
      nextWeek: interviewsIn(nextWeek, starts.get(id) ?? []),
      limit: limits.get(id) ?? 0,
      link: linkOf(id, panel, network),
    })),
  );
  // Whom the plan names is looked for in the list, also where it says that they are busy.
  return { people: ranked.filter(({ isNamed }, place) => place < mostShown || isNamed) };
}

function slotOf(from: string, minutes: number): { startsAt: Date; endsAt: Date } {
  const startsAt = new Date(from);
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) };
}

/** To somebody who knows the candidate by a label only, who is left out must not tell who it is. */
function isCandidate({ loop }: LoopAccess, email: string): boolean {
  return !loop.candidate.isAnonymous && loop.candidateEmail?.toLowerCase() === email.toLowerCase();
}

/**
 * Who is on the loop, and who can't come onto it. Somebody sealed there is told only what its schedule shows: not whose
 * seat has ended, and not who has read cards, which would tell that there are some.
 */
async function findPanel(
  ctx: MemberCtx,
  { loop, seats, isSealed }: LoopAccess,
): Promise<{ panel: string[]; unsuitable: ReadonlySet<string> }> {
  const cancelled = await selectCancelled(ctx, loop.id);
  const placed = seats.filter(({ interviewId }) => !cancelled.has(interviewId));
  const panel = placed.filter(
    ({ kind, endedAt }) => kind === 'interviewer' && (isSealed || endedAt === null),
  );
  const gone = isSealed ? [] : seats.filter((seat) => hasGivenUp([seat]));
  const readers = isSealed ? [] : await findReaders(ctx, loop.id);
  return {
    panel: [...new Set(panel.map(({ memberId }) => memberId))],
    unsuitable: new Set([...[...placed, ...gone].map(({ memberId }) => memberId), ...readers]),
  };
}
