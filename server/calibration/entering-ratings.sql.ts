import { lastBeforeReveal } from '#server/calibration/rules.ts';
import type { Tx } from '#server/platform/transaction.ts';
import type { Evidence } from '#shared/calibration.ts';
import type { OrgId } from '#shared/primitives.ts';

/** A rating as it may enter a fit, with what decides whether it does. */
export interface EnteringRating {
  readonly loopId: string;
  readonly raterId: string;
  readonly dimensionId: string;
  readonly rating: number;
  readonly cardId: string;
  readonly submittedAt: Date;
  /** When their author first read a colleague's card on the loop; null for never. */
  readonly revealedAt: Date | null;
  readonly versionId: string;
  readonly versionNumber: number;
}

/**
 * The loops that enter a fit of blueprint $2: closed, of jobs that take part, and nobody owes a card on them any more.
 * What somebody still sealed there may see of calibration must hold nothing of their colleagues' cards. `$3` are the
 * loops under debate, which are in whatever their state.
 */
const enteringLoops = `
  SELECT l.id, j.version_id, l.id = ANY($3::uuid[]) AS is_own
    FROM jobs j
    JOIN applications a ON a.org_id = j.org_id AND a.job_id = j.id
    JOIN loops l ON l.org_id = a.org_id AND l.application_id = a.id
   WHERE j.org_id = $1 AND j.blueprint_id = $2
     AND NOT EXISTS (SELECT FROM job_calibrations off
                      WHERE off.org_id = j.org_id AND off.job_id = j.id AND NOT off.is_on)
     AND (l.id = ANY($3) OR (l.state = 'closed' AND NOT EXISTS (
           SELECT FROM scorecards due JOIN seats owed ON owed.org_id = due.org_id AND owed.id = due.seat_id
            WHERE due.org_id = l.org_id AND due.loop_id = l.id AND due.state = 'draft' AND owed.ended_at IS NULL)))`;

/**
 * The submitted cards of counting seats on those loops, with what was interviewed since $4, or all of those loops'. Their
 * scores are read with the amendments from before the reveal.
 */
const enteringCards = `
  SELECT card.id, card.loop_id, card.member_id, card.submitted_at, l.version_id,
         (SELECT min(e.at) FROM audit_entries e
           WHERE e.org_id = $1 AND e.subject_id = card.loop_id AND e.action = 'cards.read'
             AND e.actor_id = card.member_id) AS revealed_at
    FROM entering_loops l
    JOIN scorecards card ON card.org_id = $1 AND card.loop_id = l.id AND card.state = 'submitted'
    JOIN seats s ON s.org_id = $1 AND s.id = card.seat_id AND s.kind = 'interviewer'
    JOIN interviews i ON i.org_id = $1 AND i.id = s.interview_id AND (l.is_own OR i.starts_at >= $4)`;

/**
 * The scores of each of those cards. OFFSET 0 keeps them to one card at a time: the view holds every score there is, and
 * would be gone through whole.
 */
const enteringScores = `
  CROSS JOIN LATERAL (
    SELECT last.dimension_id, last.rating FROM scores_before_reveal last
     WHERE last.org_id = $1 AND last.scorecard_id = cards.id AND last.rating IS NOT NULL OFFSET 0) AS score`;

interface FamilyOf {
  readonly blueprintId: string;
  /** Of closed loops, what was interviewed since. */
  readonly windowStart: Date;
}

/**
 * What enters a fit of the family: of closed loops whatever was interviewed in the window, and of the loops under debate,
 * where there are any, all of it. One rating for each loop, interviewer and dimension, in the order of their ids.
 */
export async function selectEnteringRatings(
  tx: Pick<Tx, 'sql'>,
  orgId: OrgId,
  { blueprintId, windowStart, loopIds }: FamilyOf & { readonly loopIds: readonly string[] },
): Promise<EnteringRating[]> {
  const rows = await tx.sql<EnteringRating>(
    `WITH entering_loops AS MATERIALIZED (${enteringLoops}), cards AS MATERIALIZED (${enteringCards})
     SELECT cards.loop_id AS "loopId", cards.member_id AS "raterId", score.dimension_id AS "dimensionId",
            score.rating, cards.id AS "cardId", cards.submitted_at AS "submittedAt",
            cards.revealed_at AS "revealedAt", cards.version_id AS "versionId",
            v.number AS "versionNumber"
       FROM cards
       JOIN blueprint_versions v ON v.org_id = $1 AND v.id = cards.version_id
       ${enteringScores}
      ORDER BY cards.loop_id, cards.member_id, score.dimension_id, cards.submitted_at, cards.id`,
    [orgId, blueprintId, loopIds, windowStart],
  );
  return lastBeforeReveal(rows);
}

/** Cards of closed loops, of whatever age: how many there are beyond those of the last fit says when to fit again. */
export async function countClosedCards(
  tx: Pick<Tx, 'sql'>,
  orgId: OrgId,
  blueprintId: string,
): Promise<number> {
  const [row] = await tx.sql<{ cards: number }>(
    `WITH entering_loops AS MATERIALIZED (${enteringLoops})
     SELECT count(*)::integer AS cards
       FROM entering_loops l
       JOIN scorecards card ON card.org_id = $1 AND card.loop_id = l.id AND card.state = 'submitted'
       JOIN seats s ON s.org_id = $1 AND s.id = card.seat_id AND s.kind = 'interviewer'`,
    [orgId, blueprintId, []],
  );
  return row?.cards ?? 0;
}

/** How much would enter a fit of the family now: what a family without a fit has behind it. */
export async function countEntering(
  tx: Pick<Tx, 'sql'>,
  orgId: OrgId,
  { blueprintId, windowStart }: FamilyOf,
): Promise<Evidence> {
  const [row] = await tx.sql<Evidence>(
    `WITH entering_loops AS MATERIALIZED (${enteringLoops}), cards AS MATERIALIZED (${enteringCards})
     SELECT count(DISTINCT cards.member_id)::integer AS raters,
            count(DISTINCT cards.loop_id)::integer AS candidates,
            count(DISTINCT (cards.loop_id, cards.member_id))::integer AS cards,
            count(DISTINCT (cards.loop_id, cards.member_id, score.dimension_id))::integer AS ratings
       FROM cards ${enteringScores}`,
    [orgId, blueprintId, [], windowStart],
  );
  return row ?? { raters: 0, candidates: 0, cards: 0, ratings: 0 };
}
