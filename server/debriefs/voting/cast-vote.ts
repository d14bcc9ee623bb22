import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { lockDebrief, raiseDebriefVersion } from '#server/debriefs/lock-debrief.ts';
import { findDebrief } from '#server/debriefs/queries.ts';
import { findVoting } from '#server/debriefs/voting/find-voting.ts';
import { openVotes } from '#server/debriefs/voting/open-votes.ts';
import { areAllIn, type VotingFacts } from '#server/debriefs/voting/rules.ts';
import type { Debrief } from '#shared/debriefs.ts';
import type { DebriefId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';
import type { castVote as contract } from '#shared/votes.ts';

/**
 * Casts the actor's vote, or changes it while the votes are sealed; the last one that was waited for opens them all. One
 * that comes after that is marked late. Throws `not_allowed` for whoever is not asked, `wrong_state` for a second vote
 * after the reveal and for who stepped back.
 *
 * Until the reveal nothing that others can read depends on what is voted: the debrief's version stays, and the entry in
 * the audit trail holds neither the choice nor a digest of it or of its reason, because digests on one subject share a
 * salt, and equal ones would show who voted alike.
 */
export async function castVote(
  ctx: MemberCtx,
  debriefId: DebriefId,
  given: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof Debrief>> {
  const { orgId, memberId } = ctx.actor;
  const { access, parts } = await lockDebrief(ctx, debriefId, null);
  if (!parts.can.voting.vote) throw refusal(memberId, parts.voting);
  const isLate = parts.voting.reveal !== null;
  const [{ number } = { number: 1 }] = await ctx.tx.sql<{ number: number }>(
    `SELECT count(*)::integer + 1 AS number FROM votes WHERE org_id = $1 AND debrief_id = $2 AND member_id = $3`,
    [orgId, debriefId, memberId],
  );
  await ctx.tx.prisma.vote.create({
    data: {
      orgId,
      id: ctx.ids.next(),
      debriefId,
      memberId,
      number,
      choice: given.choice,
      reason: given.reason,
      isLate,
      castAt: ctx.clock.now(),
    },
  });
  ctx.audit({
    action: 'vote.cast',
    subjectType: 'debrief',
    subjectId: debriefId,
    data: isLate ? { isLate, choice: given.choice } : { isLate },
    ...(isLate ? { text: { reason: given.reason } } : {}),
  });
  if (isLate) await raiseDebriefVersion(ctx, debriefId);
  else {
    const voting = await findVoting(ctx, parts.debrief, access);
    if (areAllIn(voting)) await openVotes(ctx, debriefId, voting, 'all_in');
  }
  return findDebrief(ctx, debriefId);
}

function refusal(memberId: string, { reveal, votes, voters, recusals }: VotingFacts): AppError {
  if (recusals.some(({ person }) => person.id === memberId)) {
    return new AppError('wrong_state', 'You stepped back from this vote, which is for good.');
  }
  if (reveal !== null && votes.some(({ person }) => person.id === memberId)) {
    return new AppError('wrong_state', 'The votes are open: yours stays as it was cast.');
  }
  if (reveal !== null)
    return new AppError('not_allowed', 'The votes are open, and yours was not asked for when they opened.');
  return new AppError(
    'not_allowed',
    voters.length === 0
      ? 'Nobody sits on a committee here: the decision needs no vote.'
      : "The job's committee and its hiring manager vote on this debrief.",
  );
}
