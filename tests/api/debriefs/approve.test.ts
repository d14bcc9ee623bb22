import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAuditEntries } from '#shared/audit.ts';
import { createApplication, getCandidate } from '#shared/candidates.ts';
import { type Debrief, decide, getDebrief, listDebriefs } from '#shared/debriefs.ts';
import { updateMember } from '#shared/identity.ts';
import { getLoop } from '#shared/loops.ts';
import { answerApproval, castVote, listWaiting, reopenDebrief } from '#shared/votes.ts';
import { decided, decisionOn, placeDebrief, vote } from '#tests/factories/debrief.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let manager: Person;
let first: Person;
let second: Person;
let admin: Person;

beforeAll(async () => {
  world = await createWorld();
  const orgId = await createOrg(world);
  manager = await createPerson(world, orgId, ['hiring_manager'], { name: 'The Manager' });
  first = await createPerson(world, orgId, ['approver'], { name: 'First' });
  second = await createPerson(world, orgId, ['approver', 'committee_member'], { name: 'Second' });
  admin = await createPerson(world, orgId, ['admin'], { name: 'The Admin' });
});
afterAll(() => world.end());

const open = (approvers = [first, second]): Promise<Debrief> =>
  placeDebrief(world, manager, { approvers, ratings: [4, 4] });
const read = async ({ id }: Debrief, person = manager): Promise<Debrief> =>
  (await person.call(getDebrief, { params: { debriefId: id } })).body;
const answer = (person: Person, debrief: Debrief, verdict = 'approved', note = '') =>
  person.call(answerApproval, {
    params: { debriefId: debrief.id },
    seen: debrief.version,
    body: { verdict, note },
  });
const reopen = (person: Person, debrief: Debrief, reason = 'A reference came in.') =>
  person.call(reopenDebrief, { params: { debriefId: debrief.id }, seen: debrief.version, body: { reason } });
const steps = ({ approvals }: Debrief): string[] =>
  approvals.map(({ approver, state }) => `${approver.name} ${state}`);
const loopState = async ({ loopId }: Debrief): Promise<string> =>
  (await manager.call(getLoop, { params: { loopId } })).body.state;
const stageOf = async (debrief: Debrief): Promise<string> =>
  (await admin.call(getCandidate, { params: { candidateId: debrief.candidate.id } })).body.applications.find(
    (application: { job: { id: string } }) => application.job.id === debrief.job.id,
  )?.stage;
const waitsFor = async (person: Person, debrief: Debrief): Promise<string[]> =>
  (await person.call(listWaiting)).body.items
    .filter((item: { debriefId: string }) => item.debriefId === debrief.id)
    .map((item: { kind: string }) => item.kind);

