import type { AuditRecord, Ctx } from '#server/context.ts';
import { tellPeople } from '#server/notifications/tell-people.ts';
import type { Database } from '#server/platform/database.ts';
import { systemIds } from '#server/platform/ids.ts';
import type { OrgId } from '#shared/primitives.ts';

/** How long before an interview its people were invited, in ms. */
const ahead = 4 * 86_400_000;

/**
 * Tells the people of the demo company of the seats they hold and the cards they owe, each four days ahead, as if the
 * seats had been given then: their history is written into the tables, around the command that would have told them.
 */
export async function tellCompany(database: Database, orgId: OrgId): Promise<void> {
  await database.transaction({ orgId, readOnly: false }, async (tx) => {
    const seats = await tx.sql<{ id: string; startsAt: Date }>(
      `SELECT s.id, i.starts_at AS "startsAt"
         FROM seats s
         JOIN interviews i ON i.org_id = s.org_id AND i.id = s.interview_id
         JOIN scorecards card ON card.org_id = s.org_id AND card.seat_id = s.id
        WHERE s.org_id = $1 AND s.ended_at IS NULL AND card.state = 'draft' ORDER BY i.starts_at, s.id`,
      [orgId],
    );
    for (const { id, startsAt } of seats) {
      const at = new Date(startsAt.getTime() - ahead);
      const ctx: Ctx = {
        tx,
        actor: { kind: 'nobody' },
        clock: { now: () => at },
        ids: systemIds,
        enterOrg: tx.enterOrg,
        audit: () => undefined,
      };
      const record: AuditRecord = { action: 'seat.added', subjectType: 'seat', subjectId: id };
      await tellPeople(ctx, orgId, [record]);
    }
  });
}
