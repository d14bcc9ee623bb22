import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { lockRequest, writeAnswer } from '#server/cover-requests/lock-request.ts';
import { findLoopRequests } from '#server/cover-requests/queries.ts';
import type { CoverRequestId, LoopRequests } from '#shared/cover-requests.ts';
import { LoopId } from '#shared/primitives.ts';

/** Declines a request that waits: nobody is told, whoever asked included. */
export async function declineRequest(
  ctx: MemberCtx,
  requestId: CoverRequestId,
): Promise<z.input<typeof LoopRequests>> {
  const request = await lockRequest(ctx, requestId);
  await writeAnswer(ctx, request, null);
  return findLoopRequests(ctx, LoopId.parse(request.loopId));
}
