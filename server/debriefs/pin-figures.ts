import { findLoopFigures } from '#server/calibration/queries.ts';
import type { KeptFigures } from '#server/calibration/rules.ts';
import type { MemberCtx } from '#server/context.ts';
import { selectDebriefCards, selectDebriefDimensions } from '#server/debriefs/debrief-record.sql.ts';
import type { LoopAccess } from '#server/loops/queries.ts';

export interface Pin {
  readonly fitId: string;
  readonly cardIds: readonly string[];
  readonly figures: KeptFigures;
}

/** Fits the loop's family as it is now, keeps the fit with what went into it, and makes the loop's figures from it. */
export async function pinFigures(ctx: MemberCtx, loop: LoopAccess['loop']): Promise<Pin> {
  const { orgId } = ctx.actor;
  const [family] = await ctx.tx.sql<{ blueprintId: string }>(
    'SELECT blueprint_id AS "blueprintId" FROM jobs WHERE org_id = $1 AND id = $2',
    [orgId, loop.job.id],
  );
  if (family === undefined) throw new Error(`job ${loop.job.id} is gone`);
  const shownBefore = await ctx.tx.sql<{ loopId: string }>(
    `SELECT d.loop_id AS "loopId" FROM debriefs d
       JOIN loops l ON l.org_id = d.org_id AND l.id = d.loop_id
       JOIN applications a ON a.org_id = l.org_id AND a.id = l.application_id
       JOIN jobs j ON j.org_id = a.org_id AND j.id = a.job_id
      WHERE d.org_id = $1 AND j.blueprint_id = $2 ORDER BY d.opened_at, d.id`,
    [orgId, family.blueprintId],
  );
  const cards = await selectDebriefCards(ctx, loop.id);
  const cardIds = cards.map(({ id }) => id).sort();
  const fit = await findLoopFigures(
    ctx,
    {
      id: loop.id,
      jobId: loop.job.id,
      blueprintId: family.blueprintId,
      versionId: loop.job.versionId,
      cardIds,
    },
    shownBefore.map(({ loopId }) => loopId),
    await selectDebriefDimensions(ctx, loop.job.versionId),
    cards.flatMap(({ scores }) => scores),
  );

  const fitId = ctx.ids.next();
  await ctx.tx.sql(
    `INSERT INTO fits (org_id, id, blueprint_id, made_at, state, link, inputs_hash, evidence, options, diagnostics,
                       family_fit_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      orgId,
      fitId,
      family.blueprintId,
      ctx.clock.now(),
      fit.state,
      fit.link,
      fit.inputsHash,
      JSON.stringify(fit.evidence),
      JSON.stringify(fit.options),
      JSON.stringify(fit.diagnostics),
      fit.familyFitId,
    ],
  );
  return { fitId, cardIds, figures: fit.figures };
}
