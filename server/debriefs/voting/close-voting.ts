import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { lockDebrief } from '#server/debriefs/lock-debrief.ts';
import { findDebrief } from '#server/debriefs/queries.ts';
import { openVotes } from '#server/debriefs/voting/open-votes.ts';
import { countedVotes } from '#server/debriefs/voting/rules.ts';
import type { Debrief } from '#shared/debriefs.ts';
import type { DebriefId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/** The chair opens the votes without waiting for the rest. Throws `not_allowed` for anybody else, `rule_broken` below the quorum, `wrong_state` once they are open. */
export async function closeVoting(ctx: MemberCtx, debriefId: DebriefId): Promise<z.input<typeof Debrief>> {
  const { parts } = await lockDebrief(ctx, debriefId, null);
  const { voting } = parts;
  if (voting.chair.id !== ctx.actor.memberId) {
    throw new AppError('not_allowed', `${voting.chair.name} chairs this debrief and closes its voting.`);
  }
  if (voting.reveal !== null) throw new AppError('wrong_state', 'The votes are open already.');
  const votes = countedVotes(voting).length;
  if (votes < voting.quorum) {
    throw new AppError(
      'rule_broken',
      `The job's quorum is ${voting.quorum}, and ${votes} ${votes === 1 ? 'vote is' : 'votes are'} in. The votes stay sealed.`,
    );
  }
  await openVotes(ctx, debriefId, voting, 'closed');
  return findDebrief(ctx, debriefId);
}
