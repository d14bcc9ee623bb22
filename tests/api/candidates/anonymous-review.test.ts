import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getCandidate, listCandidates, updateCandidate } from '#shared/candidates.ts';
import { getDebrief } from '#shared/debriefs.ts';
import { updateJob } from '#shared/jobs.ts';
import { listLoops } from '#shared/loop-list.ts';
import { getLoop, giveUpSeat, listMyInterviews } from '#shared/loops.ts';
import { getPacket, getPacketFile, listPackets, makePacket } from '#shared/packets.ts';
import { getScorecard } from '#shared/scorecards.ts';
import { addCandidate } from '#tests/factories/candidate.ts';
import { placeDebrief } from '#tests/factories/debrief.ts';
import { createTeam, openJob, type Team } from '#tests/factories/job.ts';
import { loopWith, openLoop, schedule, seatOf, submitFor } from '#tests/factories/loop.ts';
import { placeLoop, placeSeat, submitCard } from '#tests/factories/scorecard.ts';
import { entriesOf } from '#tests/support/audit-entries.ts';
import { packetBy } from '#tests/support/packet-samples.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;
let orgId: Awaited<ReturnType<typeof createOrg>>;

beforeAll(async () => {
  world = await createWorld();
  orgId = await createOrg(world);
  team = await createTeam(world, orgId);
});
afterAll(() => world.end());

const label = /^Candidate [0-9A-F]{4}$/;

async function anonymousLoop(
  people: readonly Person[],
  given: Parameters<typeof loopWith>[3] = {},
): Promise<Awaited<ReturnType<typeof loopWith>>> {
  const job = await openJob(team, { anonymousReview: true });
  return loopWith(world, team, people, { job, name: 'Teresa Known', email: null, ...given });
}

const newInterviewer = (roles: Parameters<typeof createPerson>[2] = ['interviewer']): Promise<Person> =>
  createPerson(world, orgId, roles);

/** Under which name somebody meets the candidate of a loop wherever an interviewer does. */
async function namesFor(person: Person, loop: { id: string }, seatId: string): Promise<string[]> {
  const mine = await person.call(listMyInterviews, { query: { done: 'no' } });
  const done = await person.call(listMyInterviews, { query: { done: 'yes' } });
  const card = await person.call(getScorecard, { params: { seatId } });
  const page = await person.call(getLoop, { params: { loopId: loop.id } });
  const lines = [...mine.body.items, ...done.body.items].filter(({ loopId }) => loopId === loop.id);
  return [
    ...lines.map(({ candidateName }) => candidateName),
    card.body.candidateName,
    page.body.candidate.name,
  ];
}

describe('the option of a job', () => {
  it('is changed at any time like the other policies, and the audit trail says how it was', async () => {
    const ines = await newInterviewer();
    const job = await openJob(team);
    const loop = await loopWith(world, team, [ines], { job, name: 'Teresa Known' });
    const seat = seatOf(loop, ines);
    expect(await namesFor(ines, loop, seat.id)).toEqual(['Teresa Known', 'Teresa Known', 'Teresa Known']);

    const params = { jobId: job.id };
    const on = await team.recruiter.call(updateJob, { params, seen: 1, body: { anonymousReview: true } });

    expect([on.status, on.body.anonymousReview]).toEqual([200, true]);
    expect((await entriesOf(world, job.id)).at(-1)?.data).toMatchObject({
      fields: ['anonymousReview'],
      anonymousReview: true,
      anonymousReviewBefore: false,
    });
    for (const name of await namesFor(ines, loop, seat.id)) expect(name).toMatch(label);
    const off = await team.recruiter.call(updateJob, { params, seen: 2, body: { anonymousReview: false } });
    expect(off.status).toBe(200);
    expect(await namesFor(ines, loop, seat.id)).toEqual(['Teresa Known', 'Teresa Known', 'Teresa Known']);
  });

  it('is not taken away by somebody from whom it hides a candidate', async () => {
    const boss = await newInterviewer(['hiring_manager', 'interviewer']);
    const job = await openJob(team, { anonymousReview: true, hiringManagerId: boss.memberId });
    const loop = await loopWith(world, team, [boss], { job });
    const takeAway = () =>
      boss.call(updateJob, { params: { jobId: job.id }, seen: 1, body: { anonymousReview: false } });

    const refused = await takeAway();

    expect([refused.status, refused.body.code]).toEqual([403, 'not_allowed']);
    const renamed = { params: { jobId: job.id }, seen: 99, body: { title: 'Another title' } };
    expect((await boss.call(updateJob, renamed)).status).toBe(412);
    await submitFor(loop, boss);
    expect((await takeAway()).status).toBe(200);
  });
});

