import { findLoopFigures, type LoopFigures } from '#server/calibration/queries.ts';
import type { KeptFigures } from '#server/calibration/rules.ts';
import type { MemberCtx } from '#server/context.ts';
import { countingScores } from '#server/debriefs/cards/rules.ts';
import { selectDebriefCards, selectDebriefDimensions } from '#server/debriefs/debrief-record.sql.ts';
import type { LoopAccess } from '#server/loops/queries.ts';

export interface Pin {
  readonly fitId: string;
  readonly cardIds: readonly string[];
  readonly figures: KeptFigures;
}

interface Made {
  readonly blueprintId: string;
  readonly cardIds: readonly string[];
  readonly fit: LoopFigures;
}

/** Fits the loop's family as it is now and makes the loop's figures from it, over the cards that are in. Keeps nothing. */
export async function makeFigures(ctx: MemberCtx, loop: LoopAccess['loop']): Promise<Made> {
  const { orgId } = ctx.actor;
  const [family] = await ctx.tx.sql<{ blueprintId: string }>(
    'SELECT blueprint_id AS "blueprintId" FROM jobs WHERE org_id = $1 AND id = $2',
    [orgId, loop.job.id],
  );
  if (family === undefined) throw new Error(`job ${loop.job.id} is gone`);
  const shownBefore = await ctx.tx.sql<{ loopId: string }>(
    `SELECT d.loop_id AS "loopId"
       FROM jobs j
       JOIN applications a ON a.org_id = j.org_id AND a.job_id = j.id
       JOIN loops l ON l.org_id = a.org_id AND l.application_id = a.id
       JOIN debriefs d ON d.org_id = l.org_id AND d.loop_id = l.id
      WHERE j.org_id = $1 AND j.blueprint_id = $2 ORDER BY d.opened_at, d.id`,
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
    [...countingScores(cards)],
  );
  return { blueprintId: family.blueprintId, cardIds, fit };
}

/** Makes the loop's figures as they are now, and keeps the fit with what went into it. */
export async function pinFigures(ctx: MemberCtx, loop: LoopAccess['loop']): Promise<Pin> {
  const { orgId } = ctx.actor;
  const { blueprintId, cardIds, fit } = await makeFigures(ctx, loop);

  const fitId = ctx.ids.next();
  await ctx.tx.sql(
    `INSERT INTO fits (org_id, id, blueprint_id, made_at, state, link, inputs_hash, evidence, options, diagnostics,
                       family_fit_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      orgId,
      fitId,
      blueprintId,
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
