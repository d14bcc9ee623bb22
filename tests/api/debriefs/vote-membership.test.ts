import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Debrief, getDebrief } from '#shared/debriefs.ts';
import { updateMember } from '#shared/identity.ts';
import { getJob, updateJob } from '#shared/jobs.ts';
import { castVote } from '#shared/votes.ts';
import { placeDebrief, vote } from '#tests/factories/debrief.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let chair: Person;
let ana: Person;
let bo: Person;
let admin: Person;

beforeAll(async () => {
  world = await createWorld();
  const orgId = await createOrg(world);
  chair = await createPerson(world, orgId, ['hiring_manager'], { name: 'The Chair' });
  ana = await createPerson(world, orgId, ['committee_member'], { name: 'Ana' });
  bo = await createPerson(world, orgId, ['committee_member'], { name: 'Bo' });
  admin = await createPerson(world, orgId, ['admin'], { name: 'The Admin' });
});
afterAll(() => world.end());

const open = (): Promise<Debrief> =>
  placeDebrief(world, chair, { committee: [ana, bo], quorum: 2, ratings: [4, 4] });
const read = async ({ id }: Pick<Debrief, 'id'>, person = chair): Promise<Debrief> =>
  (await person.call(getDebrief, { params: { debriefId: id } })).body;
const cast = (person: Person, { id }: Debrief) =>
  person.call(castVote, { params: { debriefId: id }, body: { choice: 'hire', reason: '' } });
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

describe('when the job changes under a vote', () => {
  it("keeps a former member's vote in the record and does not count it", async () => {
    const debrief = await open();
    await vote(ana, debrief, 'hire');
    await vote(bo, debrief, 'hire');
    await changeJob(debrief, { committeeIds: [bo.memberId] });
    const now = await read(debrief);
    expect(now.voting).toMatchObject({ in: 1, voters: [{}, { person: { name: 'Bo' } }] });
    expect((await read(debrief, bo)).voting.in).toBe(1);
    expect((await cast(ana, debrief)).status).toBe(404);
    expect(choices(await vote(chair, debrief, 'hold'))).toEqual(['The Chair hold', 'Bo hire']);
    expect(
      await world.ownerSql('SELECT FROM votes WHERE debrief_id = $1 AND member_id = $2', [
        debrief.id,
        ana.memberId,
      ]),
    ).toHaveLength(1);
  });

  it('changes nothing that was opened, and asks nobody who joins afterwards', async () => {
    const debrief = await open();
    for (const person of [chair, ana, bo]) await vote(person, debrief, 'hire');
    const newcomer = await createPerson(world, chair.orgId, ['committee_member'], { name: 'New' });
    await changeJob(debrief, { committeeIds: [newcomer.memberId], quorum: 1 });
    const now = await read(debrief);
    expect(choices(now)).toEqual(['The Chair hire', 'Ana hire', 'Bo hire']);
    expect(now.voting).toMatchObject({ quorum: 2, in: 3 });
    expect((await cast(newcomer, debrief)).status).toBe(403);
  });

  it('counts a member without the role as nobody, and as a member again with it', async () => {
    const debrief = await open();
    const setRoles = async (roles: string[]): Promise<void> => {
      const [member] = await world.ownerSql<{ version: number }>(
        'SELECT version FROM members WHERE id = $1',
        [ana.memberId],
      );
      const changed = await admin.call(updateMember, {
        params: { memberId: ana.memberId },
        seen: member?.version ?? 0,
        body: { roles },
      });
      expect(changed.status).toBe(200);
    };
    await vote(ana, debrief, 'hire');
    await setRoles(['interviewer']);
    expect((await read(debrief)).voting).toMatchObject({ in: 0, voters: [{}, { person: { name: 'Bo' } }] });
    await setRoles(['committee_member']);
    expect((await read(debrief)).voting.in).toBe(1);
  });
});
