import type { MemberCtx } from '#server/context.ts';
import type { CardContent } from '#shared/scorecards.ts';

interface Target {
  readonly id: string;
  readonly dimensionIds: readonly string[];
}

/**
 * Writes a draft as a whole in one statement. Each of the seat's dimensions gets a row, an empty one where the draft
 * holds nothing for it, so that nothing of an earlier draft stays behind. The card must be locked.
 */
export async function writeDraft(ctx: MemberCtx, card: Target, content: CardContent): Promise<number> {
  const given = new Map(content.scores.map((score) => [score.dimensionId as string, score]));
  const scores = card.dimensionIds.map((id) => given.get(id));
  const [row] = await ctx.tx.sql<{ version: number }>(
    `WITH card AS (
       UPDATE scorecards SET notes = $3, recommendation = $4, signals = $5, red_flags = $6, changed_at = $7,
                             version = version + 1
        WHERE org_id = $1 AND id = $2
       RETURNING version
     ), written AS (
       INSERT INTO scores (org_id, scorecard_id, dimension_id, rating, not_assessed_reason, evidence)
       SELECT $1, $2, given.* FROM unnest($8::uuid[], $9::integer[], $10::text[], $11::text[]) AS given
       ON CONFLICT (org_id, scorecard_id, dimension_id)
       DO UPDATE SET rating = EXCLUDED.rating, not_assessed_reason = EXCLUDED.not_assessed_reason,
                     evidence = EXCLUDED.evidence
     )
     SELECT version FROM card`,
    [
      ctx.actor.orgId,
      card.id,
      content.notes,
      content.recommendation,
      content.signals,
      JSON.stringify(content.redFlags),
      ctx.clock.now(),
      card.dimensionIds,
      scores.map((score) => score?.rating ?? null),
      scores.map((score) => score?.notAssessedReason ?? null),
      scores.map((score) => score?.evidence ?? ''),
    ],
  );
  if (row === undefined) throw new Error('the card that was locked is gone');
  return row.version;
}

/** Where somebody else than its author submits a card: who, and what the author had typed by then. */
interface Typing {
  readonly typedBy: string;
  readonly keptDraft: object | null;
}

/** Submits the card as it is; the database checks once more that it is complete, and keeps it from now on. */
export async function writeSubmission(
  ctx: MemberCtx,
  cardId: string,
  typing: Typing | null,
): Promise<number> {
  const draft = typing?.keptDraft ?? null;
  const [row] = await ctx.tx.sql<{ version: number }>(
    `UPDATE scorecards SET state = 'submitted', submitted_at = $3, typed_by = $4, kept_draft = $5, version = version + 1
      WHERE org_id = $1 AND id = $2
      RETURNING version`,
    [
      ctx.actor.orgId,
      cardId,
      ctx.clock.now(),
      typing?.typedBy ?? null,
      draft === null ? null : JSON.stringify(draft),
    ],
  );
  if (row === undefined) throw new Error('the card that was locked is gone');
  return row.version;
}
