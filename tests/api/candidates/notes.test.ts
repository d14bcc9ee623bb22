import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  changeCandidateNote,
  deleteCandidateNote,
  listCandidateNotes,
  writeCandidateNote,
} from '#shared/candidate-notes.ts';
import { giveUpSeat } from '#shared/loops.ts';
import { addCandidate } from '#tests/factories/candidate.ts';
import { createTeam, openJob, type Team } from '#tests/factories/job.ts';
import { loopWith, seatOf, submitFor } from '#tests/factories/loop.ts';
import { entriesOf } from '#tests/support/audit-entries.ts';
import { noteBy } from '#tests/support/candidate-samples.ts';
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

const notesFor = async (person: Person, candidateId: string) =>
  (await person.call(listCandidateNotes, { params: { candidateId } })).body;
const change = (person: Person, noteId: string, seen: number, text: string) =>
  person.call(changeCandidateNote, { params: { noteId }, seen, body: { text } });
const remove = (person: Person, noteId: string, seen: number) =>
  person.call(deleteCandidateNote, { params: { noteId }, seen });

describe('a note', () => {
  it('has its author and date, newest first, and the trail keeps digests of every text and no text', async () => {
    const { id } = await addCandidate(team.recruiter, { note: 'First canary' });
    world.clock.advance({ minutes: 5 });
    const noteId = await noteBy(team.admin, id, '  Second canary\nover two lines ');
    const { notes } = await notesFor(team.recruiter, id);
    expect(notes).toMatchObject([
      {
        id: noteId,
        text: 'Second canary\nover two lines',
        author: { name: 'The admin' },
        can: { change: false },
      },
      { text: 'First canary', author: { name: 'The recruiter' }, changedAt: null, can: { change: true } },
    ]);
    world.clock.advance({ minutes: 5 });
    const changed = await change(team.admin, noteId, 1, 'Third canary');
    expect(changed.body.notes[0]).toMatchObject({
      text: 'Third canary',
      version: 2,
      changedAt: expect.any(String),
    });
    const gone = await remove(team.admin, noteId, 2);
    expect([gone.status, gone.body.notes.length]).toEqual([200, 1]);

    const entries = await entriesOf(world, noteId);
    expect(entries.map(({ action }) => action)).toEqual([
      'candidate_note.written',
      'candidate_note.changed',
      'candidate_note.deleted',
    ]);
    const digests = entries.map(({ data }) => data.textDigest);
    expect(digests.slice(0, 2)).toEqual([expect.any(String), expect.any(String)]);
    expect(new Set(digests).size).toBe(3);
    expect(JSON.stringify(entries) + world.log.join('')).not.toContain('canary');
  });

  it('is changed and deleted by its author alone, on the version seen', async () => {
    const { id } = await addCandidate(team.recruiter);
    const noteId = await noteBy(team.recruiter, id);
    expect((await change(team.admin, noteId, 1, 'Mine now')).body.code).toBe('not_allowed');
    expect((await remove(team.admin, noteId, 1)).body.code).toBe('not_allowed');
    expect((await change(team.recruiter, noteId, 1, 'Newer')).status).toBe(200);
    expect((await change(team.recruiter, noteId, 1, 'Older')).status).toBe(412);
    expect((await remove(team.recruiter, noteId, 1)).status).toBe(412);
    expect((await notesFor(team.recruiter, id)).notes).toMatchObject([{ text: 'Newer', version: 2 }]);
    const empty = { params: { candidateId: id }, body: { text: ' \n' } };
    expect((await team.recruiter.call(writeCandidateNote, empty)).status).toBe(400);
  });

  it('is read and written by the manager of a job that the candidate applied for, and by no other', async () => {
    const [theirs, other] = [await openJob(team), await openJob(team)];
    const boss = await createPerson(world, orgId, ['hiring_manager']);
    const { id } = await addCandidate(team.recruiter, { jobId: theirs.id, note: 'Read me' });
    expect((await notesFor(team.hiring_manager, id)).notes).toHaveLength(1);
    await noteBy(team.hiring_manager, id, 'Met them at the meet-up.');
    expect((await notesFor(boss, id)).code).toBe('not_found');
    const outside = await addCandidate(team.recruiter, { jobId: other.id });
    const body = { text: 'I was never here.' };
    const refused = await boss.call(writeCandidateNote, { params: { candidateId: outside.id }, body });
    expect(refused.status).toBe(404);
  });
});

describe('notes are closed', () => {
  it.each(['interviewer', 'trainee', 'shadow'] as const)(
    'to whoever owes a card on a loop of the candidate, as %s, until it is in',
    async (kind) => {
      const planner = await createPerson(world, orgId, ['recruiter', 'interviewer']);
      const loop = await loopWith(world, team, [planner], { kind });
      const { id } = loop.candidate;
      const own = await noteBy(team.recruiter, id, 'They did well, I hear.');
      expect(await notesFor(planner, id)).toEqual({ state: 'closed', until: 'own_submitted' });
      const body = { text: 'What do you hear?' };
      const written = await planner.call(writeCandidateNote, { params: { candidateId: id }, body });
      expect([written.status, written.body.code]).toEqual([403, 'not_allowed']);
      expect((await change(planner, own, 1, 'x')).status).toBe(404);
      await submitFor(loop, planner);
      expect((await notesFor(planner, id)).notes).toHaveLength(1);
    },
  );

  it('until the seat is given up, and not to those without one', async () => {
    const planner = await createPerson(world, orgId, ['admin', 'interviewer']);
    const loop = await loopWith(world, team, [planner]);
    const { id } = loop.candidate;
    expect((await notesFor(planner, id)).state).toBe('closed');
    expect((await notesFor(team.recruiter, id)).state).toBe('open');
    await planner.call(giveUpSeat, {
      params: { seatId: seatOf(loop, planner).id },
      body: { reason: 'I know the candidate' },
    });
    expect((await notesFor(planner, id)).state).toBe('open');
  });

  it('for good to whoever is the candidate', async () => {
    const email = 'now.inside@elsewhere.example';
    const { id } = await addCandidate(team.recruiter, { email, note: 'Do not tell them.' });
    const self = await createPerson(world, orgId, ['recruiter'], { email });
    expect(await notesFor(self, id)).toEqual({ state: 'closed', until: 'never' });
  });
});
