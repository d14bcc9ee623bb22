import type { FastifyInstance } from 'fastify';
import { changeNote } from '#server/candidates/change-note.ts';
import { createApplication } from '#server/candidates/create-application.ts';
import { createCandidate } from '#server/candidates/create-candidate.ts';
import { deleteNote } from '#server/candidates/delete-note.ts';
import { mergeCandidates } from '#server/candidates/merge-candidates.ts';
import { findCandidate, findCandidates, findDuplicates, findNotes } from '#server/candidates/queries.ts';
import { saveInstructions } from '#server/candidates/save-instructions.ts';
import { undoMerge } from '#server/candidates/undo-merge.ts';
import { updateCandidate } from '#server/candidates/update-candidate.ts';
import { writeNote } from '#server/candidates/write-note.ts';
import { serve } from '#server/platform/serve.ts';
import * as applications from '#shared/candidate-applications.ts';
import * as merges from '#shared/candidate-merges.ts';
import * as notes from '#shared/candidate-notes.ts';
import * as contract from '#shared/candidates.ts';

/** All but how applications end and are taken up again, which is about their loops too and so is served beside those. */
export function candidateRoutes(app: FastifyInstance): void {
  serve(app, contract.listCandidates, ({ ctx, query }) => findCandidates(ctx, query));
  serve(app, contract.getCandidate, ({ ctx, params }) => findCandidate(ctx, params.candidateId));
  serve(app, contract.createCandidate, ({ ctx, body }) => createCandidate(ctx, body));
  serve(app, contract.updateCandidate, ({ ctx, params, seenVersion, body }) =>
    updateCandidate(ctx, params.candidateId, seenVersion, body),
  );
  serve(app, contract.createApplication, ({ ctx, params, body }) =>
    createApplication(ctx, params.candidateId, body.jobId),
  );
  serve(app, applications.saveInstructions, ({ ctx, params, seenVersion, body }) =>
    saveInstructions(ctx, params.applicationId, seenVersion, body.instructions),
  );
  serve(app, notes.listCandidateNotes, ({ ctx, params }) => findNotes(ctx, params.candidateId));
  serve(app, notes.writeCandidateNote, ({ ctx, params, body }) =>
    writeNote(ctx, params.candidateId, body.text),
  );
  serve(app, notes.changeCandidateNote, ({ ctx, params, seenVersion, body }) =>
    changeNote(ctx, params.noteId, seenVersion, body.text),
  );
  serve(app, notes.deleteCandidateNote, ({ ctx, params, seenVersion }) =>
    deleteNote(ctx, params.noteId, seenVersion),
  );
  serve(app, merges.listDuplicates, ({ ctx, params }) => findDuplicates(ctx, params.candidateId));
  serve(app, merges.mergeCandidates, ({ ctx, params, seenVersion, body }) =>
    mergeCandidates(ctx, params.candidateId, seenVersion, body),
  );
  serve(app, merges.undoMerge, ({ ctx, params }) => undoMerge(ctx, params.mergeId));
}
