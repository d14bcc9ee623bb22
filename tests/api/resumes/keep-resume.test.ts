import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Endpoint } from '#shared/endpoint.ts';
import { giveUpSeat } from '#shared/loops.ts';
import * as resumes from '#shared/resumes.ts';
import { addCandidate } from '#tests/factories/candidate.ts';
import { createTeam, openJob, type Team } from '#tests/factories/job.ts';
import { addResume, pdfThatSays } from '#tests/factories/resume.ts';
import { placeLoop, placeSeat, submitCard } from '#tests/factories/scorecard.ts';
import { entriesOf } from '#tests/support/audit-entries.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;

beforeAll(async () => {
  world = await createWorld();
  team = await createTeam(world, await createOrg(world));
});
afterAll(() => world.end());

const member = (...roles: Parameters<typeof createPerson>[2]): Promise<Person> =>
  createPerson(world, team.admin.orgId, roles);

async function filesOf(candidateId: string): Promise<{ count: number }[]> {
  return world.ownerSql<{ count: number }>(
    `SELECT count(*)::integer AS count FROM files f WHERE f.content_type = 'application/pdf'
        AND EXISTS (SELECT FROM resumes r WHERE r.org_id = f.org_id AND r.candidate_id = $1 AND r.file_id = f.id)`,
    [candidateId],
  );
}

const allFiles = async (): Promise<number> =>
  (await world.ownerSql<{ count: number }>('SELECT count(*)::integer AS count FROM files'))[0]?.count ?? 0;

