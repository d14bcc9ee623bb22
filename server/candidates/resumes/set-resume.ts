import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { lockCandidate } from '#server/candidates/lock-candidate.ts';
import { assertKnown, findResume } from '#server/candidates/resumes/find-resume.ts';
import { writeResume } from '#server/candidates/resumes/resume-record.sql.ts';
import { insertFile } from '#server/candidates/resumes/stored-file.sql.ts';
import type { MemberCtx } from '#server/context.ts';
import type { CandidateId } from '#shared/primitives.ts';
import type { Resume } from '#shared/resumes.ts';

type Given =
  | { readonly kind: 'link'; readonly url: string }
  /** Bytes that were found to be a PDF; the key of the object they were put into, or null where they are kept here. */
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly objectKey: string | null };

/** Sets a candidate's resume in the place of what there was. Throws `not_found`, `stale_version`, `unavailable`. */
export async function setResume(
  ctx: MemberCtx,
  candidateId: CandidateId,
  seenVersion: number,
  given: Given,
): Promise<z.input<typeof Resume>> {
  await lockCandidate(ctx, candidateId);
  await assertKnown(ctx, candidateId);
  const replaced =
    given.kind === 'link'
      ? await writeResume(ctx, candidateId, seenVersion, given)
      : await writeResume(ctx, candidateId, seenVersion, {
          kind: 'file',
          fileId: await insertFile(ctx, given.bytes, given.objectKey),
        });
  ctx.audit({
    action: 'resume.set',
    subjectType: 'candidate',
    subjectId: candidateId,
    data: {
      kind: given.kind,
      replaced: replaced?.kind ?? 'none',
      ...(given.kind === 'file' ? { bytes: given.bytes.length } : {}),
    },
    text:
      given.kind === 'link'
        ? { url: given.url }
        : { file: createHash('sha256').update(given.bytes).digest('hex') },
  });
  return findResume(ctx, candidateId);
}
