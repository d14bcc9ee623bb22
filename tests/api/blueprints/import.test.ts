import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRoleDocument } from '#shared/blueprint-document.ts';
import {
  createBlueprint,
  getBlueprintVersion,
  getDraft,
  listBlueprints,
  publishDraft,
  saveDraft,
} from '#shared/blueprints.ts';
import type { KitDraft } from '#shared/kit.ts';
import { checkKit } from '#shared/kit-check.ts';
import { acceptProposal, type Proposal } from '#shared/kit-proposals.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let manager: Person;
const text = readFileSync(
  new URL('../../fixtures/blueprints/principal-site-reliability-engineer.txt', import.meta.url),
  'utf8',
);

beforeAll(async () => {
  world = await createWorld();
  manager = await createPerson(world, await createOrg(world), ['hiring_manager']);
});
afterAll(() => world.end());

describe('reading a role document', () => {
  it('shows what was recognised and saves nothing', async () => {
    const count = () => world.ownerSql<{ n: string }>('SELECT count(*) AS n FROM audit_entries');
    const before = await count();
    const { body } = await manager.call(readRoleDocument, { body: { text } });

    expect(body.outcome).toBe('read');
    expect(body.document.dimensions.length).toBeGreaterThan(3);
    for (const split of body.splits) expect(split.cells.join(' ')).toBe(split.text);
    expect(body.document.background.length).toBeGreaterThan(0);
    expect(await count()).toEqual(before);
  });

  it('refuses what is no blueprint, with the reason', async () => {
    const { status, body } = await manager.call(readRoleDocument, {
      body: { text: 'Dear team,\nlunch is at noon.' },
    });
    expect(status).toBe(200);
    expect(body.outcome).toBe('refused');
    expect(body.message.length).toBeGreaterThan(10);
  });
});

describe('a document that is absurd', () => {
  const lines = (make: (index: number) => string, count: number): string =>
    Array.from({ length: count }, (_, index) => make(index)).join('\n');

  it('is refused by name, quickly, where it has far more lines than any blueprint', async () => {
    const { status, body } = await manager.call(readRoleDocument, { body: { text: 'a\n'.repeat(500_000) } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ outcome: 'refused', code: 'too_many_lines' });
    expect(body.message).toContain('more than 10,000 lines');
  });

  it('is read as far as a kit can hold it, saved, and the draft of it saved again', async () => {
    const many = text
      .replace(/^Red flags.*$/m, (heading) => `${heading}\n${lines((n) => `• Red flag number ${n}`, 300)}`)
      .replace(/^Must-have technical skills$/m, (heading) => `${heading}\n${lines((n) => `• S${n}`, 2000)}`);
    const read = await manager.call(readRoleDocument, { body: { text: many } });
    expect(read.status).toBe(200);
    expect(read.body.document.redFlags).toHaveLength(60);
    expect(read.body.document.skills).toHaveLength(200);
    expect(read.body.marks.map(({ reason }: { reason: string }) => reason).join()).toContain(
      'a kit holds 60: the first were taken',
    );
    const created = await manager.call(createBlueprint, {
      body: { source: { kind: 'document', document: read.body.document, fileName: null, text: many } },
    });
    expect(created.status).toBe(201);
    const params = { blueprintId: created.body.id };
    const { body: draft } = await manager.call(getDraft, { params });
    const saved = await manager.call(saveDraft, {
      params,
      seen: draft.version,
      body: { kit: draft.kit, proposals: draft.proposals },
    });
    expect(saved.status).toBe(200);
  });
});

