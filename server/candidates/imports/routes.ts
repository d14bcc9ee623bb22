import type { FastifyInstance } from 'fastify';
import { cancelImport } from '#server/candidates/imports/cancel-import.ts';
import { changeImport } from '#server/candidates/imports/change-import.ts';
import { findImportUndo } from '#server/candidates/imports/find-import-undo.ts';
import { findFaultyLines, findImport, findImports } from '#server/candidates/imports/find-imports.ts';
import { startImport } from '#server/candidates/imports/start-import.ts';
import { undoImport } from '#server/candidates/imports/undo-import.ts';
import { prepareTable, uploadImport } from '#server/candidates/imports/upload-import.ts';
import { serve } from '#server/platform/serve.ts';
import * as contract from '#shared/candidate-imports.ts';

export function candidateImportRoutes(app: FastifyInstance): void {
  serve(
    app,
    contract.uploadImport,
    ({ body }) => prepareTable(body),
    ({ ctx, prepared }) => uploadImport(ctx, prepared),
  );
  serve(app, contract.listImports, ({ ctx, query }) => findImports(ctx, query));
  serve(app, contract.getImport, ({ ctx, params }) => findImport(ctx, params.importId));
  serve(app, contract.changeImport, ({ ctx, params, seenVersion, body }) =>
    changeImport(ctx, params.importId, seenVersion, body),
  );
  serve(app, contract.getFaultyLines, ({ ctx, params }) => findFaultyLines(ctx, params.importId));
  serve(app, contract.startImport, ({ ctx, params, seenVersion }) =>
    startImport(ctx, params.importId, seenVersion),
  );
  serve(app, contract.cancelImport, ({ ctx, params }) => cancelImport(ctx, params.importId));
  serve(app, contract.getImportUndo, ({ ctx, params }) => findImportUndo(ctx, params.importId));
  serve(app, contract.undoImport, ({ ctx, params, seenVersion, body }) =>
    undoImport(ctx, params.importId, seenVersion, body),
  );
}
