import { selectHiddenCandidates } from '#server/candidates/hidden-candidates.sql.ts';
import { owesCardOn } from '#server/candidates/owed-cards.sql.ts';
import type { MemberCtx } from '#server/context.ts';
import { AppError } from '#shared/problems.ts';

interface Details {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly timeZone: string;
  readonly mergedInto: string | null;
  readonly version: number;
}

/**
 * Locks two records of a candidate with their applications: those first, because whoever holds one may still need its
 * candidate. Throws `not_found`, and `not_allowed` for who may not know one of them, or owes a card on a loop of theirs:
 * what moves with a record, its notes among it, would come into their sight or out of it.
 */
export async function lockRecords(
  ctx: MemberCtx,
  oneId: string,
  otherId: string,
): Promise<readonly [Details, Details]> {
  const key = [ctx.actor.orgId, [oneId, otherId]];
  await ctx.tx.sql(
    'SELECT FROM applications WHERE org_id = $1 AND candidate_id = ANY ($2) ORDER BY id FOR UPDATE',
    key,
  );
  const rows = await ctx.tx.sql<Details>(
    `SELECT id, name, email, phone, time_zone AS "timeZone", merged_into AS "mergedInto", version
       FROM candidates WHERE org_id = $1 AND id = ANY ($2) ORDER BY id FOR UPDATE`,
    key,
  );
  const [one, other] = [oneId, otherId].map((id) => rows.find((row) => row.id === id));
  if (one === undefined || other === undefined) throw new AppError('not_found');
  const hidden = await selectHiddenCandidates(ctx);
  const isHidden = hidden.some(({ candidateId }) => candidateId === oneId || candidateId === otherId);
  if (isHidden || (await owesCardOn(ctx, [oneId, otherId]))) {
    throw new AppError(
      'not_allowed',
      'You owe a card on a loop of theirs. Submit it first, or ask a colleague. Nothing was changed.',
    );
  }
  return [one, other];
}
