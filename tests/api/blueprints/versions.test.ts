import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAuditEntries } from '#shared/audit.ts';
import {
  createBlueprint,
  discardDraft,
  getBlueprint,
  getBlueprintVersion,
  getDraft,
  listBlueprints,
  publishDraft,
  saveDraft,
  startDraft,
} from '#shared/blueprints.ts';
import type { Kit, KitDraft } from '#shared/kit.ts';
import { publishBlueprint, startBlueprint } from '#tests/factories/blueprint.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let manager: Person;
let interviewer: Person;
let auditor: Person;

beforeAll(async () => {
  world = await createWorld();
  const orgId = await createOrg(world);
  manager = await createPerson(world, orgId, ['hiring_manager']);
  interviewer = await createPerson(world, orgId, ['interviewer']);
  auditor = await createPerson(world, orgId, ['auditor']);
});
afterAll(() => world.end());

/** Changes one dimension of a new draft and publishes it. */
async function publishChange(
  blueprintId: string,
  change: (kit: KitDraft) => KitDraft,
  wordingOnly: { dimension: string; reason: string }[] = [],
): Promise<{ status: number; body: unknown }> {
  const draft = (await manager.call(startDraft, { params: { blueprintId } })).body;
  const saved = await manager.call(saveDraft, {
    params: { blueprintId },
    seen: draft.version,
    body: { kit: change(draft.kit), proposals: [] },
  });
  return manager.call(publishDraft, {
    params: { blueprintId },
    seen: saved.body.version,
    body: { note: null, wordingOnly },
  });
}

async function dimensionsOf(
  blueprintId: string,
  number: number,
): Promise<Record<string, { id: string; continuity: string }>> {
  const version = await interviewer.call(getBlueprintVersion, {
    params: { blueprintId, number: String(number) },
  });
  return Object.fromEntries(
    version.body.dimensions.map((dimension: { key: string }) => [dimension.key, dimension]),
  );
}

/** The kit with another text for level 3 of its first dimension. */
function withOtherAnchor(kit: KitDraft): KitDraft {
  const [first, ...rest] = kit.dimensions;
  if (first === undefined) throw new Error('the kit has no dimension');
  const [one, two, , four, five] = first.anchors;
  return {
    ...kit,
    dimensions: [{ ...first, anchors: [one, two, 'Another text for the middle.', four, five] }, ...rest],
  };
}

