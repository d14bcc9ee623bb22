import type { Ctx } from '#server/context.ts';
import { slotsText } from '#server/notifications/candidate-mail-text.ts';
import { findContact, writeNotice } from '#server/notifications/candidate-mails.sql.ts';
import type { OrgId } from '#shared/primitives.ts';

interface OfferedLink {
  readonly loopId: string;
  readonly offerId: string;
  readonly link: string;
  readonly expiresAt: Date;
  readonly minutes: number;
}

/**
 * Has the link of an offer sent to its candidate. The mail is written now, because nothing but it holds the link; once
 * a mail server has taken it the link is struck out. Returns whether there is an address.
 */
export async function noteSlotsOffered(ctx: Ctx, orgId: OrgId, offered: OfferedLink): Promise<boolean> {
  const { loopId, offerId } = offered;
  const contact = await findContact(ctx, orgId, loopId);
  if (contact === null) return false;
  const mail = slotsText({ ...contact, ...offered });
  await writeNotice(ctx, orgId, {
    kind: 'slots_offered',
    occasion: offerId,
    loopId,
    offerId,
    interviewId: null,
    mail,
  });
  return true;
}
