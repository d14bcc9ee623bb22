import type { CheckedLine, KnownJob } from '#server/candidates/imports/check-lines.ts';
import type { Ctx } from '#server/context.ts';
import type { OrgId } from '#shared/primitives.ts';

export function selectJobs({ tx }: Ctx, orgId: OrgId): Promise<KnownJob[]> {
  return tx.sql<KnownJob>(
    `SELECT id, title, state = 'open' AS "isOpen" FROM jobs WHERE org_id = $1 ORDER BY id`,
    [orgId],
  );
}

/**
 * The numbers of the lines whose person is there already: by address, or, without one, because the same line came with
 * an earlier import. It says that an address is taken, and of whom nothing.
 */
export async function findThere(
  { tx }: Ctx,
  orgId: OrgId,
  lines: readonly CheckedLine[],
): Promise<Set<number>> {
  const people = lines.flatMap(({ line, person }) => (person === null ? [] : [{ line, ...person }]));
  const emails = people.flatMap(({ email }) => (email === null ? [] : [email]));
  const keys = people.flatMap(({ email, contentKey }) => (email === null ? [contentKey] : []));
  const taken = await tx.sql<{ email: string }>(
    'SELECT DISTINCT email FROM candidates WHERE org_id = $1 AND email = ANY ($2::text[])',
    [orgId, emails],
  );
  const known = await tx.sql<{ key: Buffer }>(
    `SELECT DISTINCT content_key AS key FROM imported_candidates WHERE org_id = $1 AND content_key = ANY ($2::bytea[])`,
    [orgId, keys],
  );
  const takenEmails = new Set(taken.map(({ email }) => email));
  const knownKeys = new Set(known.map(({ key }) => key.toString('hex')));
  return new Set(
    people
      .filter(({ email, contentKey }) =>
        email === null ? knownKeys.has(contentKey.toString('hex')) : takenEmails.has(email),
      )
      .map(({ line }) => line),
  );
}
