import type { MemberCtx } from '#server/context.ts';

/** Beyond so many, a term finds so much that the names are better walked in their order until a page is full. */
const foundAtOnce = 500;

/** Whom a term finds; null for more than can be named, who are then found by comparing (`fits`). */
export async function selectFound(ctx: MemberCtx, search: string): Promise<string[] | null> {
  const rows = await ctx.tx.sql<{ id: string }>('SELECT search_candidates($1, $2) AS id', [
    search,
    foundAtOnce,
  ]);
  return rows.length < foundAtOnce ? rows.map(({ id }) => id) : null;
}

/** The same as `search_candidates` says it, for one candidate. Written so that the planner expects it to hold often. */
const fits = `strpos(candidate_search_text(c.name, c.email, c.phone), candidate_search_needle($4)) > 0`;

interface NamedPage {
  /** Empty for everybody. */
  readonly search: string;
  readonly hiddenIds: readonly string[];
  readonly jobId: string | null;
  readonly stage: string | null;
  /** Whoever manages the jobs of those who are listed; null for all candidates, also those without a job. */
  readonly managerId: string | null;
  readonly after: { readonly name: string; readonly id: string } | null;
  readonly limit: number;
}

/** The next candidates by name whom the reader knows by name: one more than the page holds. */
export async function selectNamedPage(
  ctx: MemberCtx,
  page: NamedPage,
): Promise<{ readonly id: string; readonly name: string }[]> {
  const found = page.search === '' ? null : await selectFound(ctx, page.search);
  const { jobId, stage, managerId, after } = page;
  const isOfApplications = jobId !== null || stage !== null || managerId !== null;
  const conditions = [
    'c.org_id = $1 AND c.merged_into IS NULL AND c.id <> ALL ($2::uuid[])',
    ...(found === null ? [] : ['c.id = ANY ($3::uuid[])']),
    ...(page.search === '' || found !== null ? [] : [fits]),
    ...(isOfApplications
      ? [
          `c.id IN (SELECT a.candidate_id FROM applications a WHERE ${[
            'a.org_id = $1',
            ...(jobId === null ? [] : ['a.job_id = $5']),
            ...(stage === null ? [] : ['a.stage = $6']),
            ...(managerId === null
              ? []
              : ['a.job_id IN (SELECT j.id FROM jobs j WHERE j.org_id = $1 AND j.hiring_manager_id = $7)']),
          ].join(' AND ')})`,
        ]
      : []),
    ...(after === null ? [] : ['(c.name, c.id) > ($8, $9::uuid)']),
  ];
  // Every value is named in every statement, because the protocol wants a type for each of them.
  return ctx.tx.sqlPlanned(
    `SELECT c.id, c.name FROM candidates c,
            (SELECT $3::uuid[], $4::text, $5::uuid, $6::text, $7::uuid, $8::text, $9::uuid) AS given
      WHERE ${conditions.join('\n        AND ')}
      ORDER BY c.name, c.id LIMIT $10`,
    [
      ctx.actor.orgId,
      page.hiddenIds,
      found ?? [],
      page.search,
      jobId,
      stage,
      managerId,
      after?.name ?? null,
      after?.id ?? null,
      page.limit + 1,
    ],
  );
}
