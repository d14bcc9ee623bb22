import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAuditEntries } from '#shared/audit.ts';
import { type Debrief, decide, getDebrief } from '#shared/debriefs.ts';
import { getJob, updateJob } from '#shared/jobs.ts';
import { castVote, closeVoting, recuseFromVote } from '#shared/votes.ts';
import { decided, decisionOn, placeDebrief, vote } from '#tests/factories/debrief.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let chair: Person;
let ana: Person;
let bo: Person;
let admin: Person;
let auditor: Person;

beforeAll(async () => {
  world = await createWorld();
  const orgId = await createOrg(world);
  chair = await createPerson(world, orgId, ['hiring_manager'], { name: 'The Chair' });
  ana = await createPerson(world, orgId, ['committee_member'], { name: 'Ana' });
  bo = await createPerson(world, orgId, ['committee_member'], { name: 'Bo' });
  admin = await createPerson(world, orgId, ['admin'], { name: 'The Admin' });
  auditor = await createPerson(world, orgId, ['auditor']);
});
afterAll(() => world.end());

const open = (quorum = 2): Promise<Debrief> =>
  placeDebrief(world, chair, { committee: [ana, bo], quorum, ratings: [4, 4] });
const read = async ({ id }: Pick<Debrief, 'id'>, person = chair): Promise<Debrief> =>
  (await person.call(getDebrief, { params: { debriefId: id } })).body;
const cast = (person: Person, { id }: Debrief, choice = 'hire', reason = '') =>
  person.call(castVote, { params: { debriefId: id }, body: { choice, reason } });
const close = (person: Person, { id }: Debrief) => person.call(closeVoting, { params: { debriefId: id } });
const stepBack = (person: Person, { id }: Debrief) =>
  person.call(recuseFromVote, { params: { debriefId: id }, body: { reason: 'I know the candidate.' } });
const states = ({ voting }: Debrief): string[] => voting.voters.map(({ state }) => state);
const choices = ({ voting }: Debrief): string[] =>
  voting.votes.map(({ person, choice }) => `${person.name} ${choice}`);

async function changeJob(debrief: Debrief, body: object): Promise<void> {
  const job = await admin.call(getJob, { params: { jobId: debrief.job.id } });
  const changed = await admin.call(updateJob, {
    params: { jobId: debrief.job.id },
    seen: job.body.version,
    body,
  });
  expect(changed.status, changed.text).toBe(200);
}

async function entriesOf(debrief: Debrief): Promise<string[]> {
  const { body } = await auditor.call(listAuditEntries, { query: { subjectId: debrief.id } });
  return body.items.map((entry: { action: string }) => entry.action).reverse();
}