describe('whoever owes a card on an anonymous loop', () => {
  it.each(['interviewer', 'trainee', 'shadow'] as const)(
    'knows the candidate under one label everywhere, as %s, and by name once their card is in',
    async (kind) => {
      const ines = await newInterviewer();
      const loop = await anonymousLoop([ines], { kind });
      const seat = seatOf(loop, ines);
      const names = await namesFor(ines, loop, seat.id);
      expect(new Set(names)).toEqual(new Set([loop.anonymousAs]));
      expect(loop.anonymousAs).toMatch(label);

      await submitFor(loop, ines);

      expect(await namesFor(ines, loop, seat.id)).toEqual(['Teresa Known', 'Teresa Known', 'Teresa Known']);
    },
  );

  it('knows the candidate by name once they have given up their seat', async () => {
    const ines = await newInterviewer();
    const loop = await anonymousLoop([ines]);
    const { id } = seatOf(loop, ines);
    const gone = await ines.call(giveUpSeat, { params: { seatId: id }, body: { reason: 'I know them' } });
    expect(gone.status).toBe(200);
    expect(new Set(await namesFor(ines, loop, id))).toEqual(new Set(['Teresa Known']));
  });

  it('finds the candidate by the label, before all names, and neither by name nor by address', async () => {
    const planner = await newInterviewer(['recruiter', 'interviewer']);
    const email = 'quirina.known@elsewhere.example';
    const loop = await anonymousLoop([planner], { name: 'Quirina Known', email });
    const called = loop.anonymousAs ?? '';
    const namesOf = async (person: Person, search?: string): Promise<string[]> =>
      (await person.call(listCandidates, { query: { limit: 200, search } })).body.items.map(
        ({ name }: { name: string }) => name,
      );

    expect((await namesOf(planner))[0]).toBe(called);
    expect(await namesOf(planner, called.slice(-4))).toEqual([called]);
    for (const search of ['Quirina', 'known', 'quirina.known@'])
      expect(await namesOf(planner, search)).not.toContain(called);
    expect(await namesOf(planner, 'Quirina')).toEqual([]);
    const board = (search: string) => planner.call(listLoops, { query: { search } });
    expect((await board('Quirina')).body.items).toEqual([]);
    expect((await board(called)).body.items).toMatchObject([
      { id: loop.id, candidate: { name: called, isAnonymous: true } },
    ]);
    expect(await namesOf(team.recruiter, 'Quirina')).toEqual(['Quirina Known']);
  });

  it('pages through everybody once, whoever is anonymous to them', async () => {
    const planner = await newInterviewer(['recruiter', 'interviewer']);
    for (const name of ['Aaron Known', 'Zoe Known']) await anonymousLoop([planner], { name });
    await addCandidate(team.recruiter, { name: 'Bea Open' });
    const all = await planner.call(listCandidates, { query: { limit: 200 } });
    const ids: string[] = [];
    for (let after: string | undefined; ; ) {
      const { body } = await planner.call(listCandidates, { query: { limit: 1, after } });
      ids.push(...body.items.map(({ id }: { id: string }) => id));
      if (body.next === null) break;
      after = body.next;
    }
    expect(ids).toEqual(all.body.items.map(({ id }: { id: string }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(all.body.items.filter(({ isAnonymous }: { isAnonymous: boolean }) => isAnonymous)).toHaveLength(2);
  });

  it('reads no detail of the candidate, also where another loop of theirs shows names, and changes none', async () => {
    const planner = await newInterviewer(['recruiter', 'interviewer']);
    const loop = await anonymousLoop([planner], { name: 'Rosa Known', email: 'rosa@elsewhere.example' });
    const params = { candidateId: loop.candidate.id };
    const found = await planner.call(getCandidate, { params });
    expect(found.body).toMatchObject({
      name: loop.anonymousAs,
      isAnonymous: true,
      email: null,
      phone: null,
      timeZone: null,
      merged: [],
      can: { edit: false },
    });
    const body = { name: 'Somebody Else' };
    const refused = await planner.call(updateCandidate, { params, seen: 1, body });
    expect([refused.status, refused.body.code]).toEqual([403, 'not_allowed']);
    expect((await team.recruiter.call(getCandidate, { params })).body.name).toBe('Rosa Known');
  });
});

it('a packet of another loop is kept shut, and none is made, until the card is in', async () => {
  const walker = await newInterviewer(['admin', 'interviewer']);
  const debrief = await placeDebrief(world, team.admin);
  const packetId = await packetBy(team.admin, debrief.id);
  // Older than the loop on which a card is owed: the seal of that loop alone would let it be read.
  world.clock.advance({ minutes: 1 });
  const loop = await placeLoop(world, team.admin, {
    anonymousReview: true,
    candidate: { id: debrief.candidate.id },
  });
  const seat = await placeSeat(world, loop, walker);
  const params = { packetId };
  const statuses = async (): Promise<number[]> => {
    const made = await walker.call(makePacket, { params: { debriefId: debrief.id } });
    const read = await walker.call(getPacket, { params });
    const kept = await walker.call(getPacketFile, { params });
    return [made.status, read.status, kept.status];
  };
  const listed = async (): Promise<number> =>
    (await walker.call(listPackets, { params: { debriefId: debrief.id } })).body.items.length;

  expect(await statuses()).toEqual([403, 404, 404]);
  expect(await listed()).toBe(0);
  const shown = await walker.call(getDebrief, { params: { debriefId: debrief.id } });
  expect(shown.body.candidate).toMatchObject({ name: expect.stringMatching(label), isAnonymous: true });

  await submitCard(seat);

  expect(await statuses()).toEqual([201, 200, 200]);
  expect(await listed()).toBe(2);
});

it('somebody without a seat sees the name, and under which label interviewers know it', async () => {
  const ines = await newInterviewer();
  const loop = await anonymousLoop([ines]);
  expect(loop).toMatchObject({ candidate: { name: 'Teresa Known', isAnonymous: false } });
  expect(loop.anonymousAs).toMatch(label);
  const named = await openLoop(team, { name: 'Teresa Known' });
  expect(named.anonymousAs).toBeNull();
});

it('the label is of the application: the next time they apply it is another one', async () => {
  const ines = await newInterviewer();
  const first = await anonymousLoop([ines]);
  const second = await schedule(
    world,
    team,
    await openLoop(team, { job: await openJob(team, { anonymousReview: true }) }),
    [ines],
  );
  expect(second.anonymousAs).toMatch(label);
  expect(second.anonymousAs).not.toBe(first.anonymousAs);
});
