import type { MemberCtx } from '#server/context.ts';
import { findTemplate } from '#server/planning/templates/queries.ts';
import { staleVersion } from '#server/platform/if-match.ts';

/** Deletes a template; plans that were made from it stay. Throws `not_found`, `stale_version`. */
export async function deleteTemplate(
  ctx: MemberCtx,
  templateId: string,
  seenVersion: number,
): Promise<{ done: true }> {
  const { version, name } = await findTemplate(ctx, templateId, 'FOR UPDATE OF t');
  if (version !== seenVersion) throw staleVersion(version);
  await ctx.tx.sql('DELETE FROM plan_templates WHERE org_id = $1 AND id = $2', [ctx.actor.orgId, templateId]);
  ctx.audit({
    action: 'plan_template.deleted',
    subjectType: 'plan_template',
    subjectId: templateId,
    text: { name },
  });
  return { done: true };
}
