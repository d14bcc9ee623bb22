import type { MemberCtx } from '#server/context.ts';
import type { DuplicateSign } from '#shared/candidate-merges.ts';

/** More than so many records of one person are worth a look at the search instead. */
const mostDuplicates = 20;

/** With fewer digits it is an extension, or a slip. */
const leastDigits = 6;

export interface DuplicateRow {
  readonly id: string;
  readonly same: DuplicateSign[];
}

/**
 * Other records with the same address, the same phone number however it is written, or the same name but for case, accents
 * and spaces; those with the most in common first. Nobody of `hiddenIds` is among them.
 */
export function selectDuplicates(
  ctx: MemberCtx,
  person: {
    readonly id: string;
    readonly name: string;
    readonly email: string | null;
    readonly phone: string | null;
  },
  hiddenIds: readonly string[],
): Promise<DuplicateRow[]> {
  const digits = (person.phone ?? '').replace(/\D/g, '').replace(/^0+/, '');
  const phone = digits.length < leastDigits ? null : digits;
  return ctx.tx.sql<DuplicateRow>(
    `SELECT id, same FROM (
       SELECT c.id, array_remove(ARRAY[
                CASE WHEN c.email = $4 THEN 'email' END,
                CASE WHEN phone_digits(c.phone) = $5 THEN 'phone' END,
                CASE WHEN folded_text(c.name) = folded_text($3) THEN 'name' END], NULL) AS same
         FROM candidates c
        WHERE c.org_id = $1 AND c.id <> $2 AND c.merged_into IS NULL AND c.id <> ALL ($6::uuid[])
          -- The search narrows it down by its index; what is the same is said above.
          AND c.id = ANY (ARRAY(
            SELECT e.id FROM candidates e WHERE e.org_id = $1 AND e.email = $4
             UNION SELECT search_candidates($5, 1000)
             UNION SELECT search_candidates($3, 1000)))) AS compared
      WHERE cardinality(same) > 0
      ORDER BY cardinality(same) DESC, id
      LIMIT $7`,
    [ctx.actor.orgId, person.id, person.name, person.email, phone, hiddenIds, mostDuplicates],
  );
}
