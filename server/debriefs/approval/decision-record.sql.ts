import type { MemberCtx } from '#server/context.ts';
import type { DecisionRow } from '#server/debriefs/approval/rules.ts';

/** Every decision of a debrief with its approvals, the newest first; at most the first is in force. */
export async function selectDecisions(ctx: MemberCtx, debriefId: string): Promise<DecisionRow[]> {
  return ctx.tx.sql<DecisionRow>(
    `SELECT d.id, d.number, d.outcome, d.rationale, d.summary, d.conditions, d.numbers_missed AS "numbersMissed",
            d.fit_id AS "fitId", json_build_object('id', m.id, 'name', m.name) AS by, d.decided_at AS at,
            other.job AS "otherJob", asked.steps, reopened.reopening
       FROM decisions d
       JOIN members m ON m.org_id = d.org_id AND m.id = d.decided_by
       LEFT JOIN LATERAL (
              SELECT json_build_object('id', j.id, 'title', j.title) AS job
                FROM applications a JOIN jobs j ON j.org_id = a.org_id AND j.id = a.job_id
               WHERE a.org_id = d.org_id AND a.id = d.other_application_id) AS other ON true
      CROSS JOIN LATERAL (
              SELECT coalesce(json_agg(json_build_object('position', s.position,
                       'approver', json_build_object('id', p.id, 'name', p.name), 'verdict', answer.verdict,
                       'note', answer.note, 'at', answer.answered_at) ORDER BY s.position), '[]') AS steps
                FROM approval_steps s
                JOIN members p ON p.org_id = s.org_id AND p.id = s.approver_id
                LEFT JOIN approvals answer ON answer.org_id = s.org_id AND answer.decision_id = s.decision_id
                                          AND answer.position = s.position
               WHERE s.org_id = d.org_id AND s.decision_id = d.id) AS asked
       LEFT JOIN LATERAL (
              SELECT json_build_object('reason', r.reason, 'by', json_build_object('id', w.id, 'name', w.name),
                       'at', r.reopened_at) AS reopening
                FROM reopenings r JOIN members w ON w.org_id = r.org_id AND w.id = r.reopened_by
               WHERE r.org_id = d.org_id AND r.decision_id = d.id) AS reopened ON true
      WHERE d.org_id = $1 AND d.debrief_id = $2
      ORDER BY d.number DESC`,
    [ctx.actor.orgId, debriefId],
  );
}
