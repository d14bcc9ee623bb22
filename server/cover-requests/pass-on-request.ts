import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { selectCoveringInterviews, selectInterviewsOf } from '#server/cover-requests/cover-record.sql.ts';
import { lockRequest, writeAnswer } from '#server/cover-requests/lock-request.ts';
import { findLoopRequests } from '#server/cover-requests/queries.ts';
import { coveringInterviews } from '#server/cover-requests/rules.ts';
import type { CoverRequestId, LoopRequests } from '#shared/cover-requests.ts';
import { type InterviewId, LoopId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Passes a request on to an interview of its loop. Throws `not_found` for any other, and `rule_broken` for one that has
 * started or in which nobody else scores the dimension, and says which could cover it.
 */
export async function passOnRequest(
  ctx: MemberCtx,
  requestId: CoverRequestId,
  interviewId: InterviewId,
): Promise<z.input<typeof LoopRequests>> {
  const request = await lockRequest(ctx, requestId);
  const interviews = await selectInterviewsOf(ctx, request.loopId);
  if (!interviews.has(interviewId)) throw new AppError('not_found');
  const able = coveringInterviews(
    await selectCoveringInterviews(ctx, request.loopId),
    { dimensionId: request.dimension.id, askedBy: request.askedBy.id },
    ctx.clock.now(),
  ).map(({ interview }) => interview);
  if (!able.some(({ id }) => id === interviewId)) {
    const names = able.map(({ name }) => name).join(', ');
    const { name } = request.dimension;
    throw new AppError(
      'rule_broken',
      able.length === 0
        ? `No interview to come scores ${name}. Schedule one or add somebody to it, or decline. Nothing was passed on.`
        : `That interview can’t cover ${name}. These can: ${names}. Nothing was passed on.`,
      { errors: [{ path: 'interviewId', message: `can’t cover ${name}` }] },
    );
  }
  await writeAnswer(ctx, request, interviewId);
  return findLoopRequests(ctx, LoopId.parse(request.loopId));
}
