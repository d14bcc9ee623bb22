import type { MemberCtx } from '#server/context.ts';
import { type RequestRow, selectRequests } from '#server/cover-requests/cover-record.sql.ts';
import { findLoopAccess } from '#server/loops/queries.ts';
import type { CoverRequestId } from '#shared/cover-requests.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Locks a request that waits, with its loop, for an answer. Throws `not_found` also for who owes a card on the loop, and
 * `wrong_state` once it is answered or the loop is not open any more.
 */
export async function lockRequest(ctx: MemberCtx, requestId: CoverRequestId): Promise<RequestRow> {
  const { orgId } = ctx.actor;
  const [found] = await ctx.tx.sql<{ loop_id: string }>(
    'SELECT loop_id FROM cover_requests WHERE org_id = $1 AND id = $2',
    [orgId, requestId],
  );
  if (found === undefined) throw new AppError('not_found');
  await ctx.tx.sql('SELECT FROM loops WHERE org_id = $1 AND id = $2 FOR NO KEY UPDATE', [
    orgId,
    found.loop_id,
  ]);
  const { loop, isSealed } = await findLoopAccess(ctx, found.loop_id);
  const request = (await selectRequests(ctx, found.loop_id)).find(({ id }) => id === requestId);
  if (isSealed || request === undefined) throw new AppError('not_found');
  if (request.answer !== null) {
    throw new AppError('wrong_state', 'This request is answered already, and stays as it is.');
  }
  if (loop.state !== 'open') {
    throw new AppError('wrong_state', 'The loop is not open any more: nothing is covered in it.');
  }
  return request;
}

/** Keeps the answer to a locked request: the interview that it goes to, or null for none. */
export async function writeAnswer(
  ctx: MemberCtx,
  request: RequestRow,
  interviewId: string | null,
): Promise<void> {
  await ctx.tx.sql(
    `INSERT INTO cover_answers (org_id, request_id, interview_id, answered_by, answered_at)
     VALUES ($1, $2, $3, $4, $5)`,
    [ctx.actor.orgId, request.id, interviewId, ctx.actor.memberId, ctx.clock.now()],
  );
  ctx.audit({
    action: interviewId === null ? 'cover.declined' : 'cover.passed_on',
    subjectType: 'cover_request',
    subjectId: request.id,
    data: {
      loopId: request.loopId,
      dimensionId: request.dimension.id,
      ...(interviewId === null ? {} : { interviewId }),
    },
  });
}
