import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { assertPlannable, lockInterview, raiseLoopVersion } from '#server/loops/lock-loop.ts';
import { findLoop } from '#server/loops/queries.ts';
import { dueAtOf } from '#server/loops/rules.ts';
import { staleVersion } from '#server/platform/if-match.ts';
import type { rescheduleInterview as contract, Loop as LoopView } from '#shared/loops.ts';
import type { InterviewId } from '#shared/primitives.ts';

/**
 * Changes an interview's time or place. Cards that are not in become due anew, and a submitted one keeps the time it
 * was due. Throws `wrong_state` for what is cancelled or over; never for a card that is in, which would tell so.
 */
export async function rescheduleInterview(
  ctx: MemberCtx,
  interviewId: InterviewId,
  seenVersion: number,
  change: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof LoopView>> {
  const { orgId } = ctx.actor;
  const { loop, interview } = await lockInterview(ctx, interviewId);
  if (interview.version !== seenVersion) throw staleVersion(interview.version);
  assertPlannable(loop, interview);

  const next = {
    startsAt: change.startsAt === undefined ? interview.startsAt : new Date(change.startsAt),
    minutes: change.minutes ?? interview.minutes,
    timeZone: change.timeZone ?? interview.timeZone,
    videoUrl: change.videoUrl === undefined ? interview.videoUrl : change.videoUrl,
    room: change.room === undefined ? interview.room : change.room,
  };
  await ctx.tx.sql(
    `UPDATE interviews SET starts_at = $3, minutes = $4, time_zone = $5, video_url = $6, room = $7,
                           version = version + 1
      WHERE org_id = $1 AND id = $2`,
    [orgId, interviewId, next.startsAt, next.minutes, next.timeZone, next.videoUrl, next.room],
  );
  // A submission under way holds its seat's lock; the second statement sees whether its card is in.
  await ctx.tx.sql('SELECT FROM seats WHERE org_id = $1 AND interview_id = $2 ORDER BY id FOR UPDATE', [
    orgId,
    interviewId,
  ]);
  await ctx.tx.sql(
    `UPDATE seats s SET due_at = $3
       FROM scorecards card
      WHERE s.org_id = $1 AND s.interview_id = $2 AND s.ended_at IS NULL
        AND card.org_id = s.org_id AND card.seat_id = s.id AND card.state = 'draft'`,
    [orgId, interviewId, dueAtOf(next)],
  );
  await raiseLoopVersion(ctx, loop.id);
  ctx.audit({
    action: 'interview.rescheduled',
    subjectType: 'interview',
    subjectId: interviewId,
    data: {
      loopId: loop.id,
      fields: Object.keys(change).sort(),
      version: interview.version + 1,
      startsAt: next.startsAt.toISOString(),
      minutes: next.minutes,
      timeZone: next.timeZone,
    },
  });
  return findLoop(ctx, loop.id);
}
