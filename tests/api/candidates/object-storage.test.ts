import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { putObject } from '#server/candidates/resumes/put-object.ts';
import { type Database, openDatabase } from '#server/platform/database.ts';
import { createObjectStore, type ObjectStore } from '#server/platform/object-store.ts';
import type { Platform } from '#server/platform/platform.ts';
import { removeObjects } from '#server/platform/remove-objects.ts';
import * as resumes from '#shared/resumes.ts';
import { addCandidate } from '#tests/factories/candidate.ts';
import { createTeam, type Team } from '#tests/factories/job.ts';
import { addResume, pdfThatSays } from '#tests/factories/resume.ts';
import { placeLoop, placeSeat } from '#tests/factories/scorecard.ts';
import { type FakeObjectStore, startFakeObjectStore } from '#tests/support/fake-object-store.ts';
import { createOrg, createPerson, createWorld, type World } from '#tests/support/world.ts';

let fake: FakeObjectStore;
let objectStore: ObjectStore;
let world: World;
let jobs: Database;
let team: Team;

beforeAll(async () => {
  fake = await startFakeObjectStore();
  objectStore = createObjectStore(fake.settings);
  world = await createWorld({ objectStore });
  jobs = openDatabase({ url: world.database.jobsUrl, maxConnections: 1 });
  team = await createTeam(world, await createOrg(world));
});
afterAll(async () => {
  await jobs.close();
  await world.end();
  await fake.close();
});
beforeEach(async () => {
  fake.behave('well');
  world.clock.advance({ hours: 2 });
  await sweep();
  fake.objects.clear();
  fake.asked.length = 0;
});

const sweep = (): Promise<number> => removeObjects({ ...world.platform, jobs, objectStore });

const read = (candidateId: string) => team.recruiter.call(resumes.getResumeFile, { params: { candidateId } });

const put = (candidateId: string, seen: number, body: Buffer, key = randomUUID()) =>
  team.recruiter.call(resumes.uploadResume, { params: { candidateId }, seen, body, key });

async function storedOf(candidateId: string): Promise<{ key: string | null; bytes: Buffer | null }[]> {
  return world.ownerSql(
    `SELECT f.object_key AS key, f.bytes FROM resumes r JOIN files f ON f.org_id = r.org_id AND f.id = r.file_id
      WHERE r.candidate_id = $1`,
    [candidateId],
  );
}

async function keyOf(candidateId: string): Promise<string> {
  const [stored] = await storedOf(candidateId);
  if (!stored?.key) throw new Error('it stands in no object');
  return stored.key;
}

/** As the same server would be with this storage, or without any. */
async function withStorage<Result>(store: ObjectStore | null, work: () => Promise<Result>): Promise<Result> {
  // Held by every route; for the length of one test it is another server's.
  const platform = world.platform as { -readonly [Key in keyof Platform]: Platform[Key] };
  platform.objectStore = store;
  try {
    return await work();
  } finally {
    platform.objectStore = objectStore;
  }
}

