import type { MemberCtx } from '#server/context.ts';
import { changeStage } from '#server/loops/change-stage.ts';
import { type LockedApplication, raiseLoopVersion } from '#server/loops/lock-loop.ts';
import { placeSeats } from '#server/loops/place-seats.ts';
import type { SeatWish } from '#server/loops/rules.ts';

interface PlannedInterview {
  readonly name: string;
  readonly exerciseKey: string;
  readonly dimensionIds: readonly string[];
  readonly startsAt: Date;
  readonly minutes: number;
  readonly timeZone: string;
  readonly videoUrl: string | null;
  readonly room: string | null;
  readonly isHold: boolean;
  readonly tellsCandidate: boolean;
  /** Found possible. */
  readonly seats: readonly SeatWish[];
}

/** Writes an interview of a locked loop with its seats, and notes it; the first one moves the application to interviewing. Returns its id. */
export async function placeInterview(
  ctx: MemberCtx,
  { id: loopId, application }: { readonly id: string; readonly application: LockedApplication },
  planned: PlannedInterview,
): Promise<string> {
  const { name, exerciseKey, dimensionIds, startsAt, minutes, timeZone, isHold } = planned;
  const id = ctx.ids.next();
  await ctx.tx.sql(
    `INSERT INTO interviews (org_id, id, loop_id, name, exercise_key, dimension_ids, starts_at, minutes, time_zone,
                             video_url, room, is_hold, tells_candidate)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ctx.actor.orgId,
      id,
      loopId,
      name,
      exerciseKey,
      dimensionIds,
      startsAt,
      minutes,
      timeZone,
      planned.videoUrl,
      planned.room,
      isHold,
      planned.tellsCandidate,
    ],
  );
  ctx.audit({
    action: 'interview.scheduled',
    subjectType: 'interview',
    subjectId: id,
    data: { loopId, exerciseKey, startsAt: startsAt.toISOString(), minutes, timeZone, isHold },
  });
  await placeSeats(ctx, loopId, { id, startsAt, minutes, dimensionIds }, planned.seats);
  if (application.stage === 'applied') await changeStage(ctx, application, 'interviewing');
  await raiseLoopVersion(ctx, loopId);
  return id;
}
