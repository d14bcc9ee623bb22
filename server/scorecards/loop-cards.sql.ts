import type { MemberCtx } from '#server/context.ts';
import type { Kit } from '#shared/kit.ts';
import type { CardContent } from '#shared/scorecards.ts';

/** A submitted card with the names that its keys have in the kit. */
export interface LoopCard {
  readonly seatId: string;
  readonly kind: string;
  readonly authorId: string;
  readonly authorName: string;
  readonly interviewName: string;
  readonly submittedAt: Date;
  readonly recommendation: NonNullable<CardContent['recommendation']>;
  readonly signals: readonly string[];
  readonly redFlags: CardContent['redFlags'];
  readonly scores: readonly {
    readonly dimensionId: string;
    readonly dimensionName: string;
    readonly rating: number | null;
    readonly notAssessedReason: string | null;
    readonly evidence: string;
  }[];
  readonly typedBy: { readonly id: string; readonly name: string } | null;
}

export interface LoopCards {
  readonly kitSignals: Kit['signals'];
  readonly kitRedFlags: Kit['redFlags'];
  readonly cards: readonly LoopCard[];
}

/**
 * The submitted cards of a loop in the order of the interviews, of every kind, without their notes: whoever calls this
 * has asked the loop's policy, and asks `canReadCard` for each.
 */
export async function selectLoopCards(
  ctx: MemberCtx,
  loop: { readonly id: string; readonly versionId: string },
): Promise<LoopCards> {
  const key = [ctx.actor.orgId, loop.versionId];
  const [kit] = await ctx.tx.sql<Pick<LoopCards, 'kitSignals' | 'kitRedFlags'>>(
    `SELECT kit -> 'signals' AS "kitSignals", kit -> 'redFlags' AS "kitRedFlags"
       FROM blueprint_versions WHERE org_id = $1 AND id = $2`,
    key,
  );
  const cards = await ctx.tx.sql<LoopCard>(
    `SELECT s.id AS "seatId", s.kind, m.id AS "authorId", m.name AS "authorName", i.name AS "interviewName",
            card.submitted_at AS "submittedAt", card.recommendation, card.signals, card.red_flags AS "redFlags",
            scored.scores,
            (SELECT json_build_object('id', typist.id, 'name', typist.name) FROM members typist
              WHERE typist.org_id = card.org_id AND typist.id = card.typed_by) AS "typedBy"
       FROM scorecards card
       JOIN seats s ON s.org_id = card.org_id AND s.id = card.seat_id
       JOIN members m ON m.org_id = s.org_id AND m.id = s.member_id
       JOIN interviews i ON i.org_id = s.org_id AND i.id = s.interview_id
      CROSS JOIN LATERAL (
             SELECT json_agg(json_build_object('dimensionId', r.dimension_id, 'dimensionName', d.name,
                      'rating', r.rating, 'notAssessedReason', r.not_assessed_reason, 'evidence', r.evidence)
                      ORDER BY d.position) AS scores
               FROM scores r
               JOIN version_dimensions d
                 ON d.org_id = r.org_id AND d.version_id = $2 AND d.dimension_id = r.dimension_id
              WHERE r.org_id = card.org_id AND r.scorecard_id = card.id) AS scored
      WHERE card.org_id = $1 AND card.loop_id = $3 AND card.state = 'submitted'
      ORDER BY i.starts_at, i.id, s.id`,
    [...key, loop.id],
  );
  return { kitSignals: kit?.kitSignals ?? [], kitRedFlags: kit?.kitRedFlags ?? [], cards };
}
