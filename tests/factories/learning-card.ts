import type { Person, World } from '#tests/support/world.ts';

/** Later than any of the cards that count. */
const lateMs = 4 * 86_400_000;

/**
 * A submitted card of a trainee or shadow in each interview of these loops, by SQL and past the audit trail: the same
 * organisation but for these cards. It rates every dimension of its interview alike.
 */
export async function placeLearningCards(
  { ownerSql, platform, clock }: World,
  learner: Person,
  given: { loopIds: readonly string[]; kind: 'trainee' | 'shadow'; rating: number },
): Promise<number> {
  const { orgId, memberId } = learner;
  const interviews = await ownerSql<{
    id: string;
    loop_id: string;
    dimension_ids: string[];
    starts_at: Date;
  }>(
    `SELECT i.id, i.loop_id, i.dimension_ids, i.starts_at FROM interviews i
      WHERE i.org_id = $1 AND i.loop_id = ANY ($2)
        AND NOT EXISTS (SELECT FROM seats s WHERE s.interview_id = i.id AND s.member_id = $3)
      ORDER BY i.id`,
    [orgId, given.loopIds, memberId],
  );
  for (const interview of interviews) {
    const [seat, card] = [platform.ids.next(), platform.ids.next()];
    await ownerSql(
      `INSERT INTO seats (org_id, id, loop_id, interview_id, member_id, kind, dimension_ids, due_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        orgId,
        seat,
        interview.loop_id,
        interview.id,
        memberId,
        given.kind,
        interview.dimension_ids,
        interview.starts_at,
      ],
    );
    await ownerSql(
      `INSERT INTO scorecards (org_id, id, seat_id, loop_id, member_id, state, notes, recommendation, signals, red_flags,
                               changed_at)
       VALUES ($1, $2, $3, $4, $5, 'draft', '', 'strong_no', '{}', '[]', $6)`,
      [orgId, card, seat, interview.loop_id, memberId, clock.now()],
    );
    await ownerSql(
      `INSERT INTO scores (org_id, scorecard_id, dimension_id, rating, evidence)
       SELECT $1, $2, dimension, $4, 'Seen while learning, and kept apart.' FROM unnest($3::uuid[]) AS dimension`,
      [orgId, card, interview.dimension_ids, given.rating],
    );
    await ownerSql(`UPDATE scorecards SET state = 'submitted', submitted_at = $2 WHERE id = $1`, [
      card,
      new Date(interview.starts_at.getTime() + lateMs),
    ]);
  }
  return interviews.length;
}
