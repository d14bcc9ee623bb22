import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  changeImport,
  getFaultyLines,
  getImport,
  type Import,
  startImport,
  uploadImport,
} from '#shared/candidate-imports.ts';
import { type Candidate, createCandidate, getCandidate, listCandidates } from '#shared/candidates.ts';
import { closeJob } from '#shared/job-life.ts';
import { candidateOf } from '#tests/factories/candidate.ts';
import { runStarted, startAndRun, uploadTable } from '#tests/factories/candidate-import.ts';
import { createTeam, openJob, type Team } from '#tests/factories/job.ts';
import { fingerprint } from '#tests/support/rows.ts';
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

async function change({ id, version }: Import, body: object): Promise<Import> {
  const response = await recruiter.call(changeImport, { params: { importId: id }, seen: version, body });
  if (response.status !== 200) throw new Error(`not changed: ${response.status} ${response.text}`);
  return response.body;
}

/** Whom a search finds, read in full. */
async function found(search: string): Promise<Candidate[]> {
  const { body } = await recruiter.call(listCandidates, { query: { search } });
  const read = body.items.map(({ id }: { id: string }) =>
    recruiter.call(getCandidate, { params: { candidateId: id } }).then((response) => response.body),
  );
  return Promise.all(read);
}

async function count(table: string): Promise<number> {
  const [row] = await world.ownerSql<{ count: number }>(`SELECT count(*)::integer AS count FROM ${table}`);
  return row?.count ?? 0;
}

describe('a table', () => {
  it('comes in whole: each line a candidate with note and application, the job by its title or one for all', async () => {
    const [own, all] = [
      await openJob(team, { title: 'Own Job' }),
      await openJob(team, { title: 'Job For All' }),
    ];
    const draft = await uploadTable(
      recruiter,
      Buffer.from(
        'Vorname;Name;E-Mail;Telefon;Stelle;Quelle\r\nZoé;Ünal;ZOE@in.example;+49 1;own job;Fair\r\nYan;Alt;;;;\r\n',
        'latin1',
      ),
    );
    expect(draft).toMatchObject({ state: 'draft', encoding: 'windows-1252', rows: 2 });
    expect(draft.draft).toMatchObject({
      delimiter: ';',
      newLines: 2,
      faultyLines: 0,
      timeZone: 'Europe/Lisbon',
    });
    expect(draft.draft?.columns.map(({ field }) => field)).toEqual([
      ...['first_name', 'last_name', 'email', 'phone', 'job', 'note'],
    ]);
    expect(await found('Zoé')).toEqual([]);

    const chosen = await change(draft, { jobId: all.id, timeZone: 'Europe/Berlin' });
    expect(chosen.draft?.preview).toMatchObject([
      {
        line: 2,
        name: 'Zoé Ünal',
        email: 'zoe@in.example',
        jobTitle: 'Own Job',
        note: 'Fair',
        isThere: false,
      },
      { line: 3, name: 'Yan Alt', email: null, jobTitle: 'Job For All', timeZone: 'Europe/Berlin' },
    ]);
    expect(await startAndRun(world, recruiter, chosen)).toBe('done');
    expect(await read(draft.id)).toMatchObject({
      state: 'done',
      result: { created: 2, there: 0, leftOut: 0 },
      draft: null,
    });
    const [zoe] = await found('Zoé');
    expect(zoe).toMatchObject({ name: 'Zoé Ünal', email: 'zoe@in.example', phone: '+49 1' });
    expect(zoe?.applications).toMatchObject([{ job: { id: own.id }, stage: 'applied' }]);
    expect((await found('Yan'))[0]?.applications).toMatchObject([{ job: { id: all.id } }]);
    const notes = await world.ownerSql(
      'SELECT n.text, n.author_id FROM candidate_notes n WHERE n.candidate_id = $1',
      [zoe?.id],
    );
    expect(notes).toEqual([{ text: 'Fair', author_id: recruiter.memberId }]);
  });

  it('handed in twice changes nothing: known by address in any case, or by the line where there is none', async () => {
    const taken = candidateOf({ email: 'taken@twice.example', name: 'Taken Already' });
    await recruiter.call(createCandidate, { body: taken });
    const text =
      'Name,E-mail,Phone\nNew One,new@twice.example,\nOther Name,TAKEN@twice.example,\nNo Address,,+1 2\n';
    const first = await uploadTable(recruiter, text);
    expect(first.draft).toMatchObject({ newLines: 2, thereLines: 1 });
    expect(await startAndRun(world, recruiter, first)).toBe('done');
    expect((await read(first.id)).result).toEqual({ created: 2, there: 1, leftOut: 0 });

    const before = await fingerprint(world, {
      except: [
        'candidate_imports',
        'files',
        'audit_entries',
        'audit_heads',
        'audit_salts',
        'idempotency_keys',
      ],
    });
    const again = await uploadTable(
      recruiter,
      text.replace('new@twice', 'NEW@Twice').replace('+1 2', '00 12'),
    );
    expect(again.draft).toMatchObject({ newLines: 0, thereLines: 3 });
    expect(await startAndRun(world, recruiter, again)).toBe('done');
    expect((await read(again.id)).result).toEqual({ created: 0, there: 3, leftOut: 0 });
    expect(
      await fingerprint(world, {
        except: [
          'candidate_imports',
          'files',
          'audit_entries',
          'audit_heads',
          'audit_salts',
          'idempotency_keys',
        ],
      }),
    ).toEqual(before);
    expect((await found('Taken'))[0]?.name).toBe('Taken Already');
  });

  it('started twice at once by two people brings everybody once', async () => {
    const text = 'Name,E-mail\nOnce A,once.a@in.example\nOnce B,\n';
    const second = await createPerson(world, recruiter.orgId, ['recruiter']);
    const drafts = [await uploadTable(recruiter, text), await uploadTable(second, text)] as const;
    const outcomes = await Promise.all([
      startAndRun(world, recruiter, drafts[0]),
      startAndRun(world, second, drafts[1]),
    ]);
    expect(outcomes).toEqual(['done', 'done']);
    const results = await Promise.all([read(drafts[0].id), read(drafts[1].id, second)]);
    expect(results.map(({ result }) => result?.created).sort()).toEqual([0, 2]);
    expect((await found('Once')).length).toBe(2);
    expect(await runStarted(world, recruiter, drafts[0].id)).toBe('gone');
  });
});