describe('a resume in storage', () => {
  it('is one object under its organisation and a random name, and comes back byte for byte', async () => {
    const { id: candidateId } = await addCandidate(team.recruiter);
    const bytes = await addResume(team.recruiter, candidateId);
    const [stored] = await storedOf(candidateId);
    expect(stored).toEqual({
      key: expect.stringMatching(new RegExp(`^${team.admin.orgId}/[0-9a-f]{32}$`)),
      bytes: null,
    });
    expect(fake.objects.get(await keyOf(candidateId))).toEqual({ type: 'application/pdf', bytes });
    const { body } = await team.recruiter.call(resumes.getResume, { params: { candidateId } });
    expect(body.resume).toMatchObject({ kind: 'file', bytes: bytes.length });
    const file = await read(candidateId);
    expect([file.status, Buffer.compare(file.body, bytes)]).toEqual([200, 0]);
    world.clock.advance({ hours: 2 });
    expect(await sweep()).toBe(0);
    expect((await read(candidateId)).status).toBe(200);
  });

  it('is fetched for the holder of a seat, and for nobody who may not read it', async () => {
    const holder = await createPerson(world, team.admin.orgId, ['interviewer']);
    const other = await createPerson(world, team.admin.orgId, ['interviewer', 'hiring_manager']);
    const loop = await placeLoop(world, team.admin);
    const params = { seatId: (await placeSeat(world, loop, holder)).id };
    const bytes = await addResume(team.recruiter, loop.candidateId);
    fake.asked.length = 0;
    expect((await other.call(resumes.getSeatResumeFile, { params })).status).toBe(404);
    const { candidateId } = loop;
    expect((await other.call(resumes.getResumeFile, { params: { candidateId } })).status).toBe(404);
    expect(fake.asked).toEqual([]);
    const file = await holder.call(resumes.getSeatResumeFile, { params });
    expect([file.status, Buffer.compare(file.body, bytes)]).toEqual([200, 0]);
  });

  it('replaced or deleted is gone from storage with the next sweep', async () => {
    const { id: candidateId } = await addCandidate(team.recruiter);
    await addResume(team.recruiter, candidateId, 'The first');
    const first = await keyOf(candidateId);
    const bytes = await pdfThatSays('The second');
    expect((await put(candidateId, 2, bytes)).status).toBe(200);
    const second = await keyOf(candidateId);
    expect([await sweep(), fake.objects.has(first), fake.objects.has(second)]).toEqual([1, false, true]);
    expect(Buffer.compare((await read(candidateId)).body, bytes)).toBe(0);
    const deleted = await team.recruiter.call(resumes.deleteResume, { params: { candidateId }, seen: 3 });
    expect([deleted.status, await sweep(), fake.objects.has(second)]).toEqual([200, 1, false]);
    expect((await read(candidateId)).status).toBe(404);
  });

  it('is refused where the object is another or longer than what was put there, or missing, and noted as read by nobody', async () => {
    const { id: candidateId } = await addCandidate(team.recruiter);
    const bytes = await addResume(team.recruiter, candidateId);
    const object = fake.objects.get(await keyOf(candidateId));
    if (object === undefined) throw new Error('there is no object');
    const tampered = Buffer.from(bytes);
    tampered.writeUInt8(tampered.readUInt8(100) ^ 1, 100);
    for (const changed of [tampered, Buffer.concat([bytes, Buffer.from('more')]), bytes.subarray(0, -1)]) {
      object.bytes = changed;
      const refused = await read(candidateId);
      expect([refused.status, refused.body.code]).toEqual([500, 'internal']);
    }
    fake.objects.clear();
    expect((await read(candidateId)).body.detail).toContain('(404)');
    const entries = await world.ownerSql(
      `SELECT FROM audit_entries WHERE action = 'resume.downloaded' AND data::jsonb ->> 'candidateId' = $1`,
      [candidateId],
    );
    expect(entries).toEqual([]);
  });
});

describe('storage that does not serve us', () => {
  it.each(['failing', 'silent'] as const)(
    'that is %s is a refusal to try again, and nothing has changed',
    async (as) => {
      const { id: candidateId } = await addCandidate(team.recruiter);
      const bytes = await addResume(team.recruiter, candidateId);
      const key = await keyOf(candidateId);
      fake.behave(as);
      await withStorage(createObjectStore(fake.settings, 200), async () => {
        for (const refused of [
          await put(candidateId, 2, await pdfThatSays('Another')),
          await read(candidateId),
        ]) {
          expect([refused.status, refused.body.code, refused.headers['retry-after']]).toEqual([
            503,
            'unavailable',
            '5',
          ]);
          expect(refused.body.detail).toContain('The file storage can’t be reached.');
        }
      });
      fake.behave('well');
      expect(await keyOf(candidateId)).toBe(key);
      expect(Buffer.compare((await read(candidateId)).body, bytes)).toBe(0);
    },
  );

  it('for wrong keys is a fault of ours that the log tells of', async () => {
    const { id: candidateId } = await addCandidate(team.recruiter);
    const wrong = createObjectStore({ ...fake.settings, secretAccessKey: 'another' });
    world.log.length = 0;
    const refused = await withStorage(wrong, async () => put(candidateId, 1, await pdfThatSays('A resume')));
    expect([refused.status, refused.body.code]).toEqual([500, 'internal']);
    expect(world.log.join('')).toContain('refused the request (403)');
    expect(world.log.join('')).not.toContain('another');
  });

  it('leaves what is to be deleted for later', async () => {
    const { id: candidateId } = await addCandidate(team.recruiter);
    await addResume(team.recruiter, candidateId);
    const key = await keyOf(candidateId);
    await team.recruiter.call(resumes.deleteResume, { params: { candidateId }, seen: 2 });
    fake.behave('failing');
    await expect(sweep()).rejects.toThrow('can’t be reached');
    fake.behave('well');
    expect([await sweep(), fake.objects.has(key)]).toEqual([0, true]);
    world.clock.advance({ hours: 1 });
    expect([await sweep(), fake.objects.has(key)]).toEqual([1, false]);
  });
});

