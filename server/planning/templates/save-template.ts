import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findJob } from '#server/jobs/queries.ts';
import { findTemplate, presentTemplate } from '#server/planning/templates/queries.ts';
import type { TemplateRound } from '#server/planning/templates/template-rounds.ts';
import { refuseOn } from '#server/platform/postgres-error.ts';
import type { PlanTemplate } from '#shared/plan-templates.ts';
import { AppError } from '#shared/problems.ts';

/** Keeps a job's plan under a name. Throws `not_found`, `rule_broken` for a plan without rounds, `already_exists` for a name that is taken. */
export async function saveTemplate(
  ctx: MemberCtx,
  jobId: string,
  name: string,
): Promise<z.input<typeof PlanTemplate>> {
  const job = await findJob(ctx, jobId);
  if (job.rounds.length === 0) throw new AppError('rule_broken', 'The plan has no rounds to keep.');
  const rounds = job.rounds.map(
    (round): TemplateRound => ({
      name: round.name,
      exerciseKey: round.exerciseKey,
      exerciseName: round.exerciseName,
      minutes: round.minutes,
      interviewers: round.interviewers,
      dimensions: round.dimensions.map(({ id, key, name: called }) => ({ id, key, name: called })),
      memberIds: round.people.map(({ id }) => id),
    }),
  );
  const id = ctx.ids.next();
  await refuseOn('plan_templates_org_id_blueprint_id_name_key', 'already_exists', nameTaken, () =>
    ctx.tx.sql(
      `INSERT INTO plan_templates (org_id, id, blueprint_id, name, rounds, created_by, created_at, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 1)`,
      [
        ctx.actor.orgId,
        id,
        job.blueprint.id,
        name,
        JSON.stringify(rounds),
        ctx.actor.memberId,
        ctx.clock.now(),
      ],
    ),
  );
  ctx.audit({
    action: 'plan_template.saved',
    subjectType: 'plan_template',
    subjectId: id,
    data: { jobId, blueprintId: job.blueprint.id, rounds: rounds.length },
    text: { name },
  });
  return presentTemplate(await findTemplate(ctx, id));
}

export const nameTaken = 'Another plan template of this blueprint has that name. Choose another one.';