describe('faulty lines', () => {
  const text =
    'Name,E-mail,Job\n"Fault\nOne",nowhere,\n,b@fault.example,\nFine One,fine@fault.example,\nFault Two,,Astronaut\n';

  it('stop all of it, and are named by line and column', async () => {
    const draft = await uploadTable(recruiter, text);
    expect(draft.draft?.faults).toMatchObject([
      { line: 2, column: 1, value: 'nowhere', message: 'This is no e-mail address.' },
      { line: 4, column: 0, message: 'There is no name.' },
      { line: 6, column: 2, value: 'Astronaut', message: 'No job is called so.' },
    ]);
    expect(draft.can.start).toBe(false);
    const { status, body } = await recruiter.call(startImport, {
      params: { importId: draft.id },
      seen: draft.version,
    });
    expect([status, body.code]).toEqual([422, 'rule_broken']);
    const file = await recruiter.call(getFaultyLines, { params: { importId: draft.id } });
    expect(file.headers['content-disposition']).toBe('attachment; filename="faulty-lines.csv"');
    expect(file.headers['content-security-policy']).toBe(
      "default-src 'none'; frame-ancestors 'none'; sandbox",
    );
    expect(file.text.split('\r\n').length).toBe(5);
  });

  it('come in once they are put right, or stay out by choice, which any other change takes back', async () => {
    const draft = await uploadTable(recruiter, text);
    const fixes = [
      { line: 2, column: 1, value: 'one@fault.example' },
      { line: 4, column: 0, value: 'Fixed Name' },
    ];
    const ticked = await change(draft, { leavesOutFaulty: true });
    expect(ticked.can.start).toBe(true);
    const half = await change(ticked, { fixes: fixes.slice(0, 1) });
    const fixed = await change(half, { fixes: fixes.slice(1) });
    expect(fixed.draft).toMatchObject({ leavesOutFaulty: false, faultyLines: 1, newLines: 3, fixedCells: 2 });
    expect(fixed.can.start).toBe(false);
    const left = await change(fixed, { leavesOutFaulty: true });
    expect(await startAndRun(world, recruiter, left)).toBe('done');
    expect((await read(draft.id)).result).toEqual({ created: 3, there: 0, leftOut: 1 });
    expect((await found('Fixed Name'))[0]?.email).toBe('b@fault.example');
    expect(await found('Fault Two')).toEqual([]);
  });

  it('that came to be after the start bring all of it back to look at, and write nothing', async () => {
    const job = await openJob(team, { title: 'Closing Soon' });
    const draft = await uploadTable(recruiter, 'Name,Job\nLate One,\nLate Two,Closing soon\n');
    const started = await recruiter.call(startImport, {
      params: { importId: draft.id },
      seen: draft.version,
    });
    expect(started.status).toBe(200);
    await team.admin.call(closeJob, { params: { jobId: job.id }, body: { loops: 'go_on' } });
    expect(await runStarted(world, recruiter, draft.id)).toBe('lines_changed');
    expect(await found('Late')).toEqual([]);
    expect((await read(draft.id)).draft).toMatchObject({ failure: 'lines_changed', faultyLines: 1 });
  });
});

