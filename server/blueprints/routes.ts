import type { FastifyInstance } from 'fastify';
import { createBlueprint } from '#server/blueprints/create-blueprint.ts';
import { discardDraft } from '#server/blueprints/discard-draft.ts';
import { parseBlueprint } from '#server/blueprints/import/parse-blueprint.ts';
import { libraryKits } from '#server/blueprints/library/kits.ts';
import { presentReading } from '#server/blueprints/present-document.ts';
import { publishDraft } from '#server/blueprints/publish-draft.ts';
import {
  findBlueprint,
  findBlueprints,
  findDraft,
  findPublishedVersion,
} from '#server/blueprints/queries.ts';
import { saveDraft } from '#server/blueprints/save-draft.ts';
import { startDraft } from '#server/blueprints/start-draft.ts';
import { serve } from '#server/platform/serve.ts';
import { readRoleDocument } from '#shared/blueprint-document.ts';
import * as contract from '#shared/blueprints.ts';

export function blueprintRoutes(app: FastifyInstance): void {
  serve(app, contract.listBlueprints, ({ ctx, query }) => findBlueprints(ctx, query));
  serve(app, contract.listLibraryKits, async () => ({ items: [...libraryKits] }));
  serve(app, readRoleDocument, async ({ body }) => presentReading(parseBlueprint(body.text)));
  serve(app, contract.createBlueprint, ({ ctx, body }) => createBlueprint(ctx, body.source));
  serve(app, contract.getBlueprint, ({ ctx, params }) => findBlueprint(ctx, params.blueprintId));
  serve(app, contract.getBlueprintVersion, ({ ctx, params }) =>
    findPublishedVersion(ctx, params.blueprintId, Number(params.number)),
  );
  serve(app, contract.getDraft, ({ ctx, params }) => findDraft(ctx, params.blueprintId));
  serve(app, contract.startDraft, ({ ctx, params }) => startDraft(ctx, params.blueprintId));
  serve(app, contract.saveDraft, ({ ctx, params, seenVersion, body }) =>
    saveDraft(ctx, params.blueprintId, seenVersion, body),
  );
  serve(app, contract.discardDraft, ({ ctx, params, seenVersion }) =>
    discardDraft(ctx, params.blueprintId, seenVersion),
  );
  serve(app, contract.publishDraft, ({ ctx, params, seenVersion, body }) =>
    publishDraft(ctx, params.blueprintId, seenVersion, body),
  );
}
