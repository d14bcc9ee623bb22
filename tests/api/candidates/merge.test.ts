import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endApplication } from '#shared/candidate-applications.ts';
import { mergeCandidates, undoMerge } from '#shared/candidate-merges.ts';
import { listCandidateNotes } from '#shared/candidate-notes.ts';
import {
  type Candidate,
  createApplication,
  getCandidate,
  listCandidates,
  updateCandidate,
} from '#shared/candidates.ts';
import type { Job } from '#shared/jobs.ts';
import { getLoop, startLoop } from '#shared/loops.ts';
import { getPacket } from '#shared/packets.ts';
import { addCandidate } from '#tests/factories/candidate.ts';
import { placeDebrief } from '#tests/factories/debrief.ts';
import { createTeam, openJob, type Team } from '#tests/factories/job.ts';
import { loopWith } from '#tests/factories/loop.ts';
import { entriesOf } from '#tests/support/audit-entries.ts';
import { merge, noteBy } from '#tests/support/candidate-samples.ts';
import { packetBy } from '#tests/support/packet-samples.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;
let orgId: Awaited<ReturnType<typeof createOrg>>;
let job: Job;

beforeAll(async () => {
  world = await createWorld();
  orgId = await createOrg(world);
  team = await createTeam(world, orgId);
  job = await openJob(team);
});
afterAll(() => world.end());

const get = async (id: string, person: Person = team.recruiter) =>
  (await person.call(getCandidate, { params: { candidateId: id } })).body;
const tryMerge = (
  kept: Pick<Candidate, 'id' | 'version'>,
  otherId: string,
  take: readonly string[] = [],
  person: Person = team.recruiter,
) =>
  person.call(mergeCandidates, {
    params: { candidateId: kept.id },
    seen: kept.version,
    body: { otherId, take },
  });
const undo = (mergeId: string | undefined, person: Person = team.recruiter) =>
  person.call(undoMerge, { params: { mergeId: mergeId ?? '' } });

