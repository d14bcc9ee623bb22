import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { undoMerge } from '#shared/candidate-merges.ts';
import { type Candidate, getCandidate } from '#shared/candidates.ts';
import { deleteResume, getResume, getResumeFile, getSeatResumeFile, linkResume } from '#shared/resumes.ts';
import { addCandidate } from '#tests/factories/candidate.ts';
import { startAndRun, uploadTable } from '#tests/factories/candidate-import.ts';
import { createTeam, type Team } from '#tests/factories/job.ts';
import { loopWith, seatOf } from '#tests/factories/loop.ts';
import { addResume } from '#tests/factories/resume.ts';
import { entriesOf } from '#tests/support/audit-entries.ts';
import { merge } from '#tests/support/candidate-samples.ts';
import { createOrg, createPerson, createWorld, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;

beforeAll(async () => {
  world = await createWorld();
  team = await createTeam(world, await createOrg(world));
});
afterAll(() => world.end());

const get = async (candidateId: string): Promise<Candidate> =>
  (await team.recruiter.call(getCandidate, { params: { candidateId } })).body;
const resumeOf = async (candidateId: string) =>
  (await team.recruiter.call(getResume, { params: { candidateId } })).body;
const fileOf = async (candidateId: string): Promise<Buffer> =>
  (await team.recruiter.call(getResumeFile, { params: { candidateId } })).body;
const undo = ({ merged }: Candidate) =>
  team.recruiter.call(undoMerge, { params: { mergeId: merged[0]?.id ?? '' } });
const link = (candidateId: string, seen: number, url: string) =>
  team.recruiter.call(linkResume, { params: { candidateId }, seen, body: { url } });

describe('the resume of a record that is merged away', () => {
  it('moves with its file to the kept record, whose interviewers read it, and back', async () => {
    const ines = await createPerson(world, team.recruiter.orgId, ['interviewer']);
    const loop = await loopWith(world, team, [ines]);
    const kept = await get(loop.candidate.id);
    const other = await addCandidate(team.recruiter);
    const bytes = await addResume(team.admin, other.id);
    const given = (await resumeOf(other.id)).resume;
    world.clock.advance({ minutes: 1 });

    const merged = await merge(team.recruiter, kept, other.id);

    expect((await resumeOf(kept.id)).resume).toEqual(given);
    expect(bytes.equals(await fileOf(kept.id))).toBe(true);
    const seatFile = await ines.call(getSeatResumeFile, { params: { seatId: seatOf(loop, ines).id } });
    expect(bytes.equals(seatFile.body)).toBe(true);
    expect((await entriesOf(world, kept.id)).at(-1)?.data).toMatchObject({ resume: true });

    expect((await undo(merged)).status).toBe(200);

    expect((await resumeOf(kept.id)).resume).toBeNull();
    expect((await resumeOf(other.id)).resume).toEqual(given);
    expect(bytes.equals(await fileOf(other.id))).toBe(true);
  });

  it('stays with its record where the kept one has its own, until they are apart again', async () => {
    const [kept, other] = [await addCandidate(team.recruiter), await addCandidate(team.recruiter)];
    const [own, others] = [
      await addResume(team.recruiter, kept.id, 'Of the kept one'),
      await addResume(team.recruiter, other.id, 'Of the other one'),
    ];
    const merged = await merge(team.recruiter, kept, other.id);
    expect(own.equals(await fileOf(kept.id))).toBe(true);
    await undo(merged);
    expect(own.equals(await fileOf(kept.id)) && others.equals(await fileOf(other.id))).toBe(true);
  });

  it('does not come back once it was replaced or deleted: what came since stays', async () => {
    for (const isReplaced of [true, false]) {
      const [kept, other] = [await addCandidate(team.recruiter), await addCandidate(team.recruiter)];
      await link(other.id, 1, 'https://resumes.example/moved');
      const merged = await merge(team.recruiter, kept, other.id);
      world.clock.advance({ minutes: 1 });
      const { version } = await resumeOf(kept.id);
      if (isReplaced) await link(kept.id, version, 'https://resumes.example/newer');
      else await team.recruiter.call(deleteResume, { params: { candidateId: kept.id }, seen: version });
      await undo(merged);
      expect((await resumeOf(kept.id)).resume?.url).toBe(
        isReplaced ? 'https://resumes.example/newer' : undefined,
      );
      expect((await resumeOf(other.id)).resume).toBeNull();
    }
  });

  it('goes through several merges and back, and onto a record whose own was deleted', async () => {
    const [first, second, third] = [
      await addCandidate(team.recruiter),
      await addCandidate(team.recruiter),
      await addCandidate(team.recruiter),
    ];
    await link(second.id, 1, 'https://resumes.example/deleted');
    await team.recruiter.call(deleteResume, { params: { candidateId: second.id }, seen: 2 });
    await link(first.id, 1, 'https://resumes.example/first');
    const url = async (candidateId: string) => (await resumeOf(candidateId)).resume?.url;
    const inner = await merge(team.recruiter, second, first.id);
    const outer = await merge(team.recruiter, third, second.id);
    expect(await url(third.id)).toBe('https://resumes.example/first');
    await undo(outer);
    expect([await url(third.id), await url(second.id)]).toEqual([undefined, 'https://resumes.example/first']);
    await undo(inner);
    expect([await url(second.id), await url(first.id)]).toEqual([undefined, 'https://resumes.example/first']);
  });
});

it('a merged record keeps every import that brought a part of it, for who imports', async () => {
  const names = ['Import One', 'Import Two'];
  const ids: string[] = [];
  for (const name of names) {
    const draft = await uploadTable(team.recruiter, `Name\n${name}\n`);
    await startAndRun(world, team.recruiter, draft);
    ids.push(draft.id);
  }
  const found = await world.ownerSql<{ id: string }>(
    'SELECT id FROM candidates WHERE name = ANY ($1) ORDER BY name',
    [names],
  );
  const [one = '', two = ''] = found.map(({ id }) => id);
  expect((await get(one)).cameWith.map(({ importId }) => importId)).toEqual([ids[0]]);
  const merged = await merge(team.recruiter, await get(one), two);
  expect(merged.cameWith.map(({ importId }) => importId)).toEqual([ids[1], ids[0]]);
  await undo(merged);
  expect((await get(one)).cameWith.map(({ importId }) => importId)).toEqual([ids[0]]);
});
