import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveInstructions } from '#shared/candidate-applications.ts';
import { getImport, getImportUndo, type Import, listImports, undoImport } from '#shared/candidate-imports.ts';
import { changeCandidateNote, deleteCandidateNote, listCandidateNotes } from '#shared/candidate-notes.ts';
import { createApplication, getCandidate, listCandidates, updateCandidate } from '#shared/candidates.ts';
import { declareConflict, withdrawConflict } from '#shared/conflicts.ts';
import { startLoop } from '#shared/loops.ts';
import { addCandidate } from '#tests/factories/candidate.ts';
import { startAndRun, uploadTable } from '#tests/factories/candidate-import.ts';
import { createTeam, openJob, type Team } from '#tests/factories/job.ts';
import { addResume } from '#tests/factories/resume.ts';
import { placeLoop, placeSeat } from '#tests/factories/scorecard.ts';
import { entriesOf } from '#tests/support/audit-entries.ts';
import { merge, noteBy } from '#tests/support/candidate-samples.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;
let recruiter: Person;

beforeAll(async () => {
  world = await createWorld();
  team = await createTeam(world, await createOrg(world));
  recruiter = team.recruiter;
  await openJob(team, { title: 'Undo Job' });
});
afterAll(() => world.end());

const tableOf = (names: readonly string[]): string =>
  [
    'Name,E-mail,Job,Note',
    ...names.map((name) => `${name},${name.toLowerCase()}@undo.example,Undo Job,From the fair`),
  ].join('\n');

/** An import of these people, done, as its page shows it. */
async function imported(names: readonly string[], table = tableOf(names)): Promise<Import> {
  const draft = await uploadTable(recruiter, table);
  expect(await startAndRun(world, recruiter, draft)).toBe('done');
  return (await recruiter.call(getImport, { params: { importId: draft.id } })).body;
}

async function find(name: string): Promise<{ id: string; version: number; applicationId: string }> {
  const { body } = await recruiter.call(listCandidates, { query: { search: name } });
  const { body: one } = await recruiter.call(getCandidate, { params: { candidateId: body.items[0].id } });
  return { id: one.id, version: one.version, applicationId: one.applications[0]?.id };
}

const preview = (importId: string, by = recruiter) => by.call(getImportUndo, { params: { importId } });
const undo = ({ id, version }: Import, removes: number, by = recruiter, key?: string) =>
  by.call(undoImport, {
    params: { importId: id },
    seen: version,
    body: { removes },
    ...(key === undefined ? {} : { key }),
  });
const rowsOf = async (importId: string): Promise<string> =>
  JSON.stringify(await world.ownerSql('SELECT * FROM imported_candidates WHERE import_id = $1', [importId]));
const countOf = async (table: string): Promise<number> =>
  (await world.ownerSql<{ n: number }>(`SELECT count(*)::integer AS n FROM ${table}`))[0]?.n ?? 0;

/** What somebody may do with a candidate after they came in; whoever it happened to stays, for this reason. */
const touches: Readonly<Record<string, (name: string) => Promise<unknown>>> = {
  merged: async (name) => {
    const { id } = await find(name);
    const kept = await addCandidate(recruiter);
    return merge(recruiter, kept, id);
  },
  loop: async (name) =>
    recruiter.call(startLoop, { params: { applicationId: (await find(name)).applicationId } }),
  application: async (name) =>
    recruiter.call(saveInstructions, {
      params: { applicationId: (await find(name)).applicationId },
      seen: 1,
      body: { instructions: 'In writing.' },
    }),
  considered: async (name) =>
    recruiter.call(createApplication, {
      params: { candidateId: (await find(name)).id },
      body: { jobId: (await openJob(team)).id },
    }),
  changed: async (name) => {
    const { id, version } = await find(name);
    return recruiter.call(updateCandidate, {
      params: { candidateId: id },
      seen: version,
      body: { phone: '+351 9' },
    });
  },
  resume: async (name) => addResume(recruiter, (await find(name)).id),
  notes: async (name) => noteBy(team.admin, (await find(name)).id),
  conflict: async (name) => {
    const declared = await recruiter.call(declareConflict, {
      body: { memberId: recruiter.memberId, kind: 'friend', with: { candidateId: (await find(name)).id } },
    });
    // Withdrawn it stays in the register, and with it whom it is about.
    return recruiter.call(withdrawConflict, { params: { conflictId: declared.body.id } });
  },
};