describe('the chain', () => {
  it('asks one after the other, and the last approval closes', async () => {
    const debrief = await decided(manager, await open());
    expect([debrief.state, ...steps(debrief)]).toEqual(['decided', 'First asked', 'Second later']);
    expect([await waitsFor(first, debrief), await waitsFor(second, debrief)]).toEqual([['approve'], []]);
    expect([await loopState(debrief), await stageOf(debrief)]).toEqual(['closed', 'decided']);

    const tooEarly = await answer(second, debrief);
    expect([tooEarly.status, tooEarly.body.code]).toEqual([403, 'not_allowed']);
    expect(tooEarly.body.detail).toContain('First');

    const once = (await answer(first, debrief, 'approved', 'Clear reasons.')).body as Debrief;
    expect([once.state, ...steps(once)]).toEqual(['decided', 'First approved', 'Second asked']);
    expect(once.approvals[0]).toMatchObject({ note: 'Clear reasons.' });
    expect([await waitsFor(first, debrief), await waitsFor(second, debrief)]).toEqual([[], ['approve']]);

    const twice = (await answer(second, once)).body as Debrief;
    expect([twice.state, ...steps(twice)]).toEqual(['approved', 'First approved', 'Second approved']);
    expect((await answer(second, twice)).status).toBe(409);
    expect(await waitsFor(second, debrief)).toEqual([]);
    const entries = await admin.call(listAuditEntries, { query: { action: 'decision.approved' } });
    expect(entries.body.items.slice(0, 2).map(({ data }: { data: object }) => data)).toMatchObject([
      { debriefId: debrief.id, position: 2, isFinal: true },
      { debriefId: debrief.id, position: 1, isFinal: false },
    ]);
  });

  it('asks whoever decided as well, as a step of its own', async () => {
    const debrief = await decided(first, await open([first]));
    expect([debrief.decision?.decidedBy.name, debrief.state, debrief.can.approve]).toEqual([
      'First',
      'decided',
      true,
    ]);
    expect((await answer(first, debrief)).body.state).toBe('approved');
  });

  it('is answered by nobody in place of who is asked, and by nobody without the role', async () => {
    const passing = await createPerson(world, manager.orgId, ['approver'], { name: 'Passing' });
    const debrief = await decided(manager, await open([passing]));
    expect((await answer(manager, debrief)).status).toBe(403);
    expect((await answer(admin, debrief)).status).toBe(403);
    expect((await answer(first, debrief)).status).toBe(404);
    await admin.call(updateMember, {
      params: { memberId: passing.memberId },
      seen: 1,
      body: { roles: ['recruiter'] },
    });
    expect((await answer(passing, debrief)).status).toBe(403);
    expect(await waitsFor(passing, debrief)).toEqual([]);
    expect((await read(debrief, passing)).can.approve).toBe(false);
    // It is put right by deciding again, once the job names somebody who can approve.
    const opened = (await reopen(admin, debrief)).body as Debrief;
    const refused = await admin.call(decide, {
      params: { debriefId: debrief.id },
      seen: opened.version,
      body: decisionOn(opened),
    });
    expect([refused.status, refused.body.errors?.[0]?.path]).toEqual([422, 'approverIds']);
    expect(refused.body.errors[0].message).toContain('Passing');
  });

  it('takes one answer, however often it comes at the same moment', async () => {
    const debrief = await decided(manager, await open());
    const tries = await Promise.all(Array.from({ length: 20 }, () => answer(first, debrief)));
    expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(steps(await read(debrief))).toEqual(['First approved', 'Second asked']);
  });

  it('can not be gone around in the database', async () => {
    const debrief = await decided(manager, await open());
    const [row] = await world.ownerSql<{ id: string }>('SELECT id FROM decisions WHERE debrief_id = $1', [
      debrief.id,
    ]);
    const add = (position: number) =>
      world.ownerSql(`INSERT INTO approvals VALUES ($1, $2, $3, 'approved', '', now())`, [
        manager.orgId,
        row?.id,
        position,
      ]);
    await expect(add(2)).rejects.toThrow(/not asked/);
    await expect(add(3)).rejects.toThrow(/not asked|foreign key/);
    await expect(
      world.ownerSql(
        `INSERT INTO decisions (org_id, id, debrief_id, number, outcome, rationale, summary, conditions, numbers_missed,
                                fit_id, card_ids, figures, decided_by, decided_at)
         SELECT org_id, gen_random_uuid(), debrief_id, 2, outcome, rationale, summary, conditions, '', fit_id, card_ids,
                figures, decided_by, decided_at FROM decisions WHERE id = $1`,
        [row?.id],
      ),
    ).rejects.toThrow(/still in force/);
    await answer(first, debrief);
    for (const table of ['approvals', 'approval_steps', 'votes', 'recusals', 'vote_reveals', 'reopenings']) {
      await expect(world.ownerSql(`TRUNCATE ${table} CASCADE`)).rejects.toThrow(/not allowed/);
    }
    await expect(world.ownerSql(`UPDATE approvals SET verdict = 'returned'`)).rejects.toThrow(/not allowed/);
  });
});

describe('returning', () => {
  it('needs what the decision lacks, opens the debrief and keeps the decision in the record', async () => {
    const debrief = await decided(manager, await open(), { outcome: 'no_hire' });
    const bare = await answer(first, debrief, 'returned', ' too short');
    expect([bare.status, bare.body.errors?.[0]?.path]).toEqual([422, 'note']);

    const back = (await answer(first, debrief, 'returned', 'Say more about reliability.')).body as Debrief;
    expect(back).toMatchObject({ state: 'open', decision: null, approvals: [] });
    expect(back.earlier).toMatchObject([
      {
        outcome: 'no_hire',
        reopenedBy: { name: 'First' },
        reopenedReason: 'Say more about reliability.',
        approvals: [{ state: 'returned', note: 'Say more about reliability.' }, { state: 'later' }],
      },
    ]);
    expect([await loopState(debrief), await stageOf(debrief)]).toEqual(['debrief', 'debrief']);
    expect(await waitsFor(manager, debrief)).toEqual(['decide']);

    const again = await decided(manager, await read(debrief), { outcome: 'hire' });
    expect([again.state, ...steps(again)]).toEqual(['decided', 'First asked', 'Second later']);
    expect(again).toMatchObject({ decision: { outcome: 'hire' }, earlier: [{ outcome: 'no_hire' }] });
    expect([await loopState(debrief), await stageOf(debrief)]).toEqual(['closed', 'decided']);
  });
});