describe('a merge', () => {
  it('never drops the address by which a colleague is known as the candidate', async () => {
    const colleague = await createPerson(world, orgId, ['interviewer']);
    const own = await addCandidate(team.recruiter, {
      name: 'Cleo Own',
      email: colleague.email.toUpperCase(),
    });
    const private_ = await addCandidate(team.recruiter, { name: 'Cleo Own', email: 'cleo@private.example' });

    const refused = await tryMerge(own, private_.id, ['email']);
    expect(refused.status).toBe(422);
    expect(refused.body.detail).toContain('Keep that one');
    expect((await tryMerge(private_, own.id)).status).toBe(422);
    expect((await tryMerge(own, private_.id)).status).toBe(200);
  });

  it('takes each detail from where somebody chose, moves applications and notes, and leads from the old address', async () => {
    const loop = await loopWith(world, team, [team.committee_member], {
      job,
      name: 'Bea Two',
      email: 'bea@two.example',
    });
    const other = await get(loop.candidate.id);
    await noteBy(team.admin, other.id, 'Of the second record.');
    const kept = await addCandidate(team.recruiter, {
      name: 'Bea One',
      email: 'bea@one.example',
      phone: '+351 1',
      note: 'Of the first record.',
    });

    const response = await tryMerge(kept, other.id, ['email']);

    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({
      id: kept.id,
      name: 'Bea One',
      email: 'bea@two.example',
      phone: '+351 1',
      applications: [{ id: loop.applicationId, stage: 'interviewing', loopId: loop.id }],
      merged: [
        { name: 'Bea Two', by: { name: 'The recruiter' }, isChangedSince: false, can: { undo: true } },
      ],
      version: kept.version + 1,
    });
    const notes = await team.recruiter.call(listCandidateNotes, { params: { candidateId: kept.id } });
    expect(notes.body.notes).toHaveLength(2);
    expect((await get(other.id)).id).toBe(kept.id);
    const read = await team.recruiter.call(getLoop, { params: { loopId: loop.id } });
    expect(read.body.candidate).toMatchObject({ id: kept.id, name: 'Bea One' });
    const found = await team.recruiter.call(listCandidates, { query: { search: 'Bea' } });
    expect(found.body.items.map(({ id }: { id: string }) => id)).toEqual([kept.id]);
    const change = { params: { candidateId: other.id }, seen: other.version, body: { name: 'Bea Three' } };
    expect((await team.recruiter.call(updateCandidate, change)).status).toBe(404);
    expect((await entriesOf(world, kept.id)).at(-1)).toMatchObject({
      action: 'candidate.merged',
      data: { mergedId: other.id, taken: ['email'], applicationIds: [loop.applicationId] },
    });
  });

  it('is refused while both are considered for one job, and says which; over, both applications are kept', async () => {
    const [kept, other] = [
      await addCandidate(team.recruiter, { jobId: job.id }),
      await addCandidate(team.recruiter, { jobId: job.id }),
    ];
    const refused = await tryMerge(kept, other.id);
    expect([refused.status, refused.body.code]).toEqual([422, 'rule_broken']);
    expect(refused.body.detail).toContain(job.title);
    await team.recruiter.call(endApplication, {
      params: { applicationId: other.applications[0]?.id ?? '' },
      body: { reason: 'duplicate_application', note: '' },
    });
    const { body } = await tryMerge(kept, other.id);
    expect(body.applications.map(({ stage }: { stage: string }) => stage).sort()).toEqual([
      'applied',
      'not_pursued',
    ]);
  });

  it('is refused on an older version, of a record with itself, and of one that is merged already', async () => {
    const [one, other, third] = [
      await addCandidate(team.recruiter),
      await addCandidate(team.recruiter),
      await addCandidate(team.recruiter),
    ];
    expect((await tryMerge({ ...one, version: 9 }, other.id)).status).toBe(412);
    expect((await tryMerge(one, one.id)).body.code).toBe('rule_broken');
    await merge(team.recruiter, one, other.id);
    expect((await tryMerge(third, other.id)).body.code).toBe('wrong_state');
    expect((await tryMerge({ ...other, version: 2 }, third.id)).body.code).toBe('wrong_state');
  });

  it('is one merge, however many try it at once and in both directions', async () => {
    const [one, other] = [
      await addCandidate(team.recruiter, { jobId: job.id }),
      await addCandidate(team.recruiter),
    ];
    const responses = await Promise.all(
      Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? tryMerge(one, other.id) : tryMerge(other, one.id))),
    );
    const statuses = responses.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(11);
  });

  it('leaves no application behind that is made at the same moment', async () => {
    for (let n = 0; n < 5; n += 1) {
      const [kept, other] = [await addCandidate(team.recruiter), await addCandidate(team.recruiter)];
      const consider = { params: { candidateId: other.id }, body: { jobId: job.id } };
      await Promise.all([tryMerge(kept, other.id), team.recruiter.call(createApplication, consider)]);
      const [left] = await world.ownerSql<{ count: number }>(
        'SELECT count(*)::integer AS count FROM applications WHERE candidate_id = $1',
        [other.id],
      );
      expect(left?.count).toBe(0);
    }
  });

  it('is not for somebody who owes a card on a loop of either', async () => {
    const planner = await createPerson(world, orgId, ['admin', 'interviewer']);
    const loop = await loopWith(world, team, [planner], { job });
    const other = await addCandidate(team.recruiter);
    const kept = await get(loop.candidate.id);
    for (const response of [
      await tryMerge(kept, other.id, [], planner),
      await tryMerge(other, kept.id, [], planner),
    ])
      expect([response.status, response.body.code]).toEqual([403, 'not_allowed']);
    const { merged } = await merge(team.recruiter, kept, other.id);
    expect((await undo(merged[0]?.id, planner)).status).toBe(403);
    expect((await get(kept.id, planner)).merged).toMatchObject([{ can: { undo: false } }]);
  });
});

