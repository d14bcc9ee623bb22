import type { z } from 'zod';
import { isActive } from '#server/candidates/rules.ts';
import type { MemberCtx } from '#server/context.ts';
import { staleVersion } from '#server/platform/if-match.ts';
import type { saveInstructions as contract } from '#shared/candidate-applications.ts';
import type { ApplicationId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Keeps what interviewers do differently in the interviews of an application; nothing for an empty text. Throws
 * `not_found`, `stale_version`, `wrong_state` for an application that is over.
 */
export async function saveInstructions(
  ctx: MemberCtx,
  applicationId: ApplicationId,
  seenVersion: number,
  given: string,
): Promise<z.input<(typeof contract)['reply']>> {
  const { orgId } = ctx.actor;
  const [application] = await ctx.tx.sql<{ stage: string; version: number }>(
    'SELECT stage, version FROM applications WHERE org_id = $1 AND id = $2 FOR UPDATE',
    [orgId, applicationId],
  );
  if (application === undefined) throw new AppError('not_found');
  if (application.version !== seenVersion) throw staleVersion(application.version);
  if (!isActive(application.stage)) {
    throw new AppError('wrong_state', 'This application is over: no interview of it is to come.');
  }
  const instructions = given.trim();
  await ctx.tx.sql(
    'UPDATE applications SET instructions = $3, version = version + 1 WHERE org_id = $1 AND id = $2',
    [orgId, applicationId, instructions === '' ? null : instructions],
  );
  ctx.audit({
    action: 'application.instructions_changed',
    subjectType: 'application',
    subjectId: applicationId,
    data: { isGiven: instructions !== '' },
    ...(instructions === '' ? {} : { text: { instructions } }),
  });
  return { applicationId, instructions, version: seenVersion + 1 };
}
