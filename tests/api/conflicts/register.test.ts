import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { undoMerge } from '#shared/candidate-merges.ts';
import { type Candidate, getCandidate } from '#shared/candidates.ts';
import { type Conflict, declareConflict, listConflicts, withdrawConflict } from '#shared/conflicts.ts';
import type { Loop } from '#shared/loops.ts';
import { getLoopWarnings, suggestPeople } from '#shared/plan-warnings.ts';
import { addCandidate } from '#tests/factories/candidate.ts';
import { createTeam, openJob, type Team } from '#tests/factories/job.ts';
import { loopWith, submitFor } from '#tests/factories/loop.ts';
import { entriesOf } from '#tests/support/audit-entries.ts';
import { merge } from '#tests/support/candidate-samples.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;
beforeAll(async () => {
  world = await createWorld();
  team = await createTeam(world, await createOrg(world));
});
afterAll(() => world.end());

const interviewer = (name: string, ...roles: ('recruiter' | 'admin')[]): Promise<Person> =>
  createPerson(world, team.admin.orgId, ['interviewer', ...roles], { name });
const listed = async (reader: Person, loopId?: string): Promise<Conflict[]> =>
  (await reader.call(listConflicts, { query: loopId === undefined ? {} : { loopId } })).body.items;
const declare = (by: Person, of: Person, about: { candidateId: string } | { loopId: string }) =>
  by.call(declareConflict, { body: { memberId: of.memberId, kind: 'related', with: about } });

describe('a conflict of interest', () => {
  it('is declared by the person or a planner, seen by those, and withdrawn once', async () => {
    const [ines, ben] = [await interviewer('Ines'), await interviewer('Ben')];
    const loop = await loopWith(world, team, [ines, ben], { name: 'Carla Mendes' });
    const declared = await declare(ines, ines, { loopId: loop.id });
    expect(declared).toMatchObject({
      status: 201,
      body: {
        member: { name: 'Ines' },
        candidate: { name: 'Carla Mendes', isAnonymous: false },
        kind: 'related',
        declaredBy: { name: 'Ines' },
      },
    });
    const again = await declare(team.recruiter, ines, { candidateId: loop.candidate.id });
    expect([again.status, again.body.code]).toEqual([409, 'already_exists']);
    expect(await listed(team.recruiter, loop.id)).toEqual([declared.body]);
    expect(await listed(ines)).toEqual([declared.body]);
    expect(await listed(ben)).toEqual([]);
    expect((await declare(ben, ines, { loopId: loop.id })).status).toBe(403);

    const withdraw = (by: Person) => by.call(withdrawConflict, { params: { conflictId: declared.body.id } });
    expect((await withdraw(ben)).status).toBe(404);
    expect((await withdraw(ines)).status).toBe(200);
    expect((await withdraw(ines)).status).toBe(404);
    expect(await listed(team.recruiter, loop.id)).toEqual([]);
    const entries = await entriesOf(world, declared.body.id);
    expect(entries.map(({ action }) => action)).toEqual(['conflict.declared', 'conflict.withdrawn']);
    expect(JSON.stringify(entries)).not.toContain(loop.candidate.id);
  });

  it('is declared of whom one may know: no candidate of others, no loop of others', async () => {
    const ines = await interviewer('Ines Again');
    const candidate = await addCandidate(team.recruiter);
    expect((await declare(ines, ines, { candidateId: candidate.id })).status).toBe(404);
    const loop = await loopWith(world, team, [await interviewer('Somebody Else')]);
    expect((await declare(ines, ines, { loopId: loop.id })).status).toBe(404);
    expect(await listed(ines, loop.id)).toEqual([]);
  });
});

