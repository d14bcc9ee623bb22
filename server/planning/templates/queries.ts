import { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findPeople } from '#server/identity/queries.ts';
import { findJob } from '#server/jobs/queries.ts';
import { fitRounds, TemplateRounds } from '#server/planning/templates/template-rounds.ts';
import { decodeCursor, pageOf } from '#server/platform/cursor.ts';
import type { FittedTemplate, listPlanTemplates, PlanTemplate } from '#shared/plan-templates.ts';
import { AppError } from '#shared/problems.ts';

export interface TemplateRow {
  readonly id: string;
  readonly blueprintId: string;
  readonly name: string;
  readonly rounds: unknown;
  readonly createdBy: { readonly id: string; readonly name: string };
  readonly createdAt: Date;
  readonly version: number;
}

const columns = `t.id, t.blueprint_id AS "blueprintId", t.name, t.rounds, t.created_at AS "createdAt", t.version,
       json_build_object('id', m.id, 'name', m.name) AS "createdBy"
  FROM plan_templates t JOIN members m ON m.org_id = t.org_id AND m.id = t.created_by`;

export function presentTemplate(row: TemplateRow): z.input<typeof PlanTemplate> {
  return {
    id: row.id,
    name: row.name,
    rounds: TemplateRounds.parse(row.rounds).length,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    version: row.version,
  };
}

/** One template; locked against its change where it is to be changed. Throws `not_found`. */
export async function findTemplate(
  ctx: MemberCtx,
  templateId: string,
  lock: 'FOR UPDATE OF t' | '' = '',
): Promise<TemplateRow> {
  const [row] = await ctx.tx.sql<TemplateRow>(`SELECT ${columns} WHERE t.org_id = $1 AND t.id = $2 ${lock}`, [
    ctx.actor.orgId,
    templateId,
  ]);
  if (row === undefined) throw new AppError('not_found');
  return row;
}

/** The templates of a blueprint. Throws `not_found` for a blueprint that is not there. */
export async function findTemplates(
  ctx: MemberCtx,
  blueprintId: string,
  query: z.output<(typeof listPlanTemplates)['query']>,
): Promise<z.input<(typeof listPlanTemplates)['reply']>> {
  const { orgId } = ctx.actor;
  const after = decodeCursor(z.tuple([z.string(), z.uuid()]), query.after);
  const [blueprint] = await ctx.tx.sql('SELECT FROM blueprints WHERE org_id = $1 AND id = $2', [
    orgId,
    blueprintId,
  ]);
  if (blueprint === undefined) throw new AppError('not_found');
  const rows = await ctx.tx.sql<TemplateRow>(
    `SELECT ${columns}
      WHERE t.org_id = $1 AND t.blueprint_id = $2 AND ($3::text IS NULL OR (t.name, t.id) > ($3, $4::uuid))
      ORDER BY t.name, t.id LIMIT $5`,
    [orgId, blueprintId, after?.[0] ?? null, after?.[1] ?? null, query.limit + 1],
  );
  return pageOf(rows, query.limit, (row) => [row.name, row.id], presentTemplate);
}

/** A template as it fits a job. Throws `not_found`. */
export async function findFittedTemplate(
  ctx: MemberCtx,
  jobId: string,
  templateId: string,
): Promise<z.input<typeof FittedTemplate>> {
  const job = await findJob(ctx, jobId);
  const { name, rounds: kept } = await findTemplate(ctx, templateId);
  const rounds = TemplateRounds.parse(kept);
  const people = await findPeople(
    ctx,
    rounds.flatMap(({ memberIds }) => memberIds),
  );
  return { name, ...fitRounds(rounds, job, people) };
}