describe('voting', () => {
  it('asks the hiring manager, who chairs, and the committee, in an order that no vote changes', async () => {
    const debrief = await open();
    await vote(bo, debrief, 'hire');
    const { voting } = await vote(ana, debrief, 'no_hire');
    expect(voting.chair.name).toBe('The Chair');
    expect(voting.voters.map(({ person }) => person.name)).toEqual(['The Chair', 'Ana', 'Bo']);
  });

  it('is sealed: each sees their own, and who has voted', async () => {
    const debrief = await open();
    await vote(ana, debrief, 'hire', 'The design is sound.');
    expect((await read(debrief, ana)).voting).toMatchObject({
      state: 'sealed',
      in: 1,
      own: { kind: 'vote', choice: 'hire', reason: 'The design is sound.' },
      votes: [],
    });
    const seen = await read(debrief, bo);
    expect(seen.voting).toMatchObject({ in: 1, own: null, votes: [], revealedAt: null });
    expect(states(seen)).toEqual(['waiting', 'voted', 'waiting']);
    expect(JSON.stringify(seen)).not.toContain('The design is sound.');
    expect(seen.version).toBe(debrief.version);
  });

  it('lets a vote be changed until the reveal; the last one counts and each is kept', async () => {
    const debrief = await open();
    await vote(ana, debrief, 'hire');
    const changed = await vote(ana, debrief, 'hold', 'On a second reading.');
    expect(changed.voting).toMatchObject({ in: 1, own: { choice: 'hold' } });
    await vote(bo, debrief, 'hire');
    const opened = await vote(chair, debrief, 'hire');
    expect(choices(opened)).toEqual(['The Chair hire', 'Ana hold', 'Bo hire']);
    const rows = await world.ownerSql('SELECT FROM votes WHERE debrief_id = $1', [debrief.id]);
    expect(rows).toHaveLength(4);
    await expect(world.ownerSql(`UPDATE votes SET choice = 'hire'`)).rejects.toThrow(/not allowed/);
    await expect(world.ownerSql('DELETE FROM votes')).rejects.toThrow(/not allowed/);
  });

  it('opens with the last vote that is waited for, once, with an entry that says who voted what', async () => {
    const debrief = await open();
    await vote(chair, debrief, 'hire');
    await vote(ana, debrief, 'no_hire', 'The must-have is not met.');
    const opened = await vote(bo, debrief, 'hire');
    expect(opened.voting).toMatchObject({ state: 'revealed', in: 3, can: { vote: false, recuse: false } });
    expect(opened.voting.votes[1]).toMatchObject({ reason: 'The must-have is not met.', isLate: false });
    expect(opened.version).toBe(debrief.version + 1);
    expect(await entriesOf(debrief)).toEqual([
      'debrief.opened',
      'vote.cast',
      'vote.cast',
      'vote.cast',
      'votes.revealed',
    ]);
    const [entry] = (await auditor.call(listAuditEntries, { query: { action: 'votes.revealed' } })).body
      .items;
    expect(entry.data).toMatchObject({
      cause: 'all_in',
      quorum: 2,
      votes: [`${chair.memberId} hire`, `${ana.memberId} no_hire`, `${bo.memberId} hire`],
    });
    await expect(world.ownerSql(`UPDATE vote_reveals SET quorum = 1`)).rejects.toThrow(/not allowed/);
  });

  it('takes no change once the votes are open', async () => {
    const debrief = await open();
    for (const person of [chair, ana, bo]) await vote(person, debrief, 'hire');
    const refused = await cast(ana, debrief, 'no_hire');
    expect([refused.status, refused.body.code]).toEqual([409, 'wrong_state']);
    expect((await stepBack(ana, debrief)).status).toBe(409);
    expect(choices(await read(debrief))).toEqual(['The Chair hire', 'Ana hire', 'Bo hire']);
  });

  it('asks nobody else: not a recruiter, an admin, or a member of another committee', async () => {
    const debrief = await open();
    const stranger = await createPerson(world, chair.orgId, ['committee_member', 'admin']);
    const refused = await cast(stranger, debrief);
    expect([refused.status, refused.body.code]).toEqual([403, 'not_allowed']);
    expect((await stepBack(stranger, debrief)).status).toBe(403);
    expect((await close(await createPerson(world, chair.orgId, ['hiring_manager']), debrief)).status).toBe(
      404,
    );
    expect((await read(debrief, stranger)).voting.can).toEqual({ vote: false, recuse: false, close: false });
  });

  it('counts one vote of a person, however often it comes at the same moment', async () => {
    const debrief = await open();
    const tries = await Promise.all(
      Array.from({ length: 20 }, (_, n) => cast(ana, debrief, n % 2 === 0 ? 'hire' : 'no_hire')),
    );
    expect(new Set(tries.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await read(debrief)).voting).toMatchObject({ in: 1, state: 'sealed' });
    const [rows] = await world.ownerSql(
      'SELECT count(*)::integer AS votes, count(DISTINCT number)::integer AS numbers, max(number) AS last FROM votes WHERE debrief_id = $1',
      [debrief.id],
    );
    expect(rows).toEqual({ votes: 20, numbers: 20, last: 20 });
  });

  it('opens once when the last votes come at the same moment', async () => {
    const debrief = await open();
    await Promise.all([chair, ana, bo].map((person) => cast(person, debrief)));
    expect((await read(debrief)).voting).toMatchObject({ state: 'revealed', in: 3 });
    expect((await entriesOf(debrief)).filter((action) => action === 'votes.revealed')).toHaveLength(1);
  });
});

