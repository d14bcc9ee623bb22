import type { FastifyInstance } from 'fastify';
import { assertPdf } from '#server/candidates/resumes/check-pdf.ts';
import { deleteResume } from '#server/candidates/resumes/delete-resume.ts';
import { fetchObject } from '#server/candidates/resumes/fetch-object.ts';
import {
  findResume,
  findResumeFile,
  findSeatResume,
  findSeatResumeFile,
  locateResumeFile,
  locateSeatResumeFile,
} from '#server/candidates/resumes/find-resume.ts';
import { putObject } from '#server/candidates/resumes/put-object.ts';
import { setResume } from '#server/candidates/resumes/set-resume.ts';
import { serve } from '#server/platform/serve.ts';
import * as contract from '#shared/resumes.ts';

export function resumeRoutes(app: FastifyInstance): void {
  serve(app, contract.getResume, ({ ctx, params }) => findResume(ctx, params.candidateId));
  serve(
    app,
    contract.getResumeFile,
    ({ actor, params }) =>
      fetchObject(app.platform, actor, (ctx) => locateResumeFile(ctx, params.candidateId)),
    ({ ctx, params, prepared }) => findResumeFile(ctx, params.candidateId, prepared),
  );
  serve(app, contract.linkResume, ({ ctx, params, seenVersion, body }) =>
    setResume(ctx, params.candidateId, seenVersion, { kind: 'link', url: body.url }),
  );
  serve(
    app,
    contract.uploadResume,
    async ({ actor, body }) => {
      assertPdf(body);
      return putObject(app.platform, actor, body);
    },
    ({ ctx, params, seenVersion, body, prepared: objectKey }) =>
      setResume(ctx, params.candidateId, seenVersion, { kind: 'file', bytes: body, objectKey }),
  );
  serve(app, contract.deleteResume, ({ ctx, params, seenVersion }) =>
    deleteResume(ctx, params.candidateId, seenVersion),
  );
  serve(app, contract.getSeatResume, ({ ctx, params }) => findSeatResume(ctx, params.seatId));
  serve(
    app,
    contract.getSeatResumeFile,
    ({ actor, params }) =>
      fetchObject(app.platform, actor, (ctx) => locateSeatResumeFile(ctx, params.seatId)),
    ({ ctx, params, prepared }) => findSeatResumeFile(ctx, params.seatId, prepared),
  );
}
