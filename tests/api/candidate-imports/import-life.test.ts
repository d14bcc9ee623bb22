import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cancelImport, getImport, type Import, listImports, startImport } from '#shared/candidate-imports.ts';
import { listCandidates } from '#shared/candidates.ts';
import { runStarted, startAndRun, uploadTable } from '#tests/factories/candidate-import.ts';
import { createTeam, type Team } from '#tests/factories/job.ts';
import { entriesOf } from '#tests/support/audit-entries.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;
let recruiter: Person;

beforeAll(async () => {
  world = await createWorld();
  team = await createTeam(world, await createOrg(world));
  recruiter = team.recruiter;
});
afterAll(() => world.end());

async function read(id: string, by: Person = recruiter): Promise<Import> {
  const { status, body } = await by.call(getImport, { params: { importId: id } });
  expect(status).toBe(200);
  return body;
}

const found = async (search: string): Promise<unknown[]> =>
  (await recruiter.call(listCandidates, { query: { search } })).body.items;

async function count(table: string): Promise<number> {
  const [row] = await world.ownerSql<{ count: number }>(`SELECT count(*)::integer AS count FROM ${table}`);
  return row?.count ?? 0;
}

describe('an import', () => {
  it('is its maker’s alone until it is over, then a record without anything personal', async () => {
    const draft = await uploadTable(recruiter, 'Name,E-mail\nSecret Name,secret@in.example\n');
    const params = { importId: draft.id };
    for (const other of [team.admin, await createPerson(world, recruiter.orgId, ['recruiter'])]) {
      expect((await other.call(getImport, { params })).status).toBe(404);
      expect((await other.call(cancelImport, { params })).status).toBe(404);
      expect((await other.call(listImports)).text).not.toContain(draft.id);
    }
    await startAndRun(world, recruiter, draft);
    const record = await read(draft.id, team.admin);
    expect(record).toMatchObject({ state: 'done', isOwn: false, by: { id: recruiter.memberId } });
    const kept = await world.ownerSql('SELECT * FROM candidate_imports WHERE id = $1', [draft.id]);
    expect(JSON.stringify(kept)).not.toContain('ecret');
    expect(await count('files')).toBe(await count('files JOIN candidate_imports i ON i.file_id = files.id'));
  });

  it('leaves one entry in the audit trail for all of its candidates, by who started it', async () => {
    const draft = await uploadTable(recruiter, 'Name\nTrail A\nTrail B\n');
    await startAndRun(world, recruiter, draft);
    const entries = await entriesOf(world, draft.id);
    expect(entries.map(({ action }) => action)).toEqual([
      'candidate_import.uploaded',
      'candidate_import.started',
      'candidate_import.done',
    ]);
    expect(entries.every(({ actor_id }) => actor_id === recruiter.memberId)).toBe(true);
    expect(entries[2]?.data).toMatchObject({ created: 2, existing: 0, leftOut: 0 });
    // The same file under the same salt: whoever has it can be told whether it was this one.
    expect(entries[2]?.data.fileDigest).toBe(entries[0]?.data.fileDigest);
    expect(JSON.stringify(entries)).not.toContain('Trail');
  });

  it('cancelled while it runs leaves nobody behind', async () => {
    const draft = await uploadTable(
      recruiter,
      `Name\n${Array.from({ length: 1_200 }, (_, n) => `Stop ${n}`).join('\n')}\n`,
    );
    const params = { importId: draft.id };
    await recruiter.call(startImport, { params, seen: draft.version });
    // After the first five hundred: another transaction of the run, in the middle of it, is where the stop comes in.
    const { database } = world.platform;
    let steps = 0;
    const transaction: typeof database.transaction = async (options, work) => {
      steps += 1;
      if (steps === 3) {
        expect((await read(draft.id)).progress).toBe(0);
        expect((await recruiter.call(cancelImport, { params })).status).toBe(200);
      }
      return database.transaction(options, work);
    };
    expect(await runStarted(world, recruiter, draft.id, { ...database, transaction })).toBe('cancelled');
    expect(steps).toBeGreaterThan(2);
    expect(await found('Stop')).toEqual([]);
    expect(await read(draft.id)).toMatchObject({ state: 'cancelled', result: null, draft: null });
    const late = await recruiter.call(cancelImport, { params });
    expect([late.status, late.body.code]).toEqual([409, 'wrong_state']);
  });

  it('that breaks off is a draft again, and says so', async () => {
    const draft = await uploadTable(recruiter, 'Name\nBreak One\n');
    await recruiter.call(startImport, { params: { importId: draft.id }, seen: draft.version });
    const { database } = world.platform;
    let steps = 0;
    const transaction: typeof database.transaction = (options, work) => {
      steps += 1;
      if (steps === 2) throw new Error('the line is dead');
      return database.transaction(options, work);
    };
    await expect(runStarted(world, recruiter, draft.id, { ...database, transaction })).rejects.toThrow(
      'dead',
    );
    expect(await read(draft.id)).toMatchObject({ state: 'draft', draft: { failure: 'failed' } });
    expect(await found('Break')).toEqual([]);
  });

  it('takes the place of an earlier draft, and cancelled as a draft keeps nothing of its file', async () => {
    const first = await uploadTable(recruiter, 'Name\nFirst Draft\n');
    const second = await uploadTable(recruiter, 'Name\nSecond Draft\n');
    expect((await read(first.id)).state).toBe('cancelled');
    await recruiter.call(cancelImport, { params: { importId: second.id } });
    expect(await count(`candidate_imports WHERE id = '${second.id}' AND file_id IS NULL`)).toBe(1);
    const { body } = await recruiter.call(listImports, { query: { limit: 2 } });
    expect(body.items.map(({ id }: Import) => id)).toEqual([second.id, first.id]);
  });
});
