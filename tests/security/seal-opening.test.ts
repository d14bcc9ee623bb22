import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAuditEntries, verifyAudit } from '#shared/audit.ts';
import { listLoops } from '#shared/loop-list.ts';
import { addSeat, getLoop, giveUpSeat } from '#shared/loops.ts';
import type { Role } from '#shared/roles.ts';
import {
  getScorecard,
  listLoopScorecards,
  type SubmittedCard,
  saveScorecard,
  submitScorecard,
} from '#shared/scorecards.ts';
import {
  completeCard,
  type PlacedSeat,
  placeLoop,
  placeSeat,
  saveCard,
  submitCard,
} from '#tests/factories/scorecard.ts';
import {
  canary,
  createScene,
  createSealedWorld,
  type Scene,
  type SealedWorld,
} from '#tests/support/seal-scene.ts';
import { hearReads } from '#tests/support/seal-walk.ts';
import type { Person } from '#tests/support/world.ts';

let sealed: SealedWorld;
beforeAll(async () => {
  sealed = await createSealedWorld('one');
});
afterAll(() => sealed.world.end());

const scene = (roles: readonly Role[], given: Parameters<typeof createScene>[2] = {}): Promise<Scene> =>
  createScene(sealed, roles, given);

/** The walker's card was saved once, so it is at version 2. */
async function submitOwn({ walker, seat }: Scene): Promise<boolean> {
  const { status, body } = await walker.call(submitScorecard, { params: { seatId: seat.id }, seen: 2 });
  expect(status).toBe(200);
  return body.can.seeColleagues;
}

const sealedUntil = (until: string) => ({ state: 'sealed', until });

async function cards(person: Person, { loop }: Scene): Promise<{ state: string; cards?: SubmittedCard[] }> {
  return (await person.call(listLoopScorecards, { params: { loopId: loop.id } })).body;
}

const seatsIn = (found: { cards?: SubmittedCard[] }): string[] =>
  (found.cards ?? []).map(({ seatId }) => seatId).sort();

const idsOf = (...seats: (PlacedSeat | undefined)[]): string[] => seats.map((seat) => seat?.id ?? '').sort();

describe("one's own submission, where each sees with their own,", () => {
  it('opens the submitted cards that count: no draft, no trainee, no shadow', async () => {
    const here = await scene(['interviewer']);
    const { walker, loop, seat, colleagues } = here;
    const [submitted, differing] = colleagues;
    expect(await cards(walker, here)).toEqual(sealedUntil('own_submitted'));
    const before = await walker.call(getLoop, { params: { loopId: loop.id } });
    expect([before.body.progress, before.body.can.readCards]).toEqual([{ kind: 'sealed' }, false]);

    expect(await submitOwn(here)).toBe(true);

    const open = await cards(walker, here);
    expect(open.state).toBe('open');
    expect(seatsIn(open)).toEqual(idsOf(submitted, differing, seat));
    expect(JSON.stringify(open)).toMatch(/zqonezq evidence/);
    expect(JSON.stringify(open)).not.toMatch(/zqonezq notes/);
    const after = await walker.call(getLoop, { params: { loopId: loop.id } });
    expect(after.body.progress).toMatchObject({ kind: 'counts', in: 3 });
    expect(after.body.can.readCards).toBe(true);
  });

  it('opens nothing of a loop on which another card is still owed', async () => {
    const here = await scene(['admin', 'interviewer']);
    const second = await placeSeat(here.world, here.loop, here.walker, { exercise: 3 });
    expect(await submitOwn(here)).toBe(false);
    expect(await cards(here.walker, here)).toEqual(sealedUntil('own_submitted'));
    await submitCard(second);
    expect((await cards(here.walker, here)).state).toBe('open');
  });

  it('opens nothing of another loop of the same people', async () => {
    const here = await scene(['recruiter', 'interviewer']);
    const [colleague] = here.colleagues;
    if (colleague === undefined) throw new Error('no colleague');
    const there = await placeLoop(here.world, here.stage.people.admin);
    await submitCard(await placeSeat(here.world, there, colleague.holder));
    await placeSeat(here.world, there, here.walker);
    expect(await submitOwn(here)).toBe(true);
    expect((await cards(here.walker, here)).state).toBe('open');
    const other = await here.walker.call(listLoopScorecards, { params: { loopId: there.id } });
    expect(other.body).toEqual(sealedUntil('own_submitted'));
  });

  it('of a shadow opens the cards to the shadow and keeps theirs from the others', async () => {
    const here = await scene(['interviewer']);
    const shadow = here.colleagues[3];
    if (shadow === undefined) throw new Error('no shadow');
    const [submitted, differing] = here.colleagues;
    expect(seatsIn(await cards(shadow.holder, here))).toEqual(idsOf(submitted, differing, shadow));
  });
});

