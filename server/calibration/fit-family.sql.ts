import { createHash } from 'node:crypto';
import { type FitResult, fitProvisional } from '#server/calibration/engine/fit.ts';
import { windowStart } from '#server/calibration/rules.ts';
import type { MemberCtx } from '#server/context.ts';

/** A rating as it enters the engine; ids of a loop, an interviewer, a dimension and the card it stands on. */
interface RatingRow {
  readonly loopId: string;
  readonly raterId: string;
  readonly dimensionId: string;
  readonly rating: number;
  readonly cardId: string;
}

/** A fit of one family with the places its loops and dimensions have in it. It holds severities: it stays in the server. */
export interface FamilyFit {
  readonly result: FitResult;
  readonly options: { readonly link: 'rsm'; readonly windowStart: string };
  /** SHA-256 over the ratings in their order and the options: the same inputs, the same hash. */
  readonly inputsHash: Buffer;
  readonly loopIndex: ReadonlyMap<string, number>;
  readonly dimensionIndex: ReadonlyMap<string, number>;
  /** The cards of the loop that it was made for. */
  readonly cardIds: readonly string[];
}

/**
 * Fits the family of a blueprint for the debrief of one loop. What enters: submitted cards of counting seats, one rating
 * per loop, interviewer and dimension (the last), from the loops of the family that are closed and interviewed within
 * the window, and from the loop itself. Loops still open stay out: a reader may owe a card there, and nothing drawn
 * from colleagues' sealed cards may reach them through a figure.
 */
export async function fitFamily(ctx: MemberCtx, blueprintId: string, loopId: string): Promise<FamilyFit> {
  const start = windowStart(ctx.clock.now());
  const rows = await ctx.tx.sql<RatingRow>(
    `SELECT DISTINCT ON (card.loop_id, card.member_id, score.dimension_id)
            card.loop_id AS "loopId", card.member_id AS "raterId", score.dimension_id AS "dimensionId",
            score.rating, card.id AS "cardId"
       FROM scorecards card
       JOIN seats s ON s.org_id = card.org_id AND s.id = card.seat_id
       JOIN interviews i ON i.org_id = s.org_id AND i.id = s.interview_id
       JOIN loops l ON l.org_id = card.org_id AND l.id = card.loop_id
       JOIN applications a ON a.org_id = l.org_id AND a.id = l.application_id
       JOIN jobs j ON j.org_id = a.org_id AND j.id = a.job_id
       JOIN scores score ON score.org_id = card.org_id AND score.scorecard_id = card.id
      WHERE card.org_id = $1 AND j.blueprint_id = $2 AND card.state = 'submitted' AND s.kind = 'interviewer'
        AND score.rating IS NOT NULL
        AND (l.id = $3 OR (l.state = 'closed' AND i.starts_at >= $4))
      ORDER BY card.loop_id, card.member_id, score.dimension_id, card.submitted_at DESC, card.id`,
    [ctx.actor.orgId, blueprintId, loopId, start],
  );
  const loopIndex = indexOf(rows.map((row) => row.loopId));
  const raterIndex = indexOf(rows.map((row) => row.raterId));
  const dimensionIndex = indexOf(rows.map((row) => row.dimensionId));
  const column = (read: (row: RatingRow) => number | undefined): Int32Array =>
    Int32Array.from(rows, (row) => read(row) ?? -1);
  const options = { link: 'rsm', windowStart: start.toISOString() } as const;

  const result = fitProvisional(
    {
      candidates: loopIndex.size,
      raters: raterIndex.size,
      dimensions: dimensionIndex.size,
      categories: 5,
      candidate: column((row) => loopIndex.get(row.loopId)),
      rater: column((row) => raterIndex.get(row.raterId)),
      dimension: column((row) => dimensionIndex.get(row.dimensionId)),
      score: column((row) => row.rating),
    },
    { link: options.link },
  );
  const hash = createHash('sha256').update(JSON.stringify(options));
  for (const row of rows) hash.update(`\n${row.cardId} ${row.dimensionId} ${row.rating}`);
  const own = rows.filter((row) => row.loopId === loopId).map((row) => row.cardId);
  return {
    result,
    options,
    inputsHash: hash.digest(),
    loopIndex,
    dimensionIndex,
    cardIds: [...new Set(own)].sort(),
  };
}

/** Places in the order of the ids, so that the same inputs give the same bytes. */
function indexOf(ids: readonly string[]): ReadonlyMap<string, number> {
  return new Map([...new Set(ids)].sort().map((id, index) => [id, index]));
}
