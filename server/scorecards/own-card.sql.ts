import type { MemberCtx } from '#server/context.ts';
import type { Dimension, Exercise, Kit } from '#shared/kit.ts';
import type { CardContent } from '#shared/scorecards.ts';

/** A card and what decides about it. Nobody but its author is ever shown what it holds as a draft. */
interface CardRow {
  readonly id: string;
  readonly seatId: string;
  readonly loopId: string;
  readonly interviewId: string;
  readonly isSubmitted: boolean;
  readonly seatEndedAt: Date | null;
  readonly interviewCancelledAt: Date | null;
  readonly loopState: string;
  readonly startsAt: Date;
  readonly notes: string;
  readonly recommendation: CardContent['recommendation'];
  readonly signals: string[];
  readonly redFlags: CardContent['redFlags'];
  readonly changedAt: Date;
  readonly submittedAt: Date | null;
  readonly version: number;
  /** The seat's dimensions in the order of the kit, each with what the card holds for it: empty where it holds nothing. */
  readonly dimensions: readonly {
    readonly id: string;
    readonly key: string;
    readonly name: string;
    readonly isMustHave: boolean;
    readonly rating: number | null;
    readonly notAssessedReason: string | null;
    readonly evidence: string;
  }[];
}

/** To read and fill in: with the part of the kit that the seat needs. */
export interface OwnCard extends CardRow {
  readonly holder: { readonly id: string; readonly name: string };
  readonly typedBy: { readonly id: string; readonly name: string } | null;
  readonly keptDraft: CardContent | null;
  readonly candidateName: string;
  readonly isAnonymous: boolean;
  readonly jobTitle: string;
  readonly interviewName: string;
  readonly instructions: string | null;
  readonly minutes: number;
  readonly dueAt: Date;
  readonly exercise: Exercise;
  readonly kitDimensions: readonly Dimension[];
  readonly kitSignals: Kit['signals'];
  readonly kitRedFlags: Kit['redFlags'];
}

/** To save and submit: with the keys that the kit knows, and no more of it. */
export interface CardToWrite extends CardRow {
  readonly kitSignals: readonly { readonly key: string; readonly dimension: string }[];
  readonly kitRedFlags: readonly { readonly key: string; readonly text: string }[];
}

const cardColumns = `
  card.id, s.id AS "seatId", s.loop_id AS "loopId", s.interview_id AS "interviewId",
  card.state = 'submitted' AS "isSubmitted", s.ended_at AS "seatEndedAt", i.cancelled_at AS "interviewCancelledAt",
  l.state AS "loopState", i.starts_at AS "startsAt", card.notes, card.recommendation, card.signals,
  card.red_flags AS "redFlags", card.changed_at AS "changedAt", card.submitted_at AS "submittedAt", card.version,
  (SELECT coalesce(json_agg(json_build_object(
            'id', d.dimension_id, 'key', d.key, 'name', d.name, 'isMustHave', d.is_must_have, 'rating', r.rating,
            'notAssessedReason', r.not_assessed_reason, 'evidence', coalesce(r.evidence, '')) ORDER BY d.position), '[]')
     FROM version_dimensions d
     LEFT JOIN scores r ON r.org_id = d.org_id AND r.scorecard_id = card.id AND r.dimension_id = d.dimension_id
    WHERE d.org_id = s.org_id AND d.version_id = j.version_id AND d.dimension_id = ANY (s.dimension_ids)
  ) AS dimensions,
  v.kit -> 'signals' AS "kitSignals", v.kit -> 'redFlags' AS "kitRedFlags"`;

const kitColumns = `
  (SELECT json_build_object('id', m.id, 'name', m.name) FROM members m
    WHERE m.org_id = s.org_id AND m.id = s.member_id) AS holder,
  (SELECT json_build_object('id', m.id, 'name', m.name) FROM members m
    WHERE m.org_id = s.org_id AND m.id = card.typed_by) AS "typedBy",
  card.kept_draft AS "keptDraft", coalesce(c.name, anonymous_label(a.id)) AS "candidateName",
  c.name IS NULL AS "isAnonymous", j.title AS "jobTitle", i.name AS "interviewName", a.instructions, i.minutes, s.due_at AS "dueAt",
  jsonb_path_query_first(v.kit, '$.exercises[*] ? (@.key == $key)', jsonb_build_object('key', i.exercise_key))
    AS exercise,
  v.kit -> 'dimensions' AS "kitDimensions"`;

/** The card of this author and nobody else's: the member is part of what is looked for. */
const cardOfAuthor = (candidates = ''): string => `
    FROM seats s
    JOIN scorecards card ON card.org_id = s.org_id AND card.seat_id = s.id
    JOIN interviews i ON i.org_id = s.org_id AND i.id = s.interview_id
    JOIN loops l ON l.org_id = s.org_id AND l.id = s.loop_id
    JOIN applications a ON a.org_id = l.org_id AND a.id = l.application_id${candidates}
    JOIN jobs j ON j.org_id = a.org_id AND j.id = a.job_id
    JOIN blueprint_versions v ON v.org_id = j.org_id AND v.id = j.version_id
   WHERE s.org_id = $1 AND s.member_id = $2 AND s.id = $3`;

const readSql = `SELECT ${cardColumns}, ${kitColumns} ${cardOfAuthor(`
    JOIN candidates_for($4) c ON c.org_id = a.org_id AND c.id = a.candidate_id`)}`;
const writeSql = `SELECT ${cardColumns} ${cardOfAuthor()}`;

/** The actor's own card. Null where the seat is somebody else's, as where there is none. */
export function selectOwnCard(ctx: MemberCtx, seatId: string): Promise<OwnCard | null> {
  return selectCard(ctx, seatId, ctx.actor.memberId);
}

/** The card of a seat that this author holds; what it holds is for the author alone, its kit for whoever types it in. */
export async function selectCard(ctx: MemberCtx, seatId: string, authorId: string): Promise<OwnCard | null> {
  const [row] = await ctx.tx.sql<OwnCard>(readSql, [ctx.actor.orgId, authorId, seatId, ctx.actor.memberId]);
  return row ?? null;
}

/**
 * Locks an author's seat against its end and against other writers of its card, then reads the card: in a statement of
 * its own, because one that waited for a lock still sees the other tables as they were before.
 */
export async function lockCard(
  ctx: MemberCtx,
  seatId: string,
  authorId: string,
): Promise<CardToWrite | null> {
  const key = [ctx.actor.orgId, authorId, seatId];
  await ctx.tx.sql(
    'SELECT FROM seats WHERE org_id = $1 AND member_id = $2 AND id = $3 FOR NO KEY UPDATE',
    key,
  );
  const [row] = await ctx.tx.sql<CardToWrite>(writeSql, key);
  return row ?? null;
}
