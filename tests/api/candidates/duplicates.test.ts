import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listDuplicates, mergeCandidates } from '#shared/candidate-merges.ts';
import { updateCandidate } from '#shared/candidates.ts';
import { addCandidate } from '#tests/factories/candidate.ts';
import { createTeam, openJob, type Team } from '#tests/factories/job.ts';
import { loopWith, submitFor } from '#tests/factories/loop.ts';
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

const duplicatesOf = async (id: string, person: Person = team.recruiter) =>
  (await person.call(listDuplicates, { params: { candidateId: id } })).body.items.map(
    ({ id: found, same }: { id: string; same: string[] }) => [found, same],
  );

describe('duplicates', () => {
  it('are found by address, by the digits of the phone number, and by the name however it is written', async () => {
    const zoe = await addCandidate(team.recruiter, {
      name: 'Zoë  Ibáñez',
      email: 'zoe@one.example',
      phone: '+351 912 345-678',
    });
    const add = async (given: Parameters<typeof addCandidate>[1]) =>
      (await addCandidate(team.recruiter, { name: 'Somebody Else', ...given })).id;
    const all = await add({ name: 'zoe ibanez', email: 'zoe@two.example', phone: '00351912345678' });
    const byAddress = await team.recruiter.call(updateCandidate, {
      params: { candidateId: await add({}) },
      seen: 1,
      body: { email: 'ZOE@one.example' },
    });
    await add({ name: 'Zoe Ibanez Costa', phone: '912345678' });
    const short = await addCandidate(team.recruiter, { name: 'Short One', phone: '12 34' });
    await add({ phone: '1234' });

    expect(await duplicatesOf(zoe.id)).toEqual([
      [all, ['phone', 'name']],
      [byAddress.body.id, ['email']],
    ]);
    expect(await duplicatesOf(all)).toEqual([[zoe.id, ['phone', 'name']]]);
    expect(await duplicatesOf(short.id)).toEqual([]);
  });

  it('are nobody who is anonymous to the reader, and nobody’s who is', async () => {
    const planner = await createPerson(world, orgId, ['recruiter', 'interviewer']);
    const hidden = await openJob(team, { anonymousReview: true });
    const loop = await loopWith(world, team, [planner], { job: hidden, name: 'Xenia Twice' });
    const other = await addCandidate(team.recruiter, { name: 'Xenia Twice' });
    expect(await duplicatesOf(other.id)).toEqual([[loop.candidate.id, ['name']]]);
    expect(await duplicatesOf(other.id, planner)).toEqual([]);
    expect(await duplicatesOf(loop.candidate.id, planner)).toEqual([]);
    const tryMerge = () =>
      planner.call(mergeCandidates, {
        params: { candidateId: other.id },
        seen: other.version,
        body: { otherId: loop.candidate.id, take: [] },
      });
    const refused = await tryMerge();
    expect([refused.status, refused.body.code]).toEqual([403, 'not_allowed']);
    await submitFor(loop, planner);
    expect((await tryMerge()).status).toBe(200);
  });
});
