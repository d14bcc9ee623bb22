import type { MemberCtx } from '#server/context.ts';
import { raiseDebriefVersion } from '#server/debriefs/lock-debrief.ts';
import { countedVotes, type VotingFacts } from '#server/debriefs/voting/rules.ts';

/**
 * Opens the votes of a locked debrief, for good: which votes these are and who had been asked is kept, so that nothing
 * that happens to the committee or comes in late changes what was opened. The entry in the audit trail is the first
 * that says how anybody voted.
 */
export async function openVotes(
  ctx: MemberCtx,
  debriefId: string,
  voting: VotingFacts,
  cause: 'all_in' | 'closed',
): Promise<void> {
  const { orgId, memberId } = ctx.actor;
  const opened = countedVotes(voting);
  await ctx.tx.prisma.voteReveal.create({
    data: {
      orgId,
      debriefId,
      voteIds: opened.map(({ id }) => id),
      voterIds: voting.voters.map(({ id }) => id),
      chairId: voting.chair.id,
      quorum: voting.quorum,
      cause,
      revealedBy: memberId,
      revealedAt: ctx.clock.now(),
    },
  });
  await raiseDebriefVersion(ctx, debriefId);
  ctx.audit({
    action: 'votes.revealed',
    subjectType: 'debrief',
    subjectId: debriefId,
    data: {
      cause,
      quorum: voting.quorum,
      asked: voting.voters.map(({ id }) => id),
      votes: opened.map(({ person, choice }) => `${person.id} ${choice}`),
    },
    text: Object.fromEntries(opened.map(({ person, reason }) => [`${person.id} reason`, reason])),
  });
}
