import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveScorecard } from '#shared/scorecards.ts';
import {
  completeCard,
  type PlacedLoop,
  type PlacedSeat,
  placeLoop,
  placeSeat,
  redFlagKeys,
  saveCard,
  submitCard,
} from '#tests/factories/scorecard.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let ines: Person;
let loop: PlacedLoop;

beforeAll(async () => {
  world = await createWorld();
  const orgId = await createOrg(world);
  ines = await createPerson(world, orgId, ['interviewer']);
  loop = await placeLoop(world, await createPerson(world, orgId, ['recruiter']));
});
afterAll(() => world.end());

describe('the database', () => {
  let seat: PlacedSeat;
  let draft: PlacedSeat;
  beforeAll(async () => {
    seat = await placeSeat(world, loop, ines);
    await submitCard(seat);
    draft = await placeSeat(world, loop, ines);
    await saveCard(draft, completeCard(draft));
  });

  const cardOf = '(SELECT id FROM scorecards WHERE seat_id = $1)';
  it.each([
    ['a changed note', 'UPDATE scorecards SET notes = notes WHERE seat_id = $1'],
    [
      'a withdrawn submission',
      "UPDATE scorecards SET state = 'draft', submitted_at = NULL WHERE seat_id = $1",
    ],
    ['a deletion', 'DELETE FROM scorecards WHERE seat_id = $1'],
    ['another score', `UPDATE scores SET rating = 5 WHERE scorecard_id = ${cardOf}`],
    ['a score taken away', `DELETE FROM scores WHERE scorecard_id = ${cardOf}`],
    [
      'a score more',
      `INSERT INTO scores (org_id, scorecard_id, dimension_id, rating, evidence)
       SELECT s.org_id, c.id, v.id, 1, 'slipped in' FROM seats s
         JOIN scorecards c ON c.org_id = s.org_id AND c.seat_id = s.id
         JOIN dimensions v ON v.org_id = s.org_id AND v.id <> ALL (s.dimension_ids)
        WHERE s.id = $1 LIMIT 1`,
    ],
  ])('refuses %s on a submitted card, its owner and a superuser too', async (_, sql) => {
    await expect(world.ownerSql(sql, [seat.id])).rejects.toThrow(/is submitted/);
  });

  it('refuses to move a score away from a submitted card, and to empty the tables', async () => {
    await expect(
      world.ownerSql(
        `UPDATE scores SET scorecard_id = (SELECT id FROM scorecards WHERE seat_id = $2), dimension_id =
           (SELECT id FROM dimensions d WHERE d.id NOT IN (SELECT dimension_id FROM scores) LIMIT 1)
          WHERE scorecard_id = ${cardOf} AND dimension_id = $3`,
        [seat.id, draft.id, seat.dimensions[0]?.id],
      ),
    ).rejects.toThrow(/is submitted/);
    await expect(world.ownerSql('TRUNCATE scores CASCADE')).rejects.toThrow(/not allowed/);
    await expect(world.ownerSql('TRUNCATE scorecards CASCADE')).rejects.toThrow(/not allowed/);
  });

  it('refuses the app what it refuses the owner, and a deletion of drafts besides', async () => {
    const asApp = (sql: string, values: unknown[]) =>
      world.platform.database.transaction({ orgId: loop.orgId, readOnly: false }, (tx) =>
        tx.sql(sql, values),
      );
    await expect(asApp("UPDATE scorecards SET notes = '' WHERE seat_id = $1", [seat.id])).rejects.toThrow(
      /is submitted/,
    );
    for (const table of ['scores', 'scorecards'])
      await expect(asApp(`DELETE FROM ${table}`, [])).rejects.toThrow(/permission denied/);
  });

  it.each([0, 6])('refuses a score of %i', async (rating) => {
    await expect(
      world.ownerSql(`UPDATE scores SET rating = $2 WHERE scorecard_id = ${cardOf}`, [draft.id, rating]),
    ).rejects.toThrow(/scores_rating_check/);
  });

  it('refuses a score that is rated and not assessed at once', async () => {
    await expect(
      world.ownerSql(`UPDATE scores SET not_assessed_reason = 'both' WHERE scorecard_id = ${cardOf}`, [
        draft.id,
      ]),
    ).rejects.toThrow(/scores_one_of_check/);
  });

  it.each([
    ['a dimension not assessed without a reason', "rating = NULL, not_assessed_reason = E' \\n'"],
    ['a dimension neither rated nor not assessed', 'rating = NULL'],
    ['a score without evidence', "evidence = E'\\t '"],
  ])('refuses the submission of %s', async (_, spoil) => {
    const incomplete = await placeSeat(world, loop, ines);
    await saveCard(incomplete, completeCard(incomplete));
    await world.ownerSql(`UPDATE scores SET ${spoil} WHERE scorecard_id = ${cardOf} AND dimension_id = $2`, [
      incomplete.id,
      incomplete.dimensions[0]?.id,
    ]);
    await expect(
      world.ownerSql(
        "UPDATE scorecards SET state = 'submitted', submitted_at = now(), version = version + 1 WHERE seat_id = $1",
        [incomplete.id],
      ),
    ).rejects.toThrow(/1 dimensions are neither/);
  });

  it('refuses a second card for a seat, and a card that begins as a submitted one', async () => {
    const copy = (seatId: string, state: string) =>
      world.ownerSql(
        `INSERT INTO scorecards (org_id, id, seat_id, loop_id, member_id, state, notes, recommendation, signals,
                                 red_flags, changed_at, submitted_at, version)
         SELECT org_id, gen_random_uuid(), id, loop_id, member_id, $2, '', 'yes', '{}', '[]', now(),
                CASE $2 WHEN 'submitted' THEN now() END, 7
           FROM seats WHERE id = $1`,
        [seatId, state],
      );
    await expect(copy(seat.id, 'draft')).rejects.toThrow(/scorecards_org_id_seat_id_key/);
    await expect(copy(draft.id, 'submitted')).rejects.toThrow(/neither rated/);
  });
});

it('nothing of a card stands in the audit or the log', async () => {
  const seat = await placeSeat(world, loop, ines);
  const redFlags = [{ key: redFlagKeys[0] ?? '', evidence: 'zq-evidence of a claim' }];
  await submitCard(seat, completeCard(seat, { notes: 'zq-notes', redFlags }));
  const entries = await world.ownerSql<{ action: string; data: string }>(
    'SELECT action, data FROM audit_entries WHERE subject_id = $1 ORDER BY seq',
    [seat.id],
  );
  expect(entries.map(({ action }) => action)).toEqual(['scorecard.saved', 'scorecard.submitted']);
  expect(JSON.stringify(entries)).not.toMatch(/zq-|Said and showed|rating|recommendation|yes/);
  expect(world.log.join('')).not.toMatch(/zq-|Said and showed/);
});

it('nothing of a card stands in the log when the database refuses its row', async () => {
  const seat = await placeSeat(world, loop, ines);
  await world.ownerSql(
    "ALTER TABLE scores ADD CONSTRAINT broken CHECK (evidence NOT LIKE 'zq-row%') NOT VALID",
  );
  const content = completeCard(seat);
  for (const score of content.scores) score.evidence = 'zq-row of evidence';
  const response = await ines.call(saveScorecard, { params: { seatId: seat.id }, seen: 1, body: content });
  await world.ownerSql('ALTER TABLE scores DROP CONSTRAINT broken');
  expect(response.status).toBe(500);
  expect(response.text + world.log.join('')).not.toContain('zq-row');
  expect(world.log.join('')).toContain('"constraint":"broken"');
});
