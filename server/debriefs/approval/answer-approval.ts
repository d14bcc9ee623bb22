import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { askedStep } from '#server/debriefs/approval/rules.ts';
import { takeBackDecision } from '#server/debriefs/approval/take-back-decision.ts';
import { lockDecidedDebrief, raiseDebriefVersion } from '#server/debriefs/lock-debrief.ts';
import { findDebrief } from '#server/debriefs/queries.ts';
import type { Debrief } from '#shared/debriefs.ts';
import type { DebriefId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';
import type { answerApproval as contract } from '#shared/votes.ts';

/** A decision that comes back says what it lacks, in at least so many characters. */
const shortestReturn = 10;

/**
 * Approves the decision, and the next in the chain is asked, or returns it, and the debrief is open again. Whoever
 * decided and is in the chain answers here as well, as a step of its own. Throws `not_allowed` for whoever is not asked
 * at the moment, `rule_broken` for a return without its reason, `wrong_state` where nobody is asked.
 */
export async function answerApproval(
  ctx: MemberCtx,
  debriefId: DebriefId,
  seenVersion: number,
  { verdict, note }: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof Debrief>> {
  const { access, parts, decision } = await lockDecidedDebrief(ctx, debriefId, seenVersion);
  const asked = askedStep(decision);
  if (asked === null) throw new AppError('wrong_state', 'The decision is approved already.');
  if (!parts.can.approve) {
    throw new AppError('not_allowed', `${asked.approver.name} is asked for an approval at the moment.`);
  }
  if (verdict === 'returned' && note.trim().length < shortestReturn) {
    throw new AppError('rule_broken', 'Say what the decision lacks. Nothing was recorded.', {
      errors: [{ path: 'note', message: `needs at least ${shortestReturn} characters` }],
    });
  }
  await ctx.tx.prisma.approval.create({
    data: {
      orgId: ctx.actor.orgId,
      decisionId: decision.id,
      position: asked.position,
      verdict,
      note,
      answeredAt: ctx.clock.now(),
    },
  });
  ctx.audit({
    action: verdict === 'approved' ? 'decision.approved' : 'decision.returned',
    subjectType: 'decision',
    subjectId: decision.id,
    data: {
      debriefId,
      position: asked.position,
      isFinal: verdict === 'approved' && asked.position === decision.steps.length,
    },
    text: { note },
  });
  if (verdict === 'returned') {
    await takeBackDecision(ctx, { access, parts }, decision.id, note);
  } else await raiseDebriefVersion(ctx, debriefId);
  return findDebrief(ctx, debriefId);
}
