import type { Ctx, MemberCtx } from '#server/context.ts';
import { type LockedApplication, lockLoop } from '#server/loops/lock-loop.ts';
import { type OfferRow, selectOffer } from '#server/loops/offers/offer-record.sql.ts';
import type { LoopAccess } from '#server/loops/present.ts';
import { linkSpent } from '#server/platform/links.ts';
import { AccountId, MemberId, type OrgId } from '#shared/primitives.ts';

export interface LockedOffer {
  readonly offer: OfferRow;
  readonly access: LoopAccess & { readonly application: LockedApplication };
  /** The candidate's answer is carried out with the right of who offered, whatever has become of them since. */
  readonly planning: MemberCtx;
}

/** Locks an offer with its loop for the candidate's answer, and reads both. Throws `link_spent`. */
export async function lockOffer(ctx: Ctx, orgId: OrgId, offerId: string): Promise<LockedOffer> {
  const before = await selectOffer(ctx, orgId, offerId);
  if (before === null) throw linkSpent();
  const { id, name, email } = before.offeredBy;
  const planning: MemberCtx = {
    ...ctx,
    actor: {
      kind: 'member',
      accountId: AccountId.parse(id),
      email,
      orgId,
      orgName: '',
      memberId: MemberId.parse(id),
      name,
      roles: ['recruiter'],
      timeZone: before.timeZone,
      memberVersion: 1,
      sessionEndsAt: before.expiresAt,
    },
  };
  const access = await lockLoop(planning, before.loopId);
  await ctx.tx.sql('SELECT FROM slot_offers WHERE org_id = $1 AND id = $2 FOR UPDATE', [orgId, offerId]);
  // Read again: somebody may have answered before the lock was had.
  const offer = await selectOffer(ctx, orgId, offerId);
  if (offer === null) throw linkSpent();
  return { offer, access, planning };
}
