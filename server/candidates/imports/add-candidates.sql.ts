import type { ImportedPerson } from '#server/candidates/imports/check-lines.ts';
import type { Ctx } from '#server/context.ts';
import type { MemberId, OrgId } from '#shared/primitives.ts';

export interface ComingPerson extends ImportedPerson {
  readonly line: number;
}

/** Adds some of an import's candidates, each with their note, application and origin: four statements, however many. */
export async function addCandidates(
  ctx: Ctx,
  of: { readonly orgId: OrgId; readonly importId: string; readonly by: MemberId },
  people: readonly ComingPerson[],
): Promise<void> {
  const { orgId, importId, by } = of;
  const now = ctx.clock.now();
  const coming = people.map((person) => ({
    id: ctx.ids.next(),
    noteId: person.note === '' ? null : ctx.ids.next(),
    applicationId: person.job === null ? null : ctx.ids.next(),
    ...person,
  }));
  const ids = coming.map(({ id }) => id);
  await ctx.tx.sql(
    `INSERT INTO candidates (org_id, id, name, email, phone, time_zone, created_at)
     SELECT $1, p.id, p.name, p.email, p.phone, p.time_zone, $7
       FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[]) AS p(id, name, email, phone, time_zone)`,
    [
      orgId,
      ids,
      coming.map(({ name }) => name),
      coming.map(({ email }) => email),
      coming.map(({ phone }) => phone),
      coming.map(({ timeZone }) => timeZone),
      now,
    ],
  );
  const noted = coming.flatMap(({ id, noteId, note }) => (noteId === null ? [] : [{ id, noteId, note }]));
  await ctx.tx.sql(
    `INSERT INTO candidate_notes (org_id, id, candidate_id, author_id, text, written_at)
     SELECT $1, n.id, n.candidate_id, $5, n.text, $6
       FROM unnest($2::uuid[], $3::uuid[], $4::text[]) AS n(id, candidate_id, text)`,
    [
      orgId,
      noted.map(({ noteId }) => noteId),
      noted.map(({ id }) => id),
      noted.map(({ note }) => note),
      by,
      now,
    ],
  );
  const applied = coming.flatMap(({ id, applicationId, job }) =>
    applicationId === null || job === null ? [] : [{ id, applicationId, jobId: job.id }],
  );
  await ctx.tx.sql(
    `INSERT INTO applications (org_id, id, candidate_id, job_id, stage, applied_at, stage_at)
     SELECT $1, a.id, a.candidate_id, a.job_id, 'applied', $5, $5
       FROM unnest($2::uuid[], $3::uuid[], $4::uuid[]) AS a(id, candidate_id, job_id)`,
    [
      orgId,
      applied.map(({ applicationId }) => applicationId),
      applied.map(({ id }) => id),
      applied.map(({ jobId }) => jobId),
      now,
    ],
  );
  await ctx.tx.sql(
    `INSERT INTO imported_candidates (org_id, candidate_id, import_id, line, content_key, application_id, note_id)
     SELECT $1, i.candidate_id, $2, i.line, i.content_key, i.application_id, i.note_id
       FROM unnest($3::uuid[], $4::integer[], $5::bytea[], $6::uuid[], $7::uuid[])
              AS i(candidate_id, line, content_key, application_id, note_id)`,
    [
      orgId,
      importId,
      ids,
      coming.map(({ line }) => line),
      coming.map(({ contentKey }) => contentKey),
      coming.map(({ applicationId }) => applicationId),
      coming.map(({ noteId }) => noteId),
    ],
  );
}