describe('publishing', () => {
  it('makes a version that everybody can read and nobody can change, not even the owner of the tables', async () => {
    const blueprintId = await publishBlueprint(manager);

    const version = await interviewer.call(getBlueprintVersion, { params: { blueprintId, number: '1' } });
    expect(version.status).toBe(200);
    expect(version.body.kit.dimensions).toHaveLength(8);
    expect(version.body.kitHash).toMatch(/^[0-9a-f]{64}$/);
    for (const dimension of version.body.dimensions) expect(dimension.continuity).toBe('first');
    await expect(
      world.ownerSql('UPDATE blueprint_versions SET note = $1 WHERE blueprint_id = $2', ['x', blueprintId]),
    ).rejects.toThrow(/never changed/);
    await expect(
      world.ownerSql('DELETE FROM blueprint_versions WHERE blueprint_id = $1', [blueprintId]),
    ).rejects.toThrow(/never changed/);
    const entries = await auditor.call(listAuditEntries, {
      query: { subjectId: blueprintId, action: 'blueprint.published' },
    });
    expect(entries.body.items).toHaveLength(1);
    expect(entries.body.items[0].data.kitHash).toBe(version.body.kitHash);
  });

  it('keeps the identity of a dimension while its anchors are the same, whatever else changes', async () => {
    const blueprintId = await publishBlueprint(manager);
    await publishChange(blueprintId, (kit) => ({
      ...kit,
      dimensions: kit.dimensions.map((dimension, index) =>
        index === 0 ? { ...dimension, name: 'A new name', bar: 4 } : dimension,
      ),
    }));

    const [before, after] = [await dimensionsOf(blueprintId, 1), await dimensionsOf(blueprintId, 2)];
    for (const [key, { id }] of Object.entries(before))
      expect(after[key]).toMatchObject({ id, continuity: 'unchanged' });
  });

  it('makes a new dimension where an anchor changed, unless an owner says with a reason that only the wording did', async () => {
    const blueprintId = await publishBlueprint(manager);
    const key = Object.keys(await dimensionsOf(blueprintId, 1))[0] ?? '';
    const idIn = async (number: number): Promise<string | undefined> =>
      (await dimensionsOf(blueprintId, number))[key]?.id;

    await publishChange(blueprintId, withOtherAnchor);
    expect((await dimensionsOf(blueprintId, 2))[key]?.continuity).toBe('new');
    expect(await idIn(2)).not.toBe(await idIn(1));

    const reworded = (kit: KitDraft): KitDraft => ({
      ...kit,
      dimensions: kit.dimensions.map((dimension) =>
        dimension.key === key
          ? {
              ...dimension,
              anchors: dimension.anchors.map((text) => `${text} `) as Kit['dimensions'][number]['anchors'],
            }
          : dimension,
      ),
    });
    const wrong = await publishChange(blueprintId, reworded, [
      { dimension: key, reason: 'Only a space was added.' },
    ]);
    expect(wrong.status, 'a space at the end is no change').toBe(422);
    const draft = (await manager.call(getDraft, { params: { blueprintId } })).body;
    await manager.call(discardDraft, { params: { blueprintId }, seen: draft.version });

    const other = await publishChange(
      blueprintId,
      (kit) => ({
        ...kit,
        dimensions: kit.dimensions.map((dimension) =>
          dimension.key === key
            ? {
                ...dimension,
                anchors: [
                  'Said otherwise.',
                  ...dimension.anchors.slice(1),
                ] as Kit['dimensions'][number]['anchors'],
              }
            : dimension,
        ),
      }),
      [{ dimension: key, reason: 'The same behaviour, said more plainly.' }],
    );
    expect(other.status).toBe(200);
    expect((await dimensionsOf(blueprintId, 3))[key]?.continuity).toBe('wording');
    expect(await idIn(3)).toBe(await idIn(2));
  });

  it('refuses an unfinished kit, names every place, and leaves the draft as it was', async () => {
    const created = await manager.call(createBlueprint, {
      body: { source: { kind: 'empty', title: 'Data Steward' } },
    });
    const blueprintId = created.body.id;
    const refused = await manager.call(publishDraft, {
      params: { blueprintId },
      seen: 1,
      body: { note: null, wordingOnly: [] },
    });

    expect(refused.status).toBe(422);
    expect(refused.body.errors.map((error: { path: string }) => error.path)).toEqual(
      expect.arrayContaining(['mission', 'dimensions', 'exercises', 'rounds']),
    );
    expect((await manager.call(getDraft, { params: { blueprintId } })).body.version).toBe(1);
  });

  it('wants every dimension traced to the job', async () => {
    const blueprintId = await publishBlueprint(manager);
    const response = await publishChange(blueprintId, (kit) => ({
      ...kit,
      dimensions: kit.dimensions.map((dimension, index) =>
        index === 2 ? { ...dimension, traces: [] } : dimension,
      ),
    }));
    expect(response).toMatchObject({ status: 422, body: { errors: [{ path: 'dimensions.2.traces' }] } });
  });

  it('publishes once, however many try at the same time', async () => {
    const blueprintId = await startBlueprint(manager);
    const tries = await Promise.all(
      Array.from({ length: 8 }, () =>
        manager.call(publishDraft, {
          params: { blueprintId },
          seen: 1,
          body: { note: null, wordingOnly: [] },
        }),
      ),
    );
    expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(tries.filter(({ status }) => status === 404)).toHaveLength(7);
  });
});

describe('drafts', () => {
  it('are seen by owners only: for others a blueprint without a published version does not exist', async () => {
    const blueprintId = await startBlueprint(manager);

    expect((await interviewer.call(getBlueprint, { params: { blueprintId } })).status).toBe(404);
    expect((await interviewer.call(getDraft, { params: { blueprintId } })).status).toBe(403);
    const listed = (await interviewer.call(listBlueprints, { query: { limit: 200 } })).body.items;
    expect(listed.map((item: { id: string }) => item.id)).not.toContain(blueprintId);
    for (const item of listed) expect(item.draft).toBeNull();
    const own = (await manager.call(listBlueprints, { query: { limit: 200 } })).body.items;
    expect(own.find((item: { id: string }) => item.id === blueprintId)).toMatchObject({
      published: null,
      draft: { number: 1 },
    });
  });

  it('refuse a save on an older version and lose nothing', async () => {
    const blueprintId = await startBlueprint(manager);
    const { kit } = (await manager.call(getDraft, { params: { blueprintId } })).body;
    const save = (title: string) =>
      manager.call(saveDraft, {
        params: { blueprintId },
        seen: 1,
        body: { kit: { ...kit, title }, proposals: [] },
      });

    expect((await save('Mine')).status).toBe(200);
    const stale = await save('Theirs');
    expect(stale.status).toBe(412);
    expect(stale.body.currentVersion).toBe(2);
    expect((await manager.call(getDraft, { params: { blueprintId } })).body.kit.title).toBe('Mine');
  });

  it('are one at a time', async () => {
    const blueprintId = await publishBlueprint(manager);
    const tries = await Promise.all(
      Array.from({ length: 6 }, () => manager.call(startDraft, { params: { blueprintId } })),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  });
});