describe('the chair', () => {
  it('opens the votes from the quorum on; a later vote is marked late and changes nothing that was opened', async () => {
    const debrief = await open();
    await vote(ana, debrief, 'hire');
    const early = await close(chair, debrief);
    expect([early.status, early.body.code]).toEqual([422, 'rule_broken']);
    expect(early.body.detail).toContain('quorum is 2');
    expect((await read(debrief)).voting.can.close).toBe(false);
    await vote(bo, debrief, 'hold');
    expect((await read(debrief)).voting.can.close).toBe(true);
    expect((await read(debrief, ana)).voting.can.close).toBe(false);
    const closed = (await close(chair, debrief)).body as Debrief;
    expect(choices(closed)).toEqual(['Ana hire', 'Bo hold']);
    expect(states(closed)).toEqual(['waiting', 'voted', 'voted']);
    expect((await close(chair, debrief)).status).toBe(409);

    const late = await vote(chair, debrief, 'no_hire', 'I was travelling.');
    expect(late.voting.votes.map(({ isLate }) => isLate)).toEqual([true, false, false]);
    expect(late.version).toBe(closed.version + 1);
    const again = await cast(chair, debrief, 'hire');
    expect([again.status, again.body.code]).toEqual([409, 'wrong_state']);
    expect(choices(await read(debrief))).toEqual(['The Chair no_hire', 'Ana hire', 'Bo hold']);
  });

  it('alone closes the voting, and votes once', async () => {
    const debrief = await open();
    await vote(ana, debrief, 'hire');
    await vote(bo, debrief, 'hire');
    const otherChair = await createPerson(world, chair.orgId, ['hiring_manager', 'admin']);
    const refused = await close(otherChair, debrief);
    expect([refused.status, refused.body.code]).toEqual([403, 'not_allowed']);
    expect(refused.body.detail).toContain('The Chair');
  });

  it('needs no vote where nobody sits on the committee', async () => {
    const debrief = await placeDebrief(world, chair);
    expect(debrief.voting).toMatchObject({ voters: [], can: { vote: false, recuse: false, close: false } });
    const refused = await cast(chair, debrief);
    expect([refused.status, refused.body.code]).toEqual([403, 'not_allowed']);
    expect((await decided(chair, debrief)).state).toBe('decided');
  });
});

describe('stepping back', () => {
  it('is for good, takes the vote out and waits for nobody', async () => {
    const debrief = await open();
    await vote(ana, debrief, 'no_hire', 'Something that stays with Ana.');
    const body = (await stepBack(ana, debrief)).body as Debrief;
    expect(body.voting).toMatchObject({
      in: 0,
      own: { kind: 'recusal' },
      recusals: [{ person: { name: 'Ana' }, reason: 'I know the candidate.' }],
    });
    for (const response of [await cast(ana, debrief), await stepBack(ana, debrief)])
      expect([response.status, response.body.code]).toEqual([409, 'wrong_state']);
    await vote(chair, debrief, 'hire');
    const opened = await vote(bo, debrief, 'hire');
    expect(opened.voting.state).toBe('revealed');
    expect(choices(opened)).toEqual(['The Chair hire', 'Bo hire']);
    expect(JSON.stringify(opened)).not.toContain('stays with Ana');
  });

  it('opens the votes where it was the last that was waited for', async () => {
    const debrief = await open();
    await vote(chair, debrief, 'hire');
    await vote(bo, debrief, 'hire');
    expect((await stepBack(ana, debrief)).body.voting.state).toBe('revealed');
  });

  it('leaves the votes sealed below the quorum, and the decision to somebody else', async () => {
    const debrief = await open(3);
    await vote(ana, debrief, 'hire');
    await vote(bo, debrief, 'hire');
    expect((await stepBack(chair, debrief)).body.voting.state).toBe('sealed');
    expect((await close(chair, debrief)).status).toBe(422);
    await changeJob(debrief, { quorum: 2 });
    const closed = (await close(chair, debrief)).body as Debrief;
    expect(closed.voting.state).toBe('revealed');
    expect(closed.can.decide).toBe(false);
    const params = { debriefId: debrief.id };
    const request = { params, seen: closed.version, body: decisionOn(debrief) };
    expect((await chair.call(decide, request)).status).toBe(403);
    expect((await admin.call(decide, request)).status).toBe(200);
  });

  it('happens once, however often it is asked at the same moment', async () => {
    const debrief = await open();
    const tries = await Promise.all(Array.from({ length: 8 }, () => stepBack(ana, debrief)));
    expect(tries.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(409)]);
  });
});

describe('a decision', () => {
  it('waits for the votes', async () => {
    const debrief = await open();
    await vote(ana, debrief, 'hire');
    const body = decisionOn(debrief);
    for (const person of [chair, admin]) {
      const params = { debriefId: debrief.id };
      const refused = await person.call(decide, { params, seen: debrief.version, body });
      expect([refused.status, refused.body.code]).toEqual([409, 'wrong_state']);
      expect((await read(debrief, person)).can.decide).toBe(false);
    }
    await vote(bo, debrief, 'no_hire');
    const opened = await vote(chair, debrief, 'hire');
    expect(opened.can.decide).toBe(true);
    expect((await decided(chair, opened, { outcome: 'no_hire' })).decision?.outcome).toBe('no_hire');
    expect((await cast(ana, debrief)).status).toBe(409);
  });
});
