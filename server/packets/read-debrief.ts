import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findDebrief } from '#server/debriefs/queries.ts';
import type { CardLater } from '#server/packets/document/later.ts';
import { canonicalJson } from '#server/platform/canonical-json.ts';
import { listLoopScorecards } from '#server/scorecards/queries.ts';
import { Debrief } from '#shared/debriefs.ts';
import { AppError } from '#shared/problems.ts';
import { SubmittedCard } from '#shared/scorecards.ts';

/** What somebody is shown of a debrief: the reply that they get, and what was said of its cards since. */
export interface ShownDebrief {
  readonly debrief: Debrief;
  readonly later: readonly CardLater[];
}

/**
 * Reads both as the actor may see them. Throws `not_found` for whoever may not read the debrief, and `not_allowed` for
 * whom its candidate is anonymous to: papers that carry a label for a name are of no use to anybody.
 */
export async function readDebrief(ctx: MemberCtx, debriefId: string): Promise<ShownDebrief> {
  const debrief = Debrief.parse(await findDebrief(ctx, debriefId));
  if (debrief.candidate.isAnonymous) {
    throw new AppError(
      'not_allowed',
      'You owe a card on another, anonymous loop of this candidate. Make the packet once it is in. Nothing was kept.',
    );
  }
  // The debrief has noted that its cards were read; once is enough.
  const reply = await listLoopScorecards({ ...ctx, audit: () => undefined }, debrief.loopId);
  const cards = reply.state === 'open' ? z.array(SubmittedCard).parse(reply.cards) : [];
  const pinned = new Set(debrief.matrix.rows.map(({ seatId }) => seatId));
  return {
    debrief,
    later: cards
      .filter(({ seatId }) => pinned.has(seatId))
      .map(({ seatId, amendments, questions, typedBy }) => ({ seatId, amendments, questions, typedBy })),
  };
}

/** A digest of what somebody is shown, but for what they may do and what only they see. */
export function shownDigest({ debrief, later }: ShownDebrief): Buffer {
  const { can: _, voting, ...shown } = debrief;
  const { can: __, own: ___, ...votes } = voting;
  return createHash('sha256')
    .update(canonicalJson(z.json().parse({ ...shown, voting: votes, later })))
    .digest();
}
