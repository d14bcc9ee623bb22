import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findPeople } from '#server/identity/queries.ts';
import { ownerOutcome } from '#server/loops/board/rules.ts';
import { lockLoop } from '#server/loops/lock-loop.ts';
import type { assignOwners as contract } from '#shared/board.ts';
import { AppError } from '#shared/problems.ts';

type Change = z.output<(typeof contract)['body']>['changes'][number];
type Reply = z.input<(typeof contract)['reply']>;

/**
 * Gives loops to other owners, each on its own: what somebody else changed since is left and said. Throws `not_found` where
 * a loop is not the actor's to know, `rule_broken` for somebody who can't run a loop.
 */
export async function assignOwners(ctx: MemberCtx, changes: readonly Change[]): Promise<Reply> {
  await assertOwners(ctx, changes);
  const results: Reply['results'] = [];
  for (const change of await inLockOrder(ctx, changes)) results.push(await assignOwner(ctx, change));
  ctx.audit({
    action: 'board.owners_assigned',
    subjectType: 'member',
    subjectId: ctx.actor.memberId,
    data: { loops: results.filter(({ outcome }) => outcome === 'changed').length },
  });
  return { results };
}

async function assignOwner(ctx: MemberCtx, change: Change): Promise<Reply['results'][number]> {
  const { loop } = await lockLoop(ctx, change.loopId);
  const ownerBefore = loop.owner.id;
  const outcome = ownerOutcome(ownerBefore, change);
  if (outcome === 'changed') {
    await ctx.tx.sql('UPDATE loops SET owner_id = $3, version = version + 1 WHERE org_id = $1 AND id = $2', [
      ctx.actor.orgId,
      loop.id,
      change.ownerId,
    ]);
    ctx.audit({
      action: 'loop.owner_changed',
      subjectType: 'loop',
      subjectId: loop.id,
      data: { loopId: loop.id, ownerBefore, ownerId: change.ownerId },
    });
  }
  return { loopId: change.loopId, outcome, ownerBefore };
}

/** Two who change the same loops lock them in one order, so that neither waits for the other. */
async function inLockOrder(ctx: MemberCtx, changes: readonly Change[]): Promise<Change[]> {
  const rows = await ctx.tx.sql<{ id: string }>(
    'SELECT id FROM loops WHERE org_id = $1 AND id = ANY ($2) ORDER BY application_id, id',
    [ctx.actor.orgId, changes.map(({ loopId }) => loopId)],
  );
  if (rows.length < changes.length) throw new AppError('not_found');
  const byLoop = new Map<string, Change>(changes.map((change) => [change.loopId, change]));
  return rows.flatMap(({ id }) => byLoop.get(id) ?? []);
}

async function assertOwners(ctx: MemberCtx, changes: readonly Change[]): Promise<void> {
  const owners = changes.map(({ ownerId }) => ownerId);
  const people = await findPeople(ctx, [...owners, ...changes.flatMap(({ from }) => from ?? [])]);
  for (const { name, isActive, roles } of owners.flatMap((id) => people.get(id) ?? [])) {
    if (isActive && (roles.includes('recruiter') || roles.includes('admin'))) continue;
    throw new AppError('rule_broken', `${name} is no active recruiter or admin, and can’t own a loop.`, {
      errors: [{ path: 'changes', message: 'An owner is an active recruiter or admin.' }],
    });
  }
}