describe('on an anonymous loop', () => {
  it('somebody who owes a card declares by the label, and is told nothing by name', async () => {
    const [own, relative] = [await interviewer('Owes', 'recruiter'), await interviewer('Relative')];
    const job = await openJob(team, { anonymousReview: true });
    const loop = await loopWith(world, team, [own, relative], { job, name: 'Carla Hidden' });
    const candidateId = loop.candidate.id;
    // Declared by name before, by people who knew it.
    await declare(team.recruiter, relative, { candidateId });
    await declare(team.recruiter, own, { candidateId });
    expect(await listed(own, loop.id)).toEqual([]);
    expect(await listed(own)).toEqual([]);
    const byName = await declare(own, own, { candidateId });
    expect([byName.status, byName.body.code]).toEqual([422, 'rule_broken']);
    const byLabel = await declare(own, own, { loopId: loop.id });
    expect(byLabel).toMatchObject({ status: 201, body: { candidate: { isAnonymous: true } } });
    expect(byLabel.text).not.toContain('Carla');
    expect(await listed(own, loop.id)).toEqual([byLabel.body]);
    const warned = await own.call(getLoopWarnings, { params: { loopId: loop.id } });
    expect(warned.text).not.toMatch(/related|conflict/);
    const roundId = loop.openRounds[0]?.id ?? '';
    const spare = await interviewer('Spare');
    await declare(team.recruiter, spare, { candidateId });
    const suggested = await own.call(suggestPeople, { params: { loopId: loop.id, roundId } });
    expect(suggested.text).toContain('Spare');
    await submitFor(loop, own);
    const after = await listed(own, loop.id);
    expect(after.map(({ member, candidate }) => [member.name, candidate.name])).toEqual([
      ['Spare', 'Carla Hidden'],
      ['Owes', 'Carla Hidden'],
      ['Owes', 'Carla Hidden'],
      ['Relative', 'Carla Hidden'],
    ]);
  });
});

describe('a conflict with a record that was merged away', () => {
  const read = async (candidateId: string): Promise<Candidate> =>
    (await team.recruiter.call(getCandidate, { params: { candidateId } })).body;
  const undo = async (id: string): Promise<void> => {
    const mergeId = (await read(id)).merged[0]?.id ?? '';
    const { status } = await team.recruiter.call(undoMerge, { params: { mergeId } });
    expect(status).toBe(200);
  };
  const warnings = async (loop: Loop): Promise<string> =>
    (await team.recruiter.call(getLoopWarnings, { params: { loopId: loop.id } })).text;

  it('counts for the kept record through every merge, and for its own again once they are undone', async () => {
    const related = await interviewer('Related Rita');
    const loop = await loopWith(world, team, [related, await interviewer('Nobody')], {
      name: 'Keeps Everything',
    });
    const [first, second] = [await addCandidate(team.recruiter), await addCandidate(team.recruiter)];
    const declared = await declare(team.recruiter, related, { candidateId: first.id });
    expect(declared.status).toBe(201);
    const spare = await interviewer('Spare Sam');
    const spared = await declare(team.recruiter, spare, { candidateId: first.id });
    const roundId = loop.openRounds[0]?.id ?? '';
    const isSuggested = async (): Promise<boolean> =>
      (await team.recruiter.call(suggestPeople, { params: { loopId: loop.id, roundId } })).text.includes(
        'Spare Sam',
      );
    expect([await listed(team.recruiter, loop.id), await isSuggested()]).toEqual([[], true]);
    expect(await warnings(loop)).not.toContain('Related Rita');

    await merge(team.recruiter, second, first.id);
    await merge(team.recruiter, await read(loop.candidate.id), second.id);
    const candidate = { name: 'Keeps Everything', isAnonymous: false };
    expect(await listed(team.recruiter, loop.id)).toEqual([
      { ...spared.body, candidate },
      { ...declared.body, candidate },
    ]);
    expect(await warnings(loop)).toContain('Related Rita');
    expect(await isSuggested()).toBe(false);

    await undo(loop.candidate.id);
    expect([await listed(team.recruiter, loop.id), await isSuggested()]).toEqual([[], true]);
    expect(await warnings(loop)).not.toContain('Related Rita');
    await undo(second.id);
    expect(await listed(related)).toEqual([declared.body]);
  });

  it('names nobody to who knows the kept record by a label', async () => {
    const [own, relative] = [await interviewer('Owes Too', 'recruiter'), await interviewer('Cousin')];
    const job = await openJob(team, { anonymousReview: true });
    const loop = await loopWith(world, team, [own, relative], { job, name: 'Delia Hidden' });
    const other = await addCandidate(team.recruiter, { name: 'Delia Otherwise' });
    await declare(team.recruiter, relative, { candidateId: other.id });
    await merge(team.recruiter, await read(loop.candidate.id), other.id);
    expect(await listed(own, loop.id)).toEqual([]);
    expect(JSON.stringify(await listed(own))).not.toContain('Delia');
    expect((await own.call(getLoopWarnings, { params: { loopId: loop.id } })).text).not.toMatch(
      /Cousin.*conflict/,
    );
    expect(await listed(team.recruiter, loop.id)).toHaveLength(1);
  });
});
