import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LoopSummary, listLoops } from '#shared/loop-list.ts';
import { type PlacedLoop, placeLoop, placeSeat, submitCard } from '#tests/factories/scorecard.ts';
import { createStage, type Stage } from '#tests/support/samples.ts';
import { createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let stage: Stage;
let reader: Person;
/** In the order in which they were made: the last one is the newest. */
const loops: PlacedLoop[] = [];

beforeAll(async () => {
  world = await createWorld();
  stage = await createStage(world, 'Board');
  reader = await createPerson(world, stage.orgId, ['recruiter', 'interviewer']);
  for (let n = 0; n < 6; n += 1) loops.push(await placeLoop(world, stage.people.admin));
});
afterAll(() => world.end());

const numberOf = (id: string): number => loops.findIndex((loop) => loop.id === id);
const loopAt = (n: number): PlacedLoop => {
  const found = loops[n];
  if (found === undefined) throw new Error(`no loop ${n}`);
  return found;
};

/** The numbers of the loops on the board, page by page. */
async function order(query: Record<string, unknown>, limit: number): Promise<number[]> {
  const found: LoopSummary[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const response = await reader.call(listLoops, { query: { ...query, limit, after } });
    expect(response.status).toBe(200);
    expect(response.body.items.length).toBeLessThanOrEqual(limit);
    found.push(...response.body.items);
    after = response.body.next;
  }
  return found.map(({ id }) => numberOf(id));
}

/** The same order, however it is cut into pages. */
async function orderInPages(query: Record<string, unknown>): Promise<number[]> {
  const whole = await order(query, 200);
  for (const limit of [1, 2, 4]) expect(await order(query, limit)).toEqual(whole);
  return whole;
}

describe('the order of the board', () => {
  it('is the newest first', async () => {
    expect(await orderInPages({})).toEqual([5, 4, 3, 2, 1, 0]);
  });

  it('is the longest in its stage first, also among those under way', async () => {
    for (const [n, days] of [2, 9, 4, 9, 0, 1].entries())
      await world.ownerSql(
        'UPDATE applications SET stage_at = stage_at - make_interval(days => $2) WHERE id = $1',
        [loopAt(n).applicationId, days],
      );
    await world.ownerSql(`UPDATE loops SET state = 'cancelled' WHERE id = $1`, [loopAt(1).id]);
    expect(await orderInPages({ sort: 'stage' })).toEqual([1, 3, 2, 0, 5, 4]);
    expect(await orderInPages({ sort: 'stage', state: 'open' })).toEqual([3, 2, 0, 5, 4]);
  });

  it('is the next interview first, each loop once, and then those without one', async () => {
    const holder = stage.people.interviewer;
    const plan = [
      [2, 500],
      [2, 100],
      [0, 300],
      [4, 300],
      [5, -300],
    ] as const;
    for (const [n, startsInMinutes] of plan) await placeSeat(world, loopAt(n), holder, { startsInMinutes });
    const cancelled = await placeSeat(world, loopAt(3), holder, { startsInMinutes: 50 });
    await world.ownerSql(
      `UPDATE interviews SET cancelled_at = starts_at, cancel_reason = 'Ill' WHERE id = $1`,
      [cancelled.interviewId],
    );
    expect(await orderInPages({ sort: 'next' })).toEqual([2, 0, 4, 5, 3, 1]);
  });

  it('is late cards first, the longest overdue before the others; what the reader is sealed on counts as none', async () => {
    const colleague = await createPerson(world, stage.orgId, ['interviewer']);
    const day = -24 * 60;
    await placeSeat(world, loopAt(1), colleague, { startsInMinutes: 3 * day });
    await placeSeat(world, loopAt(3), colleague, { startsInMinutes: 5 * day });
    await placeSeat(world, loopAt(4), colleague, { startsInMinutes: 9 * day });
    await submitCard(await placeSeat(world, loopAt(0), colleague, { startsInMinutes: 7 * day }));
    expect(await orderInPages({ sort: 'late' })).toEqual([4, 3, 1, 5, 2, 0]);
    const own = await placeSeat(world, loopAt(4), reader, { startsInMinutes: day });
    expect(await orderInPages({ sort: 'late' })).toEqual([3, 1, 5, 4, 2, 0]);
    expect(await orderInPages({ sort: 'late', late: 'yes' })).toEqual([3, 1]);
    await submitCard(own);
    expect(await orderInPages({ sort: 'late' })).toEqual([4, 3, 1, 5, 2, 0]);
  });
});

describe('the filters of the board', () => {
  it('are by owner and by stage', async () => {
    const owner = await createPerson(world, stage.orgId, ['recruiter']);
    await world.ownerSql('UPDATE loops SET owner_id = $2 WHERE id = $1', [loopAt(2).id, owner.memberId]);
    await world.ownerSql(`UPDATE applications SET stage = 'debrief' WHERE id = $1`, [
      loopAt(5).applicationId,
    ]);
    for (const sort of ['newest', 'stage', 'next', 'late']) {
      expect(await order({ sort, ownerId: owner.memberId }, 2)).toEqual([2]);
      expect(await order({ sort, stage: 'debrief' }, 2)).toEqual([5]);
    }
  });
});

it('refuses a page of another order', async () => {
  const { next } = (await reader.call(listLoops, { query: { sort: 'stage', limit: 1 } })).body;
  const other = await reader.call(listLoops, { query: { sort: 'newest', limit: 1, after: next } });
  expect([other.status, other.body.code]).toEqual([400, 'invalid_request']);
});
