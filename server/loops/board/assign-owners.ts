import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findPeople } from '#server/identity/queries.ts';
import { inLockOrder } from '#server/loops/board/in-lock-order.ts';
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
  const byLoop = new Map(changes.map((change) => [change.loopId, change]));
  for (const loopId of await inLockOrder(ctx, [...byLoop.keys()])) {
    const change = byLoop.get(loopId);
    if (change !== undefined) results.push(await assignOwner(ctx, change));
  }
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