describe('an object whose file was never kept', () => {
  it('is swept after its transaction failed', async () => {
    const { id: candidateId } = await addCandidate(team.recruiter);
    await addResume(team.recruiter, candidateId);
    const kept = await keyOf(candidateId);
    const stale = await put(candidateId, 7, await pdfThatSays('Stale'));
    expect(stale.status).toBe(412);
    expect([fake.objects.size, await sweep()]).toEqual([2, 0]);
    world.clock.advance({ hours: 1 });
    expect([await sweep(), [...fake.objects.keys()]]).toEqual([1, [kept]]);
  });

  it('is swept after the process ended before that transaction, or before all of it was put', async () => {
    const key = await putObject(world.platform, team.recruiter, await pdfThatSays('A resume'));
    expect([...fake.objects.keys()]).toEqual([key]);
    fake.behave('failing');
    await expect(putObject(world.platform, team.recruiter, Buffer.from('A'))).rejects.toThrow();
    fake.behave('well');
    world.clock.advance({ hours: 1 });
    expect([await sweep(), fake.objects.size]).toEqual([2, 0]);
  });

  it('becomes no file once its deletion has begun', async () => {
    const { id: candidateId } = await addCandidate(team.recruiter);
    const late: ObjectStore = {
      ...objectStore,
      put: async (...object) => {
        await objectStore.put(...object);
        world.clock.advance({ hours: 2 });
        await world.ownerSql('UPDATE object_removals SET taken_at = due_at');
      },
    };
    const refused = await withStorage(late, async () => put(candidateId, 1, await pdfThatSays('Late')));
    expect([refused.status, refused.body.code]).toEqual([503, 'unavailable']);
    expect(await storedOf(candidateId)).toEqual([]);
    expect([await sweep(), fake.objects.size]).toEqual([1, 0]);
  });
});

describe('the setting', () => {
  it('leaves files that are in PostgreSQL where they are, readable; replaced, they are gone', async () => {
    const { id: candidateId } = await addCandidate(team.recruiter);
    const bytes = await withStorage(null, () => addResume(team.recruiter, candidateId));
    expect(await storedOf(candidateId)).toEqual([{ key: null, bytes }]);
    expect(Buffer.compare((await read(candidateId)).body, bytes)).toBe(0);
    expect(fake.asked).toEqual([]);
    expect((await put(candidateId, 2, await pdfThatSays('Newer'))).status).toBe(200);
    expect((await storedOf(candidateId))[0]?.bytes).toBeNull();
  });

  it('taken away, refuses what is in storage in clear words, and takes new files into PostgreSQL', async () => {
    const { id: candidateId } = await addCandidate(team.recruiter);
    await addResume(team.recruiter, candidateId);
    const old = await keyOf(candidateId);
    await withStorage(null, async () => {
      const refused = await read(candidateId);
      expect([refused.status, refused.body.code]).toEqual([503, 'unavailable']);
      const bytes = await pdfThatSays('Newer');
      expect((await put(candidateId, 2, bytes)).status).toBe(200);
      expect(Buffer.compare((await read(candidateId)).body, bytes)).toBe(0);
    });
    expect([await sweep(), fake.objects.has(old)]).toEqual([1, false]);
  });
});
