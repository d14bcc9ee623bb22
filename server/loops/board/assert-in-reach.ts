import type { MemberCtx } from '#server/context.ts';
import { findPeople } from '#server/identity/queries.ts';
import { isJobOpen } from '#server/jobs/queries.ts';
import type { BoardSettings } from '#shared/board.ts';

/** Throws `not_found` where a view names somebody or a job that is not of this organisation. */
export async function assertInReach(ctx: MemberCtx, { jobId, ownerId }: BoardSettings): Promise<void> {
  if (ownerId !== null) await findPeople(ctx, [ownerId]);
  if (jobId !== null) await isJobOpen(ctx, jobId);
}
