import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFamilyFit } from '#server/calibration/make-family-fit.ts';
import { type PlacedFamily, patterned, placeFamily } from '#tests/factories/family.ts';
import { type PlacedLoop, placeLoop } from '#tests/factories/scorecard.ts';
import { runRefit } from '#tests/support/refits.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let admin: Person;
let lead: Person;

beforeAll(async () => {
  world = await createWorld();
  const orgId = await createOrg(world);
  admin = await createPerson(world, orgId, ['admin']);
  lead = await createPerson(world, orgId, ['calibration_lead']);
});
afterAll(() => world.end());

interface Scene {
  readonly loop: PlacedLoop;
  readonly family: PlacedFamily;
  readonly key: { readonly orgId: string; readonly blueprintId: string };
}

async function scene(options: Parameters<typeof placeFamily>[3] = {}): Promise<Scene> {
  const loop = await placeLoop(world, admin);
  const family = await placeFamily(world, admin, loop, options);
  return { loop, family, key: { orgId: admin.orgId, blueprintId: loop.blueprintId } };
}

describe('what enters', () => {
  const entering = async (key: Scene['key']): Promise<number> => {
    let count = 0;
    world.clock.advance({ days: 1 });
    await runRefit(world, key, {
      fit: async (ratings, onProgress) => {
        count = ratings.length;
        return makeFamilyFit(ratings, onProgress);
      },
    });
    return count;
  };

  it('is what was interviewed in the window, of closed loops', async () => {
    const { key, loop, family } = await scene({ daysAgo: 30, candidates: 12 });
    await placeFamily(world, admin, loop, { candidates: 3, raters: family.raters, daysAgo: 340 });
    await placeFamily(world, admin, loop, { candidates: 5, raters: family.raters, daysAgo: 380 });
    const within = await entering(key);
    const [counted] = await world.ownerSql<{ n: number }>(
      `SELECT count(*)::integer AS n FROM scores s JOIN scorecards c ON c.id = s.scorecard_id
         JOIN loops l ON l.id = c.loop_id JOIN applications a ON a.id = l.application_id
        WHERE a.job_id = $1 AND c.submitted_at > $2`,
      [loop.jobId, new Date(world.clock.now().getTime() - 360 * 86_400_000)],
    );
    expect(within).toBe(counted?.n);
  });

  it('leaves out trainees and shadows, loops still open and loops on which somebody owes a card', async () => {
    const { key, family } = await scene({ candidates: 12, cardsEach: 2 });
    const all = await entering(key);
    const [open, owed, training] = family.loopIds;
    const cardsOf = async (loopId: string | undefined): Promise<number> =>
      (await world.ownerSql('SELECT FROM scorecards WHERE loop_id = $1', [loopId])).length;
    await world.ownerSql(`UPDATE loops SET state = 'debrief' WHERE id = $1`, [open]);
    let left = all - 5 * (await cardsOf(open));
    expect(await entering(key)).toBe(left);

    const seat = world.platform.ids.next();
    await world.ownerSql(
      `INSERT INTO seats (org_id, id, loop_id, interview_id, member_id, kind, dimension_ids, due_at)
       SELECT org_id, $2, loop_id, interview_id, $3, 'shadow', dimension_ids, due_at FROM seats WHERE loop_id = $1 LIMIT 1`,
      [owed, seat, lead.memberId],
    );
    await world.ownerSql(
      `INSERT INTO scorecards (org_id, id, seat_id, loop_id, member_id, state, notes, signals, red_flags, changed_at)
       VALUES ($1, $2, $3, $4, $5, 'draft', '', '{}', '[]', $6)`,
      [admin.orgId, world.platform.ids.next(), seat, owed, lead.memberId, world.clock.now()],
    );
    left -= 5 * (await cardsOf(owed).then((cards) => cards - 1));
    expect(await entering(key)).toBe(left);

    await world.ownerSql(`UPDATE seats SET kind = 'trainee' WHERE loop_id = $1`, [training]);
    left -= 5 * (await cardsOf(training));
    expect(await entering(key)).toBe(left);
  });

  it('is the last word from before its author had read a colleague’s card', async () => {
    const { key, family } = await scene({ candidates: 12, cardsEach: 2 });
    const [loopId] = family.loopIds;
    const [card] = await world.ownerSql<{ id: string; member_id: string; dimension_id: string }>(
      `SELECT c.id, c.member_id, s.dimension_id FROM scorecards c JOIN scores s ON s.scorecard_id = c.id
        WHERE c.loop_id = $1 ORDER BY c.id, s.dimension_id LIMIT 1`,
      [loopId],
    );
    const given = async (): Promise<number[]> => {
      let ratings: Parameters<typeof makeFamilyFit>[0] = [];
      world.clock.advance({ days: 1 });
      await runRefit(world, key, {
        fit: async (all, onProgress) => {
          ratings = all;
          return makeFamilyFit(all, onProgress);
        },
      });
      return ratings
        .filter(({ cardId, dimensionId }) => cardId === card?.id && dimensionId === card.dimension_id)
        .map(({ rating }) => rating);
    };
    const [first] = await given();
    const amended = first === 5 ? 4 : 5;
    const setState = (state: string) =>
      world.ownerSql('UPDATE loops SET state = $2 WHERE id = $1', [loopId, state]);
    await setState('open');
    for (const [number, rating, isBefore] of [
      [1, amended, true],
      [2, 1, false],
    ])
      await world.ownerSql(
        `INSERT INTO amendments (org_id, id, scorecard_id, dimension_id, number, rating, evidence, reason,
                                 is_before_reveal, amended_at)
         VALUES ($1, $2, $3, $4, $5, $6, 'Said so.', 'I had mixed up two answers.', $7, $8)`,
        [
          admin.orgId,
          world.platform.ids.next(),
          card?.id,
          card?.dimension_id,
          number,
          rating,
          isBefore,
          world.clock.now(),
        ],
      );
    await setState('closed');
    expect(await given()).toEqual([amended]);

    await world.ownerSql(
      `INSERT INTO audit_entries (org_id, seq, at, actor_id, action, subject_type, subject_id, data, previous_hash, hash)
       SELECT $1, 1000000, $2, $3, 'cards.read', 'loop', $4, '{}', hash, hash FROM audit_heads WHERE org_id = $1`,
      [admin.orgId, new Date(world.clock.now().getTime() - 365 * 86_400_000), card?.member_id, loopId],
    );
    expect(await given()).toEqual([]);
  });

  it('follows the pattern that this test relies on', () => {
    const given = new Set(
      Array.from({ length: 30 }, (_, c) => [0, 1, 2, 3].map((r) => patterned(c, r, c % 5))).flat(),
    );
    expect([...given].sort()).toEqual([1, 2, 3, 4, 5]);
  });
});
