import type { Interval } from '#server/calendars/rules.ts';
import type { Ctx } from '#server/context.ts';
import type { OrgId } from '#shared/primitives.ts';

export interface Source {
  readonly id: string;
  readonly address: string;
  readonly timeZone: string;
  readonly readAt: Date | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly tries: number;
  readonly deactivatedAt: Date | null;
}

/** Takes addresses that are due, of people who are still there, and puts them off: nobody else asks them meanwhile. */
export function takeDueSources(ctx: Ctx, orgId: OrgId, limit: number, next: Date): Promise<Source[]> {
  return ctx.tx.sql<Source>(
    `UPDATE calendar_sources k SET due_at = $3
       FROM (SELECT due.id, m.time_zone, m.deactivated_at
               FROM calendar_sources due JOIN members m ON m.org_id = due.org_id AND m.id = due.member_id
              WHERE due.org_id = $1 AND due.due_at <= $2
              ORDER BY due.due_at, due.id LIMIT $4 FOR UPDATE OF due SKIP LOCKED) AS taken
      WHERE k.org_id = $1 AND k.id = taken.id
     RETURNING k.id, k.address, taken.time_zone AS "timeZone", k.read_at AS "readAt", k.etag,
               k.last_modified AS "lastModified", k.tries, taken.deactivated_at AS "deactivatedAt"`,
    [orgId, ctx.clock.now(), next, limit],
  );
}

/** Puts busy times in the place of those before. Nothing happens where the address was removed or replaced meanwhile. */
export async function storeBusy(
  ctx: Ctx,
  orgId: OrgId,
  sourceId: string,
  intervals: readonly Interval[],
  said: { readonly etag: string | null; readonly lastModified: string | null },
): Promise<void> {
  const [there] = await ctx.tx.sql(
    `UPDATE calendar_sources SET read_at = $3, checked_at = $3, etag = $4, last_modified = $5, failure = NULL, tries = 0
      WHERE org_id = $1 AND id = $2 RETURNING id`,
    [orgId, sourceId, ctx.clock.now(), said.etag, said.lastModified],
  );
  if (there === undefined) return;
  await ctx.tx.sql('DELETE FROM busy_intervals WHERE org_id = $1 AND source_id = $2', [orgId, sourceId]);
  await ctx.tx.sql(
    `INSERT INTO busy_intervals (org_id, source_id, starts_at, ends_at)
     SELECT $1, $2, t.starts_at, t.ends_at FROM unnest($3::timestamptz[], $4::timestamptz[]) AS t(starts_at, ends_at)`,
    [orgId, sourceId, intervals.map(({ startsAt }) => startsAt), intervals.map(({ endsAt }) => endsAt)],
  );
}

/** The calendar has not changed since it was read. */
export async function noteUnchanged(ctx: Ctx, orgId: OrgId, sourceId: string): Promise<void> {
  await ctx.tx.sql(
    `UPDATE calendar_sources SET checked_at = $3, failure = NULL, tries = 0 WHERE org_id = $1 AND id = $2`,
    [orgId, sourceId, ctx.clock.now()],
  );
}

/** What is known from before stays; its owner is told that it may be out of date. */
export async function noteFailure(
  ctx: Ctx,
  orgId: OrgId,
  sourceId: string,
  { failure, tries, dueAt }: { readonly failure: string; readonly tries: number; readonly dueAt: Date },
): Promise<void> {
  await ctx.tx.sql(
    `UPDATE calendar_sources SET failure = $3, tries = $4, due_at = $5 WHERE org_id = $1 AND id = $2`,
    [orgId, sourceId, failure, tries, dueAt],
  );
}

/** Removes a member's address and all that came from it. Returns whether there was one. */
export async function deleteSource(ctx: Ctx, orgId: OrgId, memberId: string): Promise<boolean> {
  await ctx.tx.sql(
    `DELETE FROM busy_intervals b USING calendar_sources k
      WHERE k.org_id = $1 AND k.member_id = $2 AND b.org_id = k.org_id AND b.source_id = k.id`,
    [orgId, memberId],
  );
  const gone = await ctx.tx.sql(
    'DELETE FROM calendar_sources WHERE org_id = $1 AND member_id = $2 RETURNING id',
    [orgId, memberId],
  );
  return gone.length > 0;
}

/** What somebody changes of their own calendar waits for what they are changing already; so does what a read brings. */
export async function lockCalendar(ctx: Ctx, orgId: OrgId, memberId: string): Promise<void> {
  await ctx.tx.sql('SELECT FROM members WHERE org_id = $1 AND id = $2 FOR NO KEY UPDATE', [orgId, memberId]);
  await ctx.tx.sql('SELECT FROM calendar_sources WHERE org_id = $1 AND member_id = $2 FOR UPDATE', [
    orgId,
    memberId,
  ]);
}