describe('undoing an import', () => {
  it('takes back whom it brought with application and note, once, and the same table brings them again', async () => {
    const counts = () => Promise.all(['candidates', 'applications', 'candidate_notes'].map(countOf));
    const before = await counts();
    const done = await imported(['Aya', 'Ben']);
    expect(done).toMatchObject({ undone: null, can: { undo: true } });
    expect((await preview(done.id)).body).toMatchObject({ isDone: false, removed: 2, stayed: 0, people: [] });
    const { id: candidateId } = await find('Aya');

    world.clock.advance({ minutes: 1 });
    const replies = await Promise.all([1, 2, 3].map(() => undo(done, 2, team.admin, 'undo-once')));

    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(replies[0]?.body).toMatchObject({ isDone: true, removed: 2, stayed: 0 });
    expect(await counts()).toEqual(before);
    expect((await recruiter.call(getCandidate, { params: { candidateId } })).status).toBe(404);
    const record = (await recruiter.call(getImport, { params: { importId: done.id } })).body;
    const undone = { by: { id: team.admin.memberId }, at: world.clock.now().toISOString(), removed: 2 };
    expect(record).toMatchObject({ state: 'done', undone, can: { undo: false }, version: done.version + 1 });
    expect((await recruiter.call(listImports)).body.items[0]).toMatchObject({ undone });
    const entries = (await entriesOf(world, done.id)).filter(({ action }) => action.endsWith('undone'));
    expect(entries).toMatchObject([{ actor_id: team.admin.memberId, data: { removed: 2, stayed: 0 } }]);
    expect((await undo({ ...done, version: done.version + 1 }, 2)).body.code).toBe('wrong_state');

    expect((await imported([], tableOf(['Aya', 'Ben']))).result).toMatchObject({ created: 2, there: 0 });
  });

  it.each(Object.keys(touches))('leaves whoever has %s since, and says so before and after', async (why) => {
    const [name, other] = [`Kim${why}`, `Lou${why}`];
    const done = await imported([name, other]);
    const { id: candidateId } = await find(name);
    await touches[why]?.(name);
    const said = { removed: 1, stayed: 1, people: [{ candidateId, why }] };
    expect((await preview(done.id)).body).toMatchObject(said);

    expect((await undo(done, 1)).body).toMatchObject(said);

    expect((await preview(done.id)).body).toMatchObject({ isDone: true, ...said });
    expect((await recruiter.call(getCandidate, { params: { candidateId } })).status).toBe(200);
    expect((await recruiter.call(listCandidates, { query: { search: other } })).body.items).toEqual([]);
  });

  it('leaves who has the import’s own note changed or deleted', async () => {
    for (const [name, act] of [
      [
        'Nia',
        (noteId: string) =>
          recruiter.call(changeCandidateNote, { params: { noteId }, seen: 1, body: { text: 'Else' } }),
      ],
      ['Noa', (noteId: string) => recruiter.call(deleteCandidateNote, { params: { noteId }, seen: 1 })],
    ] as const) {
      const done = await imported([name]);
      const { id: candidateId } = await find(name);
      const { body } = await recruiter.call(listCandidateNotes, { params: { candidateId } });
      expect((await act(body.notes[0].id)).status).toBe(200);
      expect((await preview(done.id)).body).toMatchObject({ removed: 0, people: [{ why: 'notes' }] });
    }
  });

  it('is refused where others would stay than were said, on an older version, and where nobody came in', async () => {
    const done = await imported(['Pia', 'Quy']);
    const before = await rowsOf(done.id);
    await touches.notes?.('Pia');
    const late = await undo(done, 2);
    expect([late.status, late.body.code]).toEqual([409, 'wrong_state']);
    expect((await undo({ ...done, version: 1 }, 1)).status).toBe(412);
    expect((await undo(done, 0)).status).toBe(400);
    expect(await rowsOf(done.id)).toBe(before);
    const empty = await imported([], tableOf(['Pia']));
    expect(empty.can.undo).toBe(false);
    expect((await preview(empty.id)).body.code).toBe('wrong_state');
    expect((await undo(empty, 1)).body.code).toBe('wrong_state');
  });

  it('loses nothing that is done at the same moment', async () => {
    const other = await openJob(team);
    const acts: ((id: string, applicationId: string) => Promise<{ status: number }>)[] = [
      (_, applicationId) => recruiter.call(startLoop, { params: { applicationId } }),
      (id) => recruiter.call(createApplication, { params: { candidateId: id }, body: { jobId: other.id } }),
      (id) =>
        recruiter.call(updateCandidate, { params: { candidateId: id }, seen: 1, body: { phone: '+351 7' } }),
      (id) =>
        recruiter.call(declareConflict, {
          body: { memberId: recruiter.memberId, kind: 'other', with: { candidateId: id } },
        }),
    ];
    for (const [n, act] of Array.from({ length: 5 }, () => acts)
      .flat()
      .entries()) {
      const done = await imported([`Race${n}`]);
      const { id, applicationId } = await find(`Race${n}`);
      const [undone, acted] = await Promise.all([undo(done, 1), act(id, applicationId)]);
      const isThere = (await recruiter.call(getCandidate, { params: { candidateId: id } })).status === 200;
      expect([undone.status, acted.status < 300]).toEqual(isThere ? [409, true] : [200, false]);
      if (!isThere) expect(acted.status).toBe(404);
    }
  });

  it('leaves the reader’s own record, and tells nothing to who knows anybody by a label', async () => {
    const own = await createPerson(world, recruiter.orgId, ['recruiter']);
    const done = await imported([], `Name,E-mail\nOwn Self,${own.email}\nOther One,other.one@undo.example\n`);
    expect((await preview(done.id, own)).body).toMatchObject({ removed: 1, people: [{ why: 'own' }] });
    const sealed = await createPerson(world, recruiter.orgId, ['recruiter', 'interviewer']);
    await placeSeat(world, await placeLoop(world, team.admin, { anonymousReview: true }), sealed);
    expect((await preview(done.id, sealed)).status).toBe(403);
    expect((await undo(done, 1, sealed)).status).toBe(403);
  });
});
