import { DateTime } from 'luxon';
import { demoPeople } from '#prisma/demo/people.ts';
import type { DemoRows, PersonRow } from '#prisma/demo/rows.ts';
import { asMember } from '#server/demo/as-member.ts';
import { offerSlots } from '#server/loops/offers/offer-slots.ts';
import { startLoop } from '#server/loops/start-loop.ts';
import type { Database } from '#server/platform/database.ts';
import { systemIds } from '#server/platform/ids.ts';
import { createLinks } from '#server/platform/links.ts';
import { saveWorkingHours } from '#server/scheduling/save-working-hours.ts';
import { ApplicationId, DimensionId, LoopId, MemberId, type OrgId, RoundId } from '#shared/primitives.ts';

/**
 * Somebody of the demo company works other hours than most, and a candidate of theirs has times to choose from, offered
 * through the product's own commands. The link itself is nobody's: a visitor offers times and gets one.
 */
export async function offerTimes(database: Database, orgId: OrgId, rows: DemoRows, at: Date): Promise<void> {
  const shown = demoPeople
    .filter(({ shownAs, roles }) => shownAs !== undefined && roles.includes('interviewer'))
    .flatMap(({ name }) => rows.people.filter((person) => person.name === name));
  const [first, second] = shown;
  if (first === undefined || second === undefined) return;
  await asMember(database, orgId, second, at, (ctx) =>
    saveWorkingHours(ctx, 1, { days: [1, 2, 3, 4], from: 10 * 60, until: 16 * 60 }),
  );
  const links = createLinks({
    secretKey: systemIds.secret(32).toString('base64url'),
    publicUrl: 'http://localhost',
  });
  const waiting = await findWaiting(database, orgId);
  if (waiting === null) return;
  await asMember(database, orgId, personOf(rows, waiting.recruiterId), at, async (ctx) => {
    const loop = await startLoop(ctx, ApplicationId.parse(waiting.applicationId));
    const [round] = loop.openRounds;
    if (round === undefined) return;
    await offerSlots(ctx, links, LoopId.parse(loop.id), {
      roundId: RoundId.parse(round.id),
      startTimes: comingMornings(at, first.timeZone),
      minutes: round.minutes,
      timeZone: first.timeZone,
      videoUrl: 'https://meet.harbour.example/interview',
      room: null,
      seats: [first, second].slice(0, round.interviewers).map(({ memberId }) => ({
        memberId: MemberId.parse(memberId),
        kind: 'interviewer' as const,
        dimensionIds: round.dimensions.map((dimension) => DimensionId.parse(dimension.id)),
      })),
      days: 5,
      mailsCandidate: false,
    });
  });
}

/** An application that nobody has done anything about yet, for a job that is open. */
async function findWaiting(
  database: Database,
  orgId: OrgId,
): Promise<{ applicationId: string; recruiterId: string } | null> {
  const [found] = await database.transaction({ orgId, readOnly: true }, (tx) =>
    tx.sql<{ applicationId: string; recruiterId: string }>(
      `SELECT a.id AS "applicationId", j.recruiter_id AS "recruiterId"
         FROM applications a JOIN jobs j ON j.org_id = a.org_id AND j.id = a.job_id
        WHERE a.org_id = $1 AND a.stage = 'applied' AND j.state = 'open'
          AND NOT EXISTS (SELECT FROM loops l WHERE l.org_id = a.org_id AND l.application_id = a.id)
        ORDER BY a.id LIMIT 1`,
      [orgId],
    ),
  );
  return found ?? null;
}

function personOf({ people }: DemoRows, memberId: string): PersonRow {
  const found = people.find((row) => row.memberId === memberId);
  if (found === undefined) throw new Error('a job of the demo is nobody’s');
  return found;
}

/** Half past ten on the next three working days, on the clocks of a zone. */
function comingMornings(at: Date, zone: string): string[] {
  const days = Array.from({ length: 7 }, (_, n) => DateTime.fromJSDate(at, { zone }).plus({ days: n + 1 }));
  return days
    .filter(({ weekday }) => weekday <= 5)
    .slice(0, 3)
    .map((day) => day.startOf('day').set({ hour: 10, minute: 30 }).toJSDate().toISOString());
}
