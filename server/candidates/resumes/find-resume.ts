import type { z } from 'zod';
import { canEditCandidates } from '#server/candidates/policy.ts';
import { findCandidate } from '#server/candidates/queries.ts';
import type { FetchedFile } from '#server/candidates/resumes/fetch-object.ts';
import { firstVersion, type ResumeRow, selectResume } from '#server/candidates/resumes/resume-record.sql.ts';
import { type StoredFile, selectStoredFile } from '#server/candidates/resumes/stored-file.sql.ts';
import type { MemberCtx } from '#server/context.ts';
import { findLoopAccess } from '#server/loops/queries.ts';
import type { FileReply } from '#shared/endpoint.ts';
import type { CandidateId, SeatId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';
import type { Resume, SeatResume } from '#shared/resumes.ts';

/** Nothing of the name: it would stay in the list of what was downloaded. */
const fileName = 'resume.pdf';

/** Not found for whoever may not read the candidate, or knows them under a label only: a resume is all of a name. */
export async function assertKnown(ctx: MemberCtx, candidateId: CandidateId): Promise<void> {
  const candidate = await findCandidate(ctx, candidateId);
  // A record that was merged away is read as the one it is part of, and has no resume of its own any more.
  if (candidate.isAnonymous || candidate.id !== candidateId) throw new AppError('not_found');
}

export async function findResume(ctx: MemberCtx, candidateId: CandidateId): Promise<z.input<typeof Resume>> {
  await assertKnown(ctx, candidateId);
  const row = await selectResume(ctx, candidateId);
  return {
    candidateId,
    resume: row === null ? null : presentResume(row),
    version: row?.version ?? firstVersion,
    can: { change: canEditCandidates(ctx.actor) },
  };
}

function presentResume({ kind, url, bytes, by, at }: ResumeRow): z.input<typeof Resume>['resume'] {
  const given = { by, at: at.toISOString() };
  if (kind === 'link' && url !== null) return { kind, url, ...given };
  if (kind === 'file' && bytes !== null) return { kind, bytes, ...given };
  return null;
}

/** Where the PDF stands, for whoever may read it. */
export async function locateResumeFile(ctx: MemberCtx, candidateId: CandidateId): Promise<StoredFile> {
  await assertKnown(ctx, candidateId);
  return selectStoredFile(ctx, candidateId);
}

export async function findResumeFile(
  ctx: MemberCtx,
  candidateId: CandidateId,
  fetched: FetchedFile | null,
): Promise<FileReply> {
  return handOut(ctx, candidateId, await locateResumeFile(ctx, candidateId), fetched);
}

/** What the holder of a seat is offered beside the card: nothing where the candidate is anonymous to them. */
export async function findSeatResume(ctx: MemberCtx, seatId: SeatId): Promise<z.input<typeof SeatResume>> {
  const { candidateId, isKnown } = await findOwnSeat(ctx, seatId);
  const row = isKnown ? await selectResume(ctx, candidateId) : null;
  const resume = row === null ? null : presentResume(row);
  return { seatId, resume };
}

export async function locateSeatResumeFile(
  ctx: MemberCtx,
  seatId: SeatId,
): Promise<StoredFile & { candidateId: string }> {
  const { candidateId, isKnown } = await findOwnSeat(ctx, seatId);
  if (!isKnown) throw new AppError('not_found');
  return { candidateId, ...(await selectStoredFile(ctx, candidateId)) };
}

export async function findSeatResumeFile(
  ctx: MemberCtx,
  seatId: SeatId,
  fetched: FetchedFile | null,
): Promise<FileReply> {
  const stored = await locateSeatResumeFile(ctx, seatId);
  return handOut(ctx, stored.candidateId, stored, fetched);
}

/** The actor's own seat that has not ended. Throws `not_found` for every other. */
async function findOwnSeat(
  ctx: MemberCtx,
  seatId: SeatId,
): Promise<{ candidateId: string; isKnown: boolean }> {
  const [seat] = await ctx.tx.sql<{ loopId: string }>(
    `SELECT loop_id AS "loopId" FROM seats WHERE org_id = $1 AND id = $2 AND member_id = $3 AND ended_at IS NULL`,
    [ctx.actor.orgId, seatId, ctx.actor.memberId],
  );
  if (seat === undefined) throw new AppError('not_found');
  const { loop } = await findLoopAccess(ctx, seat.loopId);
  return { candidateId: loop.candidate.id, isKnown: !loop.candidate.isAnonymous };
}

/** Each reader's first keeping of a file is noted: papers leave the house. Throws `unavailable` where storage has not brought it. */
async function handOut(
  ctx: MemberCtx,
  candidateId: string,
  { fileId, bytes: kept }: StoredFile,
  fetched: FetchedFile | null,
): Promise<FileReply> {
  const bytes = kept === null ? bytesFetched(fileId, fetched) : new Uint8Array(kept);
  const noted = await ctx.tx.sql(
    `SELECT FROM audit_entries
      WHERE org_id = $1 AND subject_id = $2 AND actor_id = $3 AND action = 'resume.downloaded' LIMIT 1`,
    [ctx.actor.orgId, fileId, ctx.actor.memberId],
  );
  if (noted.length === 0)
    ctx.audit({
      action: 'resume.downloaded',
      subjectType: 'file',
      subjectId: fileId,
      data: { candidateId },
    });
  return { name: fileName, bytes };
}

/** Not there where the server has no settings of a storage any more, or the file was replaced while it was fetched. */
function bytesFetched(fileId: string, fetched: FetchedFile | null): Uint8Array<ArrayBuffer> {
  if (fetched?.fileId === fileId) return fetched.bytes;
  throw new AppError(
    'unavailable',
    'The file can’t be brought from its storage. Try again; if it stays so, tell whoever runs this server.',
  );
}