describe('how it is read', () => {
  it('can be changed: delimiter and columns, each said by one column only', async () => {
    const draft = await uploadTable(recruiter, 'Who;Where\nAda, A;x\n');
    expect(draft.draft).toMatchObject({ isNameMapped: false });
    expect(draft.can.start).toBe(false);
    const mapped = await change(draft, { fields: ['name', 'note'] });
    expect(mapped.draft?.preview).toMatchObject([{ name: 'Ada, A', note: 'x' }]);
    for (const fields of [['name', 'name'], ['name', 'first_name'], ['name']]) {
      const refused = await recruiter.call(changeImport, {
        params: { importId: draft.id },
        seen: mapped.version,
        body: { fields },
      });
      expect([refused.status, refused.body.code], fields.join()).toEqual([422, 'rule_broken']);
    }
    const anew = await change(mapped, { delimiter: ',' });
    expect(anew.draft?.columns.map(({ title }) => title)).toEqual(['Who;Where']);
  });

  it.each([
    ['nothing', '', 422],
    ['an open quotation mark', 'Name\n"Ada', 422],
    ['NUL', 'Name\nA\0', 422],
    ['10,000 columns', `${'a,'.repeat(9_999)}b\nc`, 422],
    ['a cell of a megabyte', `Name\n${'x'.repeat(1_000_000)}`, 422],
    ['more than 10 MB', `Name\n${'Ada\n'.repeat(3_000_000)}`, 413],
  ])('is refused with a reason for %s, and keeps nothing', async (_, text, status) => {
    const files = await count('files');
    const response = await recruiter.call(uploadImport, { body: Buffer.from(text) });
    expect(response.status).toBe(status);
    expect(response.body.detail).toMatch(/\w/);
    expect(await count('files')).toBe(files);
  });

  it('is taken as text/csv only, and such a file nowhere else', async () => {
    const json = await recruiter.call(uploadImport, {
      headers: { 'content-type': 'application/json' },
      body: '{"a":1}',
    });
    expect([json.status, json.body.code]).toEqual([415, 'unsupported_media_type']);
    const csv = await recruiter.call(createCandidate, {
      headers: { 'content-type': 'text/csv' },
      body: 'Name\nAda',
    });
    expect([csv.status, csv.body.code]).toEqual([415, 'unsupported_media_type']);
  });
});