describe('importing it', () => {
  async function imported(
    change: (document: Record<string, unknown>) => Record<string, unknown> = (document) => document,
  ) {
    const { document } = (await manager.call(readRoleDocument, { body: { text } })).body;
    const created = await manager.call(createBlueprint, {
      body: { source: { kind: 'document', document: change(document), fileName: 'role.txt', text } },
    });
    expect(created.status).toBe(201);
    return {
      blueprintId: created.body.id as string,
      draft: (await manager.call(getDraft, { params: { blueprintId: created.body.id } })).body,
    };
  }

  it('takes the corrected cells, and puts nothing into the kit that nobody accepted', async () => {
    const { draft } = await imported((document) => ({ ...document, title: 'A Corrected Title' }));

    expect(draft.kit.title).toBe('A Corrected Title');
    for (const dimension of draft.kit.dimensions) {
      expect(dimension).toMatchObject({ mustHave: null, weight: 1, bar: 3 });
      expect(dimension.traces).toEqual([]);
      expect(dimension.anchors.slice(0, 4)).toEqual(['', '', '', '']);
      expect(dimension.anchors[4]).not.toBe('');
    }
    for (const exercise of draft.kit.exercises) expect(exercise.prompts).toEqual([]);
    const kinds = new Set(draft.proposals.map((proposal: Proposal) => proposal.kind));
    for (const kind of ['mapping', 'trace', 'must_have', 'prompt', 'anchor', 'approver', 'exercise'])
      expect(kinds).toContain(kind);
  });

  it('never makes years, degrees or certificates a must-have or a dimension', async () => {
    const { draft } = await imported();
    const judged = JSON.stringify([
      draft.kit.dimensions,
      draft.proposals.filter((proposal: Proposal) => proposal.kind === 'must_have'),
    ]);
    for (const line of draft.kit.background) expect(judged).not.toContain(line);
  });

  it('becomes publishable by accepting proposals and filling what is left', async () => {
    const { blueprintId, draft } = await imported();
    const accepted = (draft.proposals as Proposal[]).reduce(acceptProposal, draft.kit as KitDraft);
    const gaps = checkKit(accepted).filter(({ severity }) => severity === 'must');
    expect(gaps.length).toBeGreaterThan(0);

    const finished: KitDraft = {
      ...accepted,
      dimensions: accepted.dimensions.map((dimension) => ({
        ...dimension,
        covers: dimension.covers || 'What the name says.',
        anchors: dimension.anchors.map(
          (anchor, level) => anchor || `Behaviour of level ${level + 1}.`,
        ) as typeof dimension.anchors,
        traces: dimension.traces.length > 0 ? dimension.traces : [accepted.responsibilities[0]?.key ?? ''],
      })),
      exercises: accepted.exercises.map((exercise) => ({
        ...exercise,
        brief: exercise.brief || 'A talk.',
        dimensions: accepted.dimensions.map(({ key }) => key).slice(0, 8),
      })),
      signals: accepted.signals.map((signal) => ({
        ...signal,
        dimension: signal.dimension ?? accepted.dimensions[0]?.key ?? null,
      })),
      rounds: accepted.dimensions.map(({ key }, index) => ({
        key: `round-${index + 1}`,
        name: `Round ${index + 1}`,
        exercise: accepted.exercises[0]?.key ?? '',
        minutes: 45,
        dimensions: [key],
        interviewers: 2,
      })),
    };
    expect(checkKit(finished).filter(({ severity }) => severity === 'must')).toEqual([]);
    const saved = await manager.call(saveDraft, {
      params: { blueprintId },
      seen: draft.version,
      body: { kit: finished, proposals: [] },
    });
    const published = await manager.call(publishDraft, {
      params: { blueprintId },
      seen: saved.body.version,
      body: { note: 'From the document', wordingOnly: [] },
    });
    expect(published.status).toBe(200);
    expect(published.body.versions).toMatchObject([
      { number: 1, state: 'published', note: 'From the document' },
    ]);
    expect(finished.approver).toBe('Director of Infrastructure (usual)');
    const { body: version } = await manager.call(getBlueprintVersion, {
      params: { blueprintId, number: '1' },
    });
    expect(version.kit.approver).toBe(finished.approver);
    const { body: list } = await manager.call(listBlueprints, {});
    expect(list.items.find(({ id }: { id: string }) => id === blueprintId)?.published.approver).toBe(
      finished.approver,
    );
  });

  it('keeps the text it came from', async () => {
    const { blueprintId } = await imported();
    const [row] = await world.ownerSql<{ same: boolean }>(
      'SELECT text = $2 AS same FROM role_documents WHERE blueprint_id = $1',
      [blueprintId, text],
    );
    expect(row?.same).toBe(true);
  });
});