describe("one's own submission, where all see with the last,", () => {
  it('opens nothing until the last card that counts is in, and then all', async () => {
    const here = await scene(['interviewer'], { reveal: 'all_submitted' });
    const { walker, loop, seat, colleagues } = here;
    const [submitted, differing, draft] = colleagues;
    if (draft === undefined) throw new Error('no draft');
    expect(await submitOwn(here)).toBe(false);
    expect(await cards(walker, here)).toEqual(sealedUntil('all_submitted'));
    const heard = await hearReads(here);
    expect(heard.filter(({ text }) => canary.test(text)).map(({ what }) => what)).toEqual([]);
    const waiting = await walker.call(getLoop, { params: { loopId: loop.id } });
    expect(waiting.body.progress).toEqual({ kind: 'sealed' });

    const last = await draft.holder.call(submitScorecard, { params: { seatId: draft.id }, seen: 2 });

    expect([last.status, last.body.can.seeColleagues]).toEqual([200, true]);
    const open = await cards(walker, here);
    expect(seatsIn(open)).toEqual(idsOf(submitted, differing, draft, seat));
  });

  it('opens the cards to those who read them by their role', async () => {
    const here = await scene(['recruiter', 'interviewer'], { reveal: 'all_submitted' });
    expect(await cards(here.walker, here)).toEqual(sealedUntil('all_submitted'));
    expect(await submitOwn(here)).toBe(true);
    expect((await cards(here.walker, here)).state).toBe('open');
  });
});

describe('giving up the seat', () => {
  it.each<readonly Role[][]>([[['admin', 'interviewer']], [['recruiter', 'interviewer']]])(
    'opens the cards to %s, and is for good',
    async (roles) => {
      const here = await scene(roles);
      const { walker, loop, seat, colleagues, stage } = here;
      const params = { seatId: seat.id };
      const gone = await walker.call(giveUpSeat, { params, body: { reason: 'I know the candidate' } });
      expect(gone.status).toBe(200);
      expect(seatsIn(await cards(walker, here)).length).toBe(3);

      const read = await walker.call(getScorecard, { params });
      expect(read.body).toMatchObject({ state: 'ended', can: { save: false, submit: false } });
      const saved = await walker.call(saveScorecard, { params, seen: 2, body: completeCard(seat) });
      const submitted = await walker.call(submitScorecard, { params, seen: 2 });
      expect([saved.status, submitted.status]).toEqual([409, 409]);
      for (const interviewId of new Set([seat, ...colleagues].map((taken) => taken.interviewId))) {
        const [dimension] = seat.dimensions;
        const again = await stage.people.recruiter.call(addSeat, {
          params: { interviewId },
          body: { memberId: walker.memberId, kind: 'interviewer', dimensionIds: [dimension?.id] },
        });
        expect([again.status, again.body.code]).toEqual([422, 'rule_broken']);
        expect(again.text).toContain('for good');
      }
      const [row] = await here.world.ownerSql<{ seats: number; state: string }>(
        `SELECT count(*)::integer AS seats, max(c.state) AS state FROM seats s
           JOIN scorecards c ON c.seat_id = s.id WHERE s.member_id = $1 AND s.loop_id = $2`,
        [walker.memberId, loop.id],
      );
      expect(row).toEqual({ seats: 1, state: 'draft' });
    },
  );

  it('opens nothing to an interviewer without another role', async () => {
    const here = await scene(['interviewer']);
    await here.walker.call(giveUpSeat, { params: { seatId: here.seat.id }, body: { reason: 'ill' } });
    const heard = await hearReads(here);
    expect(heard.filter(({ text }) => canary.test(text)).map(({ what }) => what)).toEqual([]);
    expect(await cards(here.walker, here)).toEqual(sealedUntil('own_submitted'));
  });

  it('and submitting at once: one of them wins, and no submitted card is on a seat that was given up', async () => {
    for (let round = 0; round < 6; round += 1) {
      const here = await scene(['interviewer']);
      const { walker, seat } = here;
      const params = { seatId: seat.id };
      const submit = () => walker.call(submitScorecard, { params, seen: 2 });
      const giveUp = () => walker.call(giveUpSeat, { params, body: { reason: 'changed my mind' } });
      const both = round % 2 === 0 ? [submit(), giveUp()] : [giveUp(), submit()];
      const statuses = (await Promise.all(both)).map(({ status }) => status).sort();
      expect(statuses).toEqual([200, 409]);
      const [row] = await here.world.ownerSql<{ ended: boolean; submitted: boolean }>(
        `SELECT s.ended_at IS NOT NULL AS ended, c.state = 'submitted' AS submitted
           FROM seats s JOIN scorecards c ON c.seat_id = s.id WHERE s.id = $1`,
        [seat.id],
      );
      expect(row?.ended).not.toBe(row?.submitted);
    }
  });
});

