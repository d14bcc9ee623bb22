import type { MemberCtx } from '#server/context.ts';
import { findPeople } from '#server/identity/queries.ts';
import { idsOfPeople, type JobPeople, peopleErrors, quorumErrors } from '#server/jobs/rules.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Refuses people who can't take the place they are named for, and a quorum that `job`, as it will be, can't reach.
 * Throws `not_found` for somebody unknown, else `rule_broken`.
 */
export async function assertPeople(
  ctx: MemberCtx,
  given: JobPeople,
  job: Parameters<typeof quorumErrors>[0],
): Promise<void> {
  const errors = [...peopleErrors(given, await findPeople(ctx, idsOfPeople(given))), ...quorumErrors(job)];
  if (errors.length > 0) {
    throw new AppError('rule_broken', 'Nothing was saved. See what is named.', { errors });
  }
}
