import type { z } from 'zod';
import { findCandidate } from '#server/candidates/queries.ts';
import { canDeclare } from '#server/conflicts/policy.ts';
import { findConflict } from '#server/conflicts/queries.ts';
import type { MemberCtx } from '#server/context.ts';
import { findPeople } from '#server/identity/queries.ts';
import { findLoopAccess } from '#server/loops/queries.ts';
import { refuseOn } from '#server/platform/postgres-error.ts';
import type { Conflict, declareConflict as contract } from '#shared/conflicts.ts';
import { AppError } from '#shared/problems.ts';

type Given = z.output<(typeof contract)['body']>;

/**
 * Declares a conflict of interest. The trail names the person and the kind, and not the candidate, whom its readers may not
 * know. Throws `not_found` for whoever the actor may not know of, `not_allowed` for a colleague's, `rule_broken` by the
 * name of an anonymous candidate and for who has left, `already_exists` for one that stands.
 */
export async function declareConflict(ctx: MemberCtx, given: Given): Promise<z.input<typeof Conflict>> {
  const { orgId, memberId } = ctx.actor;
  const person = (await findPeople(ctx, [given.memberId])).get(given.memberId);
  const { candidateId, loopId } = await findSubject(ctx, given.with);
  if (!canDeclare(ctx.actor, given.memberId)) {
    throw new AppError(
      'not_allowed',
      'You declare your own conflicts; recruiters and admins those of others.',
    );
  }
  if (person?.isActive !== true) throw new AppError('rule_broken', 'This person is not a member any more.');
  const id = ctx.ids.next();
  const insert = (): Promise<unknown> =>
    ctx.tx.sql(
      `INSERT INTO conflicts (org_id, id, member_id, candidate_id, loop_id, kind, declared_by, declared_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [orgId, id, given.memberId, candidateId, loopId, given.kind, memberId, ctx.clock.now()],
    );
  await refuseOn('conflicts_standing_key', 'already_exists', 'This conflict is declared already.', () =>
    // Taken back with their import at this very moment.
    refuseOn('conflicts_org_id_candidate_id_fkey', 'not_found', 'The candidate is gone.', insert),
  );
  ctx.audit({
    action: 'conflict.declared',
    subjectType: 'conflict',
    subjectId: id,
    data: { memberId: given.memberId, kind: given.kind, isByHolder: given.memberId === memberId },
  });
  return findConflict(ctx, id);
}

/** Whom it is about. Through a loop it may be somebody whom the actor knows by a label. */
async function findSubject(
  ctx: MemberCtx,
  subject: Given['with'],
): Promise<{ candidateId: string; loopId: string | null }> {
  if ('loopId' in subject) {
    const { loop } = await findLoopAccess(ctx, subject.loopId);
    // By name it is the same for whoever knows the name, so that it stands once.
    return { candidateId: loop.candidate.id, loopId: loop.candidate.isAnonymous ? subject.loopId : null };
  }
  const { id, isAnonymous } = await findCandidate(ctx, subject.candidateId);
  if (isAnonymous) {
    throw new AppError(
      'rule_broken',
      'You know this candidate by a label. Declare the conflict on the loop, or ask a colleague.',
    );
  }
  return { candidateId: id, loopId: null };
}
