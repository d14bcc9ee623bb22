import { createBlueprint, getDraft, publishDraft } from '#shared/blueprints.ts';
import type { Person } from '#tests/support/world.ts';

/** Starts a blueprint from the library's Lead Data Engineer and returns its id. */
export async function startBlueprint(owner: Person): Promise<string> {
  const response = await owner.call(createBlueprint, {
    body: { source: { kind: 'library', key: 'lead-data-engineer' } },
  });
  if (response.status !== 201) throw new Error(`no blueprint: ${response.status} ${response.text}`);
  return response.body.id;
}

/** A blueprint with its first version published. */
export async function publishBlueprint(owner: Person): Promise<string> {
  const blueprintId = await startBlueprint(owner);
  const draft = await owner.call(getDraft, { params: { blueprintId } });
  const response = await owner.call(publishDraft, {
    params: { blueprintId },
    seen: draft.body.version,
    body: { note: null, wordingOnly: [] },
  });
  if (response.status !== 200) throw new Error(`not published: ${response.status} ${response.text}`);
  return blueprintId;
}
