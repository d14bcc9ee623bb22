import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { lockDebrief } from '#server/debriefs/lock-debrief.ts';
import { findDebrief } from '#server/debriefs/queries.ts';
import { findVoting } from '#server/debriefs/voting/find-voting.ts';
import { openVotes } from '#server/debriefs/voting/open-votes.ts';
import { areAllIn } from '#server/debriefs/voting/rules.ts';
import type { Debrief } from '#shared/debriefs.ts';
import type { DebriefId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Steps back from the vote, for good: a vote that was cast does not count and is never opened, nobody waits for another,
 * and the decision is somebody else's to record. Throws `not_allowed` for whoever is not asked, `wrong_state` once the
 * votes are open or for a second time.
 */
export async function recuseFromVote(
  ctx: MemberCtx,
  debriefId: DebriefId,
  reason: string,
): Promise<z.input<typeof Debrief>> {
  const { orgId, memberId } = ctx.actor;
  const { access, parts } = await lockDebrief(ctx, debriefId, null);
  if (!parts.can.voting.recuse) {
    const { reveal, recusals } = parts.voting;
    if (reveal !== null)
      throw new AppError('wrong_state', 'The votes are open: it is too late to step back.');
    if (recusals.some(({ person }) => person.id === memberId)) {
      throw new AppError('wrong_state', 'You stepped back already.');
    }
    throw new AppError('not_allowed', "The job's committee and its hiring manager vote on this debrief.");
  }
  await ctx.tx.prisma.recusal.create({
    data: { orgId, debriefId, memberId, reason, recusedAt: ctx.clock.now() },
  });
  ctx.audit({ action: 'vote.recused', subjectType: 'debrief', subjectId: debriefId, text: { reason } });
  const voting = await findVoting(ctx, parts.debrief, access);
  if (areAllIn(voting)) await openVotes(ctx, debriefId, voting, 'all_in');
  return findDebrief(ctx, debriefId);
}
