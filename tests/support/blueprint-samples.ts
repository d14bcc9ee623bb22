import type * as blueprintDocument from '#shared/blueprint-document.ts';
import * as blueprints from '#shared/blueprints.ts';
import { publishBlueprint, startBlueprint } from '#tests/factories/blueprint.ts';
import type { SamplesOf } from '#tests/support/samples.ts';

/** A role document that holds nothing: enough for an import to begin with. */
const emptyDocument = {
  title: 'Principal Tester',
  mission: '',
  responsibilities: [],
  deliverables: [],
  kpis: [],
  skills: [],
  softSkills: [],
  dimensions: [],
  exercises: [],
  assessmentAreas: [],
  strongSignals: [],
  weakSignals: [],
  redFlags: [],
  background: [],
};

export const blueprintSamples: SamplesOf<typeof blueprints & typeof blueprintDocument> = {
  readRoleDocument: () => ({ body: { text: 'Hello' } }),
  listBlueprints: () => ({ query: { limit: 10, search: 'lead' } }),
  listLibraryKits: () => ({}),
  createBlueprint: () => ({
    body: { source: { kind: 'document', document: emptyDocument, fileName: 'role.txt', text: 'Hello' } },
  }),
  getBlueprint: async (stage) => ({ params: { blueprintId: await publishBlueprint(stage.people.admin) } }),
  getBlueprintVersion: async (stage) => ({
    params: { blueprintId: await publishBlueprint(stage.people.admin), number: '1' },
  }),
  getDraft: async (stage) => ({ params: { blueprintId: await startBlueprint(stage.people.admin) } }),
  startDraft: async (stage) => ({ params: { blueprintId: await publishBlueprint(stage.people.admin) } }),
  saveDraft: async (stage) => {
    const blueprintId = await startBlueprint(stage.people.admin);
    const draft = await stage.people.admin.call(blueprints.getDraft, { params: { blueprintId } });
    return { params: { blueprintId }, seen: 1, body: { kit: draft.body.kit, proposals: [] } };
  },
  discardDraft: async (stage) => ({
    params: { blueprintId: await startBlueprint(stage.people.admin) },
    seen: 1,
  }),
  publishDraft: async (stage) => ({
    params: { blueprintId: await startBlueprint(stage.people.admin) },
    seen: 1,
    body: { note: 'First', wordingOnly: [] },
  }),
};
