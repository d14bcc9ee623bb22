import type { MemberCtx } from '#server/context.ts';
import { readsAllLoops } from '#server/loops/policy.ts';

/** A loop as the reader may know it: the candidate's name is a label where they are anonymous to them. */
export interface LoopFound {
  readonly id: string;
  readonly state: string;
  readonly candidateId: string;
  readonly candidateName: string;
  readonly isAnonymous: boolean;
  readonly jobId: string;
  readonly jobTitle: string;
}

/** A term that finds this many candidates finds loops soon, wherever one begins to look. */
const foundAtOnce = 2000;

/**
 * Loops that the reader may know of, the newest first. Whose they are, and that nobody finds their own, repeats
 * `canViewLoop`; a test holds them together. `from` has the loop as `l`.
 */
const textOf = (from: string, where: string): string => `
  SELECT l.id, l.state, applied.*, job.title AS "jobTitle"
    FROM ${from}
   CROSS JOIN LATERAL (
     SELECT c.id AS "candidateId", coalesce(c.name, anonymous_label(a.id)) AS "candidateName",
            c.name IS NULL AS "isAnonymous", c.compared_email AS "candidateEmail", a.job_id AS "jobId"
       FROM applications a
       JOIN candidates_for($2) c ON c.org_id = a.org_id AND c.id = a.candidate_id
      WHERE a.org_id = l.org_id AND a.id = l.application_id OFFSET 0) AS applied
   CROSS JOIN LATERAL (
     SELECT j.title FROM jobs j WHERE j.org_id = l.org_id AND j.id = applied."jobId" OFFSET 0) AS job
   WHERE l.org_id = $1
     AND ("candidateEmail" IS NULL OR "candidateEmail" <> $3)
     AND ($4
       OR l.id = ANY (ARRAY(SELECT s.loop_id FROM seats s WHERE s.org_id = $1 AND s.member_id = $2))
       OR l.application_id = ANY (ARRAY(
         SELECT own.id FROM jobs answers
           JOIN applications own ON own.org_id = answers.org_id AND own.job_id = answers.id
          WHERE answers.org_id = $1
            AND (answers.hiring_manager_id = $5 OR $6 = ANY (answers.approver_ids) OR $7 = ANY (answers.committee_ids)))))
     AND ${where}
   ORDER BY l.id DESC LIMIT $8`;

/**
 * The name and nothing else: a loop's readers need not know the candidate's address. Whoever is anonymous is looked for
 * by label, so that no term says anything of the name behind it.
 */
const fits = `l.archived_at IS NULL AND ($10::text IS NULL OR l.state = $10)
     AND strpos(candidate_search_text("candidateName", NULL, NULL), candidate_search_needle($9)) > 0`;

const byCandidate = `applications found
    JOIN loops l ON l.org_id = found.org_id AND l.application_id = found.id`;

function valuesOf({ actor }: MemberCtx, limit: number): unknown[] {
  const { orgId, memberId, email, roles } = actor;
  return [
    orgId,
    memberId,
    email.toLowerCase(),
    readsAllLoops(actor),
    roles.includes('hiring_manager') ? memberId : null,
    roles.includes('approver') ? memberId : null,
    roles.includes('committee_member') ? memberId : null,
    limit,
  ];
}

/** Loops by the candidate's name, without those kept from the board. */
export async function selectLoopsFound(
  ctx: MemberCtx,
  {
    search,
    state,
    limit,
  }: { readonly search: string; readonly state: string | null; readonly limit: number },
): Promise<LoopFound[]> {
  const whose = await ctx.tx.sql<{ id: string }>(
    `SELECT search_candidates($1, $2) AS id
      UNION ALL SELECT hidden.candidate_id FROM applications_hidden_from($3) AS hidden`,
    [search, foundAtOnce, ctx.actor.memberId],
  );
  const values = [...valuesOf(ctx, limit), search, state];
  if (whose.length >= foundAtOnce) return ctx.tx.sqlPlanned(textOf('loops l', fits), values);
  return ctx.tx.sqlPlanned(
    textOf(byCandidate, `found.org_id = $1 AND found.candidate_id = ANY ($11::uuid[]) AND ${fits}`),
    [...values, whose.map(({ id }) => id)],
  );
}

/** Those of the loops with these ids that the reader may know of. */
export function selectLoopsByIds(ctx: MemberCtx, ids: readonly string[]): Promise<LoopFound[]> {
  return ctx.tx.sqlPlanned(textOf('loops l', 'l.id = ANY ($9::uuid[])'), [...valuesOf(ctx, ids.length), ids]);
}