describe('a resume', () => {
  it('is a PDF that comes back byte for byte, to keep and never to show', async () => {
    const { id: candidateId } = await addCandidate(team.recruiter);
    const bytes = await addResume(team.recruiter, candidateId);
    const { body } = await team.recruiter.call(resumes.getResume, { params: { candidateId } });
    expect(body).toMatchObject({
      resume: { kind: 'file', bytes: bytes.length, by: { id: team.recruiter.memberId } },
      version: 2,
      can: { change: true },
    });
    const file = await team.recruiter.call(resumes.getResumeFile, { params: { candidateId } });
    expect(Buffer.compare(file.body, bytes)).toBe(0);
    expect(file.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="resume.pdf"',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  it('replaced or deleted keeps nothing of its bytes, and leaves entries without anything personal', async () => {
    const { id: candidateId } = await addCandidate(team.recruiter);
    const before = await allFiles();
    await addResume(team.recruiter, candidateId, 'The first');
    const params = { candidateId };
    const second = await team.recruiter.call(resumes.uploadResume, {
      params,
      seen: 2,
      body: await pdfThatSays('The second'),
    });
    expect(second.status).toBe(200);
    expect([await allFiles(), await filesOf(candidateId)]).toEqual([before + 1, [{ count: 1 }]]);
    const url = 'https://resumes.example/ada-lovelace';
    const linked = await team.recruiter.call(resumes.linkResume, { params, seen: 3, body: { url } });
    expect(linked.body).toMatchObject({ resume: { kind: 'link', url }, version: 4 });
    expect(await allFiles()).toBe(before);
    expect((await team.recruiter.call(resumes.getResumeFile, { params })).status).toBe(404);
    const deleted = await team.recruiter.call(resumes.deleteResume, { params, seen: 4 });
    expect(deleted.body).toMatchObject({ resume: null, version: 5 });
    const again = await team.recruiter.call(resumes.deleteResume, { params, seen: 5 });
    expect([again.status, again.body.code]).toEqual([409, 'wrong_state']);
    const entries = (await entriesOf(world, candidateId)).filter(({ action }) => action.startsWith('resume'));
    expect(entries.map(({ action, data }) => [action, data.kind, data.replaced])).toEqual([
      ['resume.set', 'file', 'none'],
      ['resume.set', 'file', 'file'],
      ['resume.set', 'link', 'file'],
      ['resume.deleted', 'link', undefined],
    ]);
    expect(JSON.stringify(entries)).not.toContain('lovelace');
  });

  it('is noted the first time that each reader keeps it', async () => {
    const { id: candidateId } = await addCandidate(team.recruiter);
    await addResume(team.recruiter, candidateId);
    for (const reader of [team.recruiter, team.admin, team.recruiter])
      await reader.call(resumes.getResumeFile, { params: { candidateId } });
    const rows = await world.ownerSql<{ actor_id: string }>(
      `SELECT actor_id FROM audit_entries WHERE action = 'resume.downloaded' AND data::jsonb ->> 'candidateId' = $1`,
      [candidateId],
    );
    expect(rows.map(({ actor_id }) => actor_id)).toEqual([team.recruiter.memberId, team.admin.memberId]);
  });

  it.each([
    ['a text', Buffer.from('Ada Lovelace')],
    ['a page that calls itself a PDF', Buffer.from('<html>%PDF-1.7</html>')],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
    ['nothing', Buffer.alloc(0)],
    ['the front of a PDF', Buffer.from('%PDF-1.7\n1 0 obj')],
    ['an end that leads nowhere', Buffer.from('%PDF-1.7\n<script>\nstartxref\n9\n%%EOF\n')],
  ])('is refused where it is %s, by what stands in it', async (_, body) => {
    const { id: candidateId } = await addCandidate(team.recruiter);
    const before = await allFiles();
    const refused = await team.recruiter.call(resumes.uploadResume, {
      params: { candidateId },
      seen: 1,
      body,
    });
    expect([refused.status, refused.body.code]).toEqual([422, 'rule_broken']);
    expect(await allFiles()).toBe(before);
  });

  it('is refused beyond 10 MB, and cut off', async () => {
    const { id: candidateId } = await addCandidate(team.recruiter);
    const whole = await pdfThatSays('A resume');
    const long = Buffer.concat([whole, Buffer.alloc(resumes.maxResumeBytes)]);
    const cut = whole.subarray(0, -40);
    const put = (body: Buffer) =>
      team.recruiter.call(resumes.uploadResume, { params: { candidateId }, seen: 1, body });
    expect((await put(long)).status).toBe(413);
    expect((await put(cut)).body.code).toBe('rule_broken');
  });

  it.each([
    'http://resumes.example/a',
    'javascript:alert(1)',
    'https://user:secret@resumes.example',
    'https://a',
  ])('is no link to %s', async (url) => {
    const { id: candidateId } = await addCandidate(team.recruiter);
    const refused = await team.recruiter.call(resumes.linkResume, {
      params: { candidateId },
      seen: 1,
      body: { url },
    });
    expect([refused.status, refused.body.code]).toEqual([400, 'invalid_request']);
  });
});

describe('who reads it', () => {
  /** Everything that says something of a resume, as this person is told it. */
  async function told(person: Person, candidateId: string): Promise<number[]> {
    const ask = async (endpoint: Endpoint): Promise<number> =>
      (await person.call(endpoint, { params: { candidateId } })).status;
    return [await ask(resumes.getResume), await ask(resumes.getResumeFile)];
  }

  it('are recruiters, admins and the manager of a job that the candidate is considered for', async () => {
    const manager = await member('hiring_manager');
    const job = await openJob(team, { hiringManagerId: manager.memberId });
    const { id: candidateId } = await addCandidate(team.recruiter, { jobId: job.id });
    await addResume(team.recruiter, candidateId);
    expect(await told(team.admin, candidateId)).toEqual([200, 200]);
    expect(await told(manager, candidateId)).toEqual([200, 200]);
    expect(await told(await member('hiring_manager'), candidateId)).toEqual([404, 404]);
    expect(await told(await member('interviewer'), candidateId)).toEqual([403, 403]);
    const { body } = await manager.call(resumes.getResume, { params: { candidateId } });
    expect(body.can).toEqual({ change: false });
  });

  it('is the holder of a seat, beside their card and for as long as they hold it', async () => {
    const holder = await member('interviewer');
    const loop = await placeLoop(world, team.admin);
    const seat = await placeSeat(world, loop, holder);
    const bytes = await addResume(team.recruiter, loop.candidateId);
    const params = { seatId: seat.id };
    const offered = await holder.call(resumes.getSeatResume, { params });
    expect(offered.body.resume).toEqual({ kind: 'file', bytes: bytes.length });
    const file = await holder.call(resumes.getSeatResumeFile, { params });
    expect(Buffer.compare(file.body, bytes)).toBe(0);
    for (const other of [await member('interviewer'), team.admin])
      expect((await other.call(resumes.getSeatResume, { params })).status).toBe(404);
    const ended = await holder.call(giveUpSeat, { params, body: { reason: 'I know the candidate.' } });
    expect(ended.status).toBe(200);
    expect((await holder.call(resumes.getSeatResume, { params })).status).toBe(404);
    expect((await holder.call(resumes.getSeatResumeFile, { params })).status).toBe(404);
  });

  it('is nobody whom the candidate is anonymous to, whatever their roles: as if there were none, until they submit', async () => {
    const holder = await member('interviewer', 'recruiter');
    const loop = await placeLoop(world, team.admin, { anonymousReview: true });
    const seat = await placeSeat(world, loop, holder);
    const { candidateId } = loop;
    const params = { seatId: seat.id };
    const without = await holder.call(resumes.getSeatResume, { params });
    const bytes = await addResume(team.recruiter, candidateId);
    const hidden = await holder.call(resumes.getSeatResume, { params });
    expect([hidden.status, hidden.text]).toEqual([200, without.text]);
    expect((await holder.call(resumes.getSeatResumeFile, { params })).status).toBe(404);
    expect(await told(holder, candidateId)).toEqual([404, 404]);
    const url = 'https://resumes.example/a';
    for (const seen of [1, 2]) {
      const put = await holder.call(resumes.linkResume, { params: { candidateId }, seen, body: { url } });
      expect(put.status).toBe(404);
    }
    await submitCard(seat);
    expect(await told(holder, candidateId)).toEqual([200, 200]);
    expect((await holder.call(resumes.getSeatResume, { params })).body.resume).toEqual({
      kind: 'file',
      bytes: bytes.length,
    });
  });
});