describe('undoing a merge', () => {
  it('takes the records apart as they were: what moved goes back with what became of it, what came since stays', async () => {
    const kept = await addCandidate(team.recruiter, { name: 'Kai One', phone: '+351 1' });
    const other = await addCandidate(team.recruiter, { name: 'Kai Two', jobId: job.id, note: 'Moves.' });
    const applicationId = other.applications[0]?.id ?? '';
    const first = await tryMerge(kept, other.id, ['name', 'email', 'phone', 'timeZone']);
    expect(first.body).toMatchObject({ name: 'Kai Two', email: other.email, phone: null });
    const loop = await team.recruiter.call(startLoop, { params: { applicationId } });
    const later = await openJob(team);
    await team.recruiter.call(createApplication, {
      params: { candidateId: kept.id },
      body: { jobId: later.id },
    });
    await noteBy(team.recruiter, kept.id, 'Came since.');

    const response = await undo(first.body.merged[0].id);

    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({
      id: kept.id,
      name: 'Kai One',
      email: kept.email,
      phone: '+351 1',
      applications: [{ job: { id: later.id } }],
      merged: [],
    });
    expect(await get(other.id)).toMatchObject({
      id: other.id,
      name: 'Kai Two',
      applications: [{ id: applicationId, loopId: loop.body.id }],
    });
    const notesOf = async (candidateId: string) =>
      (await team.recruiter.call(listCandidateNotes, { params: { candidateId } })).body.notes.map(
        ({ text }: { text: string }) => text,
      );
    expect([await notesOf(kept.id), await notesOf(other.id)]).toEqual([['Came since.'], ['Moves.']]);
    expect((await undo(first.body.merged[0].id)).body.code).toBe('wrong_state');
    expect((await entriesOf(world, kept.id)).at(-1)?.action).toBe('candidate.merge_undone');
  });

  it('is refused once details were changed, and possible again when they are as the merge left them', async () => {
    const kept = await addCandidate(team.recruiter);
    const merged = await merge(team.recruiter, kept, (await addCandidate(team.recruiter)).id);
    const change = async (seen: number, phone: string | null) =>
      team.recruiter.call(updateCandidate, { params: { candidateId: kept.id }, seen, body: { phone } });
    const changed = await change(merged.version, '+351 2');
    expect(changed.body.merged).toMatchObject([{ isChangedSince: true, can: { undo: false } }]);
    const refused = await undo(merged.merged[0]?.id);
    expect([refused.status, refused.body.code]).toEqual([409, 'wrong_state']);
    await change(merged.version + 1, null);
    expect((await undo(merged.merged[0]?.id)).status).toBe(200);
  });

  it('goes from the last of several merges to the first', async () => {
    const kept = await addCandidate(team.recruiter, { name: 'Lea' });
    const [second, third] = [
      await addCandidate(team.recruiter, { name: 'Lea B' }),
      await addCandidate(team.recruiter, { name: 'Lea C' }),
    ];
    const first = await tryMerge(kept, second.id, ['name']);
    const both = await tryMerge(first.body, third.id, ['name']);
    expect(both.body.name).toBe('Lea C');
    const [newer, older] = both.body.merged;
    expect((await undo(older.id)).body.code).toBe('wrong_state');
    expect((await undo(newer.id)).body.name).toBe('Lea B');
    expect((await undo(older.id)).body.name).toBe('Lea');
  });

  it('waits for a later merge of the kept record, whose page both lead to', async () => {
    const [a, b, c] = [
      await addCandidate(team.recruiter),
      await addCandidate(team.recruiter),
      await addCandidate(team.recruiter),
    ];
    const inner = await merge(team.recruiter, b, a.id);
    const outer = await merge(team.recruiter, c, b.id);
    expect((await get(a.id)).id).toBe(c.id);
    const refused = await undo(inner.merged[0]?.id);
    expect([refused.status, refused.body.code]).toEqual([409, 'wrong_state']);
    expect((await undo(outer.merged[0]?.id)).status).toBe(200);
    expect((await get(a.id)).id).toBe(b.id);
  });
});

it('a packet is the same, and verifies, whatever is merged afterwards', async () => {
  const debrief = await placeDebrief(world, team.admin);
  const packetId = await packetBy(team.admin, debrief.id);
  const read = async () => (await team.admin.call(getPacket, { params: { packetId } })).body;
  const before = await read();
  const kept = await addCandidate(team.recruiter, { name: 'Another Name' });
  const merged = await merge(team.recruiter, kept, debrief.candidate.id);
  expect(await read()).toEqual(before);
  await undo(merged.merged[0]?.id);
  expect(await read()).toEqual(before);
});
