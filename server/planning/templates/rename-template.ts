import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findTemplate, presentTemplate } from '#server/planning/templates/queries.ts';
import { nameTaken } from '#server/planning/templates/save-template.ts';
import { staleVersion } from '#server/platform/if-match.ts';
import { refuseOn } from '#server/platform/postgres-error.ts';
import type { PlanTemplate } from '#shared/plan-templates.ts';

/** Gives a template another name. Throws `not_found`, `stale_version`, `already_exists` for a name that is taken. */
export async function renameTemplate(
  ctx: MemberCtx,
  templateId: string,
  seenVersion: number,
  name: string,
): Promise<z.input<typeof PlanTemplate>> {
  const { version } = await findTemplate(ctx, templateId, 'FOR UPDATE OF t');
  if (version !== seenVersion) throw staleVersion(version);
  await refuseOn('plan_templates_org_id_blueprint_id_name_key', 'already_exists', nameTaken, () =>
    ctx.tx.sql('UPDATE plan_templates SET name = $3, version = version + 1 WHERE org_id = $1 AND id = $2', [
      ctx.actor.orgId,
      templateId,
      name,
    ]),
  );
  ctx.audit({
    action: 'plan_template.renamed',
    subjectType: 'plan_template',
    subjectId: templateId,
    data: { version: version + 1 },
    text: { name },
  });
  return presentTemplate(await findTemplate(ctx, templateId));
}
