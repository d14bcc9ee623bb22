import type { z } from 'zod';
import { findMyCalendar } from '#server/calendars/queries.ts';
import { withoutWebcal } from '#server/calendars/rules.ts';
import { deleteSource, lockCalendar } from '#server/calendars/sources.sql.ts';
import type { MemberCtx } from '#server/context.ts';
import { publicUrlOf } from '#server/platform/public-address.ts';
import type { MyCalendar } from '#shared/calendars.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Takes the address of the actor's calendar, in place of one before with all that came from it. It is read by the
 * background work, soon. Throws `rule_broken` for an address that is not on the public internet.
 */
export async function addBusyTimes(
  ctx: MemberCtx,
  given: { readonly address: string },
): Promise<z.input<typeof MyCalendar>> {
  const { orgId, memberId } = ctx.actor;
  const url = publicUrlOf(withoutWebcal(given.address));
  if (url === null || url.href.length > 2_000) {
    const message =
      'Give the https address of a calendar on the internet, as your calendar program shows it under sharing or publishing.';
    throw new AppError('rule_broken', message, { errors: [{ path: 'address', message }] });
  }
  await lockCalendar(ctx, orgId, memberId);
  await deleteSource(ctx, orgId, memberId);
  const now = ctx.clock.now();
  await ctx.tx.sql(
    `INSERT INTO calendar_sources (org_id, id, member_id, address, added_at, due_at, tries)
     VALUES ($1, $2, $3, $4, $5, $5, 0)`,
    [orgId, ctx.ids.next(), memberId, url.href, now],
  );
  ctx.audit({
    action: 'busy_times.added',
    subjectType: 'member',
    subjectId: memberId,
    text: { address: url.href },
  });
  return findMyCalendar(ctx);
}