describe('reopening', () => {
  it('takes up an approved decision again, which stays in the record with its approvals', async () => {
    const once = await decided(manager, await open([first]));
    const approved = (await answer(first, once)).body as Debrief;
    const opened = (await reopen(manager, approved, 'A second reference came in.')).body as Debrief;
    expect(opened).toMatchObject({
      state: 'open',
      decision: null,
      can: { decide: true, reopen: false },
      earlier: [
        {
          reopenedBy: { name: 'The Manager' },
          reopenedReason: 'A second reference came in.',
          approvals: [{ state: 'approved' }],
        },
      ],
    });
    const twice = await decided(manager, opened, { outcome: 'hold' });
    const third = await decided(manager, (await reopen(admin, twice)).body, { outcome: 'hire' });
    expect(third.earlier.map(({ outcome }) => outcome)).toEqual(['hold', 'hire']);
    expect(
      (await admin.call(listAuditEntries, { query: { action: 'debrief.reopened' } })).body.items[0],
    ).toMatchObject({ subjectId: debriefIdOf(third), data: { reasonDigest: expect.any(String) } });
  });

  it('leaves the votes as they were opened', async () => {
    const debrief = await placeDebrief(world, manager, { committee: [second], approvers: [first] });
    await vote(second, debrief, 'no_hire');
    const opened = await vote(manager, debrief, 'hire');
    const back = (await reopen(manager, await decided(manager, opened))).body as Debrief;
    expect(back.voting).toEqual({ ...opened.voting, can: { vote: false, recuse: false, close: false } });
    const refused = await second.call(castVote, {
      params: { debriefId: debrief.id },
      body: { choice: 'hire', reason: '' },
    });
    expect(refused.status).toBe(409);
  });

  it('is for who decides on the job, on the version they saw, and only where there is a decision', async () => {
    const debrief = await decided(manager, await open());
    const recruiter = await createPerson(world, manager.orgId, ['recruiter', 'hiring_manager']);
    expect((await reopen(recruiter, debrief)).status).toBe(403);
    expect((await reopen(manager, { ...debrief, version: 1 })).status).toBe(412);
    const tries = await Promise.all(Array.from({ length: 8 }, () => reopen(manager, debrief)));
    expect(tries.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(409)]);
  });

  it('is refused where the candidate has applied for the job again', async () => {
    const debrief = await decided(manager, await open());
    const recruiter = await createPerson(world, manager.orgId, ['recruiter']);
    const applied = await recruiter.call(createApplication, {
      params: { candidateId: debrief.candidate.id },
      body: { jobId: debrief.job.id },
    });
    expect(applied.status).toBe(201);
    const refused = await reopen(manager, debrief);
    expect([refused.status, refused.body.code]).toEqual([409, 'wrong_state']);
    expect((await read(debrief)).state).toBe('decided');
    expect(await loopState(debrief)).toBe('closed');
  });
});

it('a list tells the three states apart', async () => {
  const still = await open([first]);
  const waiting = await decided(manager, await open([first]));
  const approved = (await answer(first, await decided(manager, await open([first])))).body as Debrief;
  const idsIn = async (state: string): Promise<string[]> =>
    (await manager.call(listDebriefs, { query: { state, limit: 200 } })).body.items.map(debriefIdOf);
  for (const [debrief, state] of [
    [still, 'open'],
    [waiting, 'decided'],
    [approved, 'approved'],
  ] as const) {
    for (const asked of ['open', 'decided', 'approved'])
      expect((await idsIn(asked)).includes(debrief.id), `${state} in ${asked}`).toBe(asked === state);
    const { body } = await manager.call(listDebriefs, { query: { limit: 200 } });
    expect(body.items.find(({ id }: { id: string }) => id === debrief.id).state).toBe(state);
  }
});

function debriefIdOf({ id }: { readonly id: string }): string {
  return id;
}
