import type { MemberCtx } from '#server/context.ts';
import type { StayReason } from '#shared/candidate-imports.ts';

export interface ImportedPerson {
  readonly candidateId: string;
  readonly name: string;
  /** Null for whom nobody has done anything with since. */
  readonly why: StayReason | null;
}

/** Locks everybody of an import with their applications: those first, because whoever holds one may still need its candidate. */
export async function lockImported({ tx, actor }: MemberCtx, importId: string): Promise<void> {
  const key = [actor.orgId, importId];
  const imported = 'SELECT candidate_id FROM imported_candidates WHERE org_id = $1 AND import_id = $2';
  await tx.sql(
    `SELECT FROM applications WHERE org_id = $1 AND candidate_id IN (${imported}) ORDER BY id FOR UPDATE`,
    key,
  );
  await tx.sql(
    `SELECT FROM candidates WHERE org_id = $1 AND id IN (${imported}) ORDER BY id FOR UPDATE`,
    key,
  );
}

/**
 * Everybody of an import who is there, with why they can't go, in the order of the table. Names are read from the table
 * itself: the caller asks first that nobody is anonymous to the actor.
 */
export function selectImported({ tx, actor }: MemberCtx, importId: string): Promise<ImportedPerson[]> {
  return tx.sql<ImportedPerson>(
    `SELECT c.id AS "candidateId", c.name, CASE
              WHEN lower(c.email) = $3 THEN 'own'
              WHEN EXISTS (SELECT FROM candidate_merges m WHERE m.org_id = c.org_id AND m.kept_id = c.id)
                OR EXISTS (SELECT FROM candidate_merges m WHERE m.org_id = c.org_id AND m.merged_id = c.id) THEN 'merged'
              WHEN EXISTS (SELECT FROM applications a JOIN loops l ON l.org_id = a.org_id AND l.application_id = a.id
                            WHERE a.org_id = c.org_id AND a.candidate_id = c.id) THEN 'loop'
              WHEN EXISTS (SELECT FROM applications a WHERE a.org_id = c.org_id AND a.candidate_id = c.id
                              AND a.id = i.application_id AND (a.version > 1 OR a.stage <> 'applied')) THEN 'application'
              WHEN EXISTS (SELECT FROM applications a WHERE a.org_id = c.org_id AND a.candidate_id = c.id
                              AND a.id IS DISTINCT FROM i.application_id) THEN 'considered'
              WHEN c.version > 1 THEN 'changed'
              WHEN EXISTS (SELECT FROM resumes r WHERE r.org_id = c.org_id AND r.candidate_id = c.id) THEN 'resume'
              -- Another one, the import's own changed, or that one deleted.
              WHEN EXISTS (SELECT FROM candidate_notes n WHERE n.org_id = c.org_id AND n.candidate_id = c.id
                              AND (n.id IS DISTINCT FROM i.note_id OR n.version > 1))
                OR (i.note_id IS NOT NULL AND NOT EXISTS (
                      SELECT FROM candidate_notes n WHERE n.org_id = c.org_id AND n.id = i.note_id)) THEN 'notes'
              WHEN EXISTS (SELECT FROM conflicts f WHERE f.org_id = c.org_id AND f.candidate_id = c.id) THEN 'conflict'
            END AS why
       FROM imported_candidates i JOIN candidates c ON c.org_id = i.org_id AND c.id = i.candidate_id
      WHERE i.org_id = $1 AND i.import_id = $2
      ORDER BY i.line`,
    [actor.orgId, importId, actor.email.toLowerCase()],
  );
}

/** Those whom an undo left, with what it left them for. */
export function selectKept({ tx, actor }: MemberCtx, importId: string): Promise<ImportedPerson[]> {
  return tx.sql<ImportedPerson>(
    `SELECT c.id AS "candidateId", c.name, i.kept_for AS why
       FROM imported_candidates i JOIN candidates c ON c.org_id = i.org_id AND c.id = i.candidate_id
      WHERE i.org_id = $1 AND i.import_id = $2 AND i.kept_for IS NOT NULL
      ORDER BY i.line`,
    [actor.orgId, importId],
  );
}

/** Says why they stay, and deletes everybody else of the import with what came with them. All of them are locked. */
export async function removeImported(
  { tx, actor }: MemberCtx,
  importId: string,
  staying: readonly ImportedPerson[],
): Promise<void> {
  const key = [actor.orgId, importId];
  await tx.sql(
    `UPDATE imported_candidates i SET kept_for = stays.why
       FROM unnest($3::uuid[], $4::text[]) AS stays(candidate_id, why)
      WHERE i.org_id = $1 AND i.import_id = $2 AND i.candidate_id = stays.candidate_id`,
    [...key, staying.map(({ candidateId }) => candidateId), staying.map(({ why }) => why)],
  );
  const gone = await tx.sql<{ candidateId: string; applicationId: string | null; noteId: string | null }>(
    `DELETE FROM imported_candidates WHERE org_id = $1 AND import_id = $2 AND kept_for IS NULL
     RETURNING candidate_id AS "candidateId", application_id AS "applicationId", note_id AS "noteId"`,
    key,
  );
  const drop = (from: string, ids: readonly string[]): Promise<unknown> =>
    tx.sql(`${from} WHERE org_id = $1 AND id = ANY ($2::uuid[])`, [actor.orgId, ids]);
  const [notes, applications] = [
    gone.flatMap(({ noteId }) => noteId ?? []),
    gone.flatMap(({ applicationId }) => applicationId ?? []),
  ];
  await drop('DELETE FROM candidate_notes', notes);
  await drop('DELETE FROM applications', applications);
  await drop(
    'DELETE FROM candidates',
    gone.map(({ candidateId }) => candidateId),
  );
}