describe('the audit', () => {
  it('is kept back from the loop on for an admin who owes a card, and is whole for them afterwards', async () => {
    const here = await scene(['admin', 'interviewer']);
    const { walker, loop, stage, world } = here;
    // An hour after the organisation began, so that there is something from before the loop.
    const at = new Date(world.clock.now().getTime() + 3_600_000);
    await world.ownerSql('UPDATE loops SET created_at = $2 WHERE id = $1', [loop.id, at]);
    world.clock.advance({ hours: 2 });
    const [draft] = here.colleagues.slice(2);
    if (draft === undefined) throw new Error('no draft');
    await saveCard(draft, completeCard(draft), 2);

    const kept = await walker.call(listAuditEntries, { query: { limit: 200 } });
    const keptHead = await walker.call(verifyAudit);
    expect(kept.body.sealedSince).toBe(at.toISOString());
    expect(kept.body.items.length).toBeGreaterThan(5);
    expect(kept.body.items.every((entry: { at: string }) => entry.at < at.toISOString())).toBe(true);
    expect(keptHead.body).toEqual({
      outcome: 'whole',
      entries: kept.body.items[0].seq,
      headHash: kept.body.items[0].hash,
    });
    const whole = await stage.people.auditor.call(listAuditEntries, { query: { limit: 200 } });
    expect(whole.body.sealedSince).toBeNull();
    expect(whole.body.items.length).toBeGreaterThan(kept.body.items.length);

    await submitOwn(here);

    const after = await walker.call(listAuditEntries, { query: { limit: 200 } });
    expect(after.body.sealedSince).toBeNull();
    expect(after.body.items[0]).toMatchObject({ action: 'scorecard.submitted', subjectId: here.seat.id });
    expect((await walker.call(verifyAudit)).body.entries).toBe(after.body.items[0].seq);
  });
});

it('a sealed planner is not told by the filters of lists which cards are late', async () => {
  const here = await scene(['recruiter', 'interviewer']);
  await placeSeat(here.world, here.loop, here.stage.people.interviewer, { startsInMinutes: -2_000 });
  const late = () => here.walker.call(listLoops, { query: { late: 'yes' } });
  expect((await late()).body.items).toEqual([]);
  const byOthers = await here.stage.people.recruiter.call(listLoops, { query: { late: 'yes' } });
  expect(byOthers.body.items.map(({ id }: { id: string }) => id)).toEqual([here.loop.id]);
});
