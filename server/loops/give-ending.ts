import { isActive } from '#server/candidates/rules.ts';
import type { MemberCtx } from '#server/context.ts';
import { changeStage } from '#server/loops/change-stage.ts';
import { endLoop } from '#server/loops/end-loop.ts';
import type { LockedApplication } from '#server/loops/lock-loop.ts';
import { type EndReason, endedStageOf } from '#shared/candidate-endings.ts';
import { AppError } from '#shared/problems.ts';

/** What the loop and its interviewers are told: that it is over, and never why. */
const loopEnds = {
  withdrawn: { cause: 'candidate_withdrew', reason: 'The candidate withdrew.' },
  not_pursued: { cause: 'other', reason: 'The application is not taken further.' },
} as const;

/**
 * Ends a locked application for a reason that the actor gives, and with it the loop under way. Throws `wrong_state` for one
 * that is over; `rule_broken` for a lacking requirement that is not named, or that is said after interviews have begun:
 * from then on that is for a debrief to decide.
 */
export async function giveEnding(
  ctx: MemberCtx,
  application: LockedApplication,
  { reason, note }: { readonly reason: EndReason; readonly note: string },
): Promise<void> {
  if (!isActive(application.stage)) throw new AppError('wrong_state', 'This application is over already.');
  if (reason === 'lacks_requirement') assertStated(application.stage, note);
  const stage = endedStageOf(reason);
  await changeStage(ctx, application, stage, { reason, note: note.trim(), by: ctx.actor.memberId });
  const [loop] = await ctx.tx.sql<{ id: string }>(
    `SELECT id FROM loops WHERE org_id = $1 AND application_id = $2 AND state IN ('open', 'debrief') FOR UPDATE`,
    [ctx.actor.orgId, application.id],
  );
  if (loop !== undefined) await endLoop(ctx, loop.id, loopEnds[stage]);
}

/** The stage says whether interviews have begun, and never whether a card is in. */
function assertStated(stage: string, note: string): void {
  if (stage !== 'applied') {
    throw new AppError(
      'rule_broken',
      'Interviews of this application have been planned: whether somebody meets the requirements is decided in its debrief. Nothing was saved.',
      { errors: [{ path: 'reason', message: 'This is for the debrief to decide.' }] },
    );
  }
  if (note.trim() === '') {
    throw new AppError(
      'rule_broken',
      'Say in the note which stated requirement is lacking. Nothing was saved.',
      {
        errors: [{ path: 'note', message: 'Say which requirement.' }],
      },
    );
  }
}
