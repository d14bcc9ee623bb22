import { z } from 'zod';
import { type ConflictRow, selectConflicts } from '#server/conflicts/conflicts.sql.ts';
import { readsAllConflicts } from '#server/conflicts/policy.ts';
import type { MemberCtx } from '#server/context.ts';
import { findLoopAccess } from '#server/loops/queries.ts';
import { decodeCursor, pageOf } from '#server/platform/cursor.ts';
import { ConflictKind, type Conflict as ConflictView, type listConflicts } from '#shared/conflicts.ts';
import { AppError } from '#shared/problems.ts';

function presentConflict(row: ConflictRow): z.input<typeof ConflictView> {
  return {
    id: row.id,
    member: row.member,
    candidate: { name: row.candidateName, isAnonymous: row.isAnonymous },
    kind: ConflictKind.parse(row.kind),
    declaredBy: row.declaredBy,
    declaredAt: row.declaredAt.toISOString(),
    // Whoever may know of one may withdraw it: the person, and planners.
    can: { withdraw: true },
  };
}

/** The conflicts that stand, as far as the actor may know of them; of the candidate of one loop, where one is named. */
export async function findConflicts(
  ctx: MemberCtx,
  query: z.output<(typeof listConflicts)['query']>,
): Promise<z.input<(typeof listConflicts)['reply']>> {
  const after = decodeCursor(z.tuple([z.uuid()]), query.after);
  const candidateId = query.loopId === undefined ? undefined : await findCandidateOf(ctx, query.loopId);
  if (candidateId === null) return { items: [], next: null };
  const rows = await selectConflicts(ctx, readsAllConflicts(ctx.actor), {
    ...(candidateId === undefined ? {} : { candidateId }),
    after: after?.[0] ?? null,
    limit: query.limit + 1,
  });
  return pageOf(rows, query.limit, ({ id }) => [id], presentConflict);
}

/** Whom a loop is about; null where the actor may not know of the loop. */
async function findCandidateOf(ctx: MemberCtx, loopId: string): Promise<string | null> {
  try {
    return (await findLoopAccess(ctx, loopId)).loop.candidate.id;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
}

/** One that stands. Throws `not_found`, also for what the actor may not know of. */
export async function findConflict(ctx: MemberCtx, id: string): Promise<z.input<typeof ConflictView>> {
  const [row] = await selectConflicts(ctx, readsAllConflicts(ctx.actor), { id, limit: 1 });
  if (row === undefined) throw new AppError('not_found');
  return presentConflict(row);
}

const mostConflicts = 200;

/** Who has a conflict of interest with a candidate, as a planner may know: nobody while the candidate is anonymous to them. */
export async function findConflictsWith(
  ctx: MemberCtx,
  candidateId: string,
): Promise<ReadonlyMap<string, ConflictKind>> {
  const rows = await selectConflicts(ctx, true, { candidateId, limit: mostConflicts });
  return new Map(
    rows
      .filter(({ isAnonymous }) => !isAnonymous)
      .map(({ member, kind }) => [member.id, ConflictKind.parse(kind)]),
  );
}
