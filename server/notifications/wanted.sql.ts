/**
 * SQL that says whether a notification `n` is still of use to its recipient `m` and theirs to know, in joins that are
 * written once for the inbox and for the mails: nothing of a loop whose candidate they are, nothing of others' doings on
 * a loop on which they owe a card, and nothing that is settled. Seats, interviews and cards are looked up for one
 * notification at a time: the planner would sooner read all there are. `reader` is the recipient, as a parameter where
 * there is one for all of them, so that who is hidden from them is worked out once.
 */
export const aroundNotification = (reader: string): string => `
  JOIN members m ON m.org_id = n.org_id AND m.id = n.member_id
  JOIN loops l ON l.org_id = n.org_id AND l.id = n.loop_id
  JOIN applications a ON a.org_id = l.org_id AND a.id = l.application_id
  JOIN candidates_for(${reader}) c ON c.org_id = a.org_id AND c.id = a.candidate_id
  JOIN jobs j ON j.org_id = a.org_id AND j.id = a.job_id
  LEFT JOIN LATERAL (
    SELECT x.* FROM seats x WHERE x.org_id = n.org_id AND x.id = n.seat_id OFFSET 0) AS s ON true
  LEFT JOIN LATERAL (
    SELECT x.* FROM interviews x WHERE x.org_id = s.org_id AND x.id = s.interview_id OFFSET 0) AS i ON true
  LEFT JOIN LATERAL (
    SELECT x.* FROM scorecards x WHERE x.org_id = s.org_id AND x.seat_id = s.id OFFSET 0) AS card ON true`;

/** Whether the member owes a card on the loop, and so is sealed on it. */
export const owesCard = (orgId: string, memberId: string, loopId: string): string => `EXISTS (
  SELECT FROM seats own JOIN scorecards owed ON owed.org_id = own.org_id AND owed.seat_id = own.id
   WHERE own.org_id = ${orgId} AND own.member_id = ${memberId} AND own.loop_id = ${loopId}
     AND own.ended_at IS NULL AND owed.state = 'draft')`;

/** Whether the loop's candidate is anonymous to the member: because of this loop, or of another one of theirs. */
export const isAnonymous = (memberId: string, loopId: string): string => `EXISTS (
  SELECT FROM loops theirs JOIN applications shown ON shown.org_id = theirs.org_id AND shown.id = theirs.application_id
    JOIN applications_hidden_from(${memberId}) hidden ON hidden.candidate_id = shown.candidate_id
   WHERE theirs.org_id = current_org_id() AND theirs.id = ${loopId})`;

const isSealed = owesCard('n.org_id', 'n.member_id', 'n.loop_id');

const remindersAreOn =
  'NOT EXISTS (SELECT FROM reminder_settings x WHERE x.org_id = n.org_id AND NOT x.is_on)';

const plansLoops = "m.roles && ARRAY['admin', 'recruiter']";

/** `now` is the parameter that holds the time. */
export const isWanted = (now: string): string => `(
  m.deactivated_at IS NULL AND (c.compared_email IS NULL OR lower(c.compared_email) <> lower(m.email))
  AND CASE n.kind
    WHEN 'scorecard_due' THEN ${remindersAreOn} AND s.ended_at IS NULL AND card.state = 'draft' AND i.cancelled_at IS NULL
    WHEN 'cards_owed' THEN ${remindersAreOn} AND EXISTS (
      SELECT FROM scorecards x JOIN seats y ON y.org_id = x.org_id AND y.id = x.seat_id
        JOIN interviews z ON z.org_id = y.org_id AND z.id = y.interview_id
       WHERE x.org_id = n.org_id AND x.member_id = n.member_id AND x.state = 'draft' AND y.ended_at IS NULL
         AND z.starts_at + make_interval(mins => z.minutes) <= ${now})
    WHEN 'card_late' THEN ${remindersAreOn} AND ${plansLoops} AND NOT ${isSealed} AND l.owner_id = n.member_id
      AND s.ended_at IS NULL AND card.state = 'draft' AND i.cancelled_at IS NULL
    WHEN 'card_wanted' THEN s.ended_at IS NULL AND card.state = 'draft' AND i.cancelled_at IS NULL
      AND NOT EXISTS (SELECT FROM nudges x
                       WHERE x.org_id = n.org_id AND x.id::text = n.occasion AND x.taken_back_at IS NOT NULL)
    WHEN 'interview_invited' THEN s.ended_at IS NULL AND i.starts_at + make_interval(mins => i.minutes) > ${now}
    WHEN 'interview_moved' THEN s.ended_at IS NULL AND i.starts_at + make_interval(mins => i.minutes) > ${now}
    WHEN 'interview_confirmed' THEN s.ended_at IS NULL AND i.starts_at + make_interval(mins => i.minutes) > ${now}
    WHEN 'seat_declined' THEN ${plansLoops} AND l.state = 'open' AND i.cancelled_at IS NULL AND i.starts_at > ${now}
    WHEN 'slot_picked' THEN ${plansLoops} AND i.cancelled_at IS NULL
    WHEN 'slots_refused' THEN ${plansLoops} AND l.state = 'open'
    WHEN 'question_asked' THEN NOT ${isSealed} AND l.state = 'debrief'
      AND NOT EXISTS (SELECT FROM addenda x WHERE x.org_id = n.org_id AND x.question_id::text = n.occasion)
    WHEN 'vote_wanted' THEN NOT ${isSealed} AND l.state = 'debrief'
      AND NOT EXISTS (SELECT FROM vote_reveals x WHERE x.org_id = n.org_id AND x.debrief_id = n.debrief_id)
      AND NOT EXISTS (SELECT FROM votes x
                       WHERE x.org_id = n.org_id AND x.debrief_id = n.debrief_id AND x.member_id = n.member_id)
      AND NOT EXISTS (SELECT FROM recusals x
                       WHERE x.org_id = n.org_id AND x.debrief_id = n.debrief_id AND x.member_id = n.member_id)
    WHEN 'approval_wanted' THEN NOT ${isSealed} AND 'approver' = ANY (m.roles)
      AND NOT EXISTS (SELECT FROM reopenings x
                       WHERE x.org_id = n.org_id AND x.decision_id::text = split_part(n.occasion, ' ', 1))
      AND NOT EXISTS (SELECT FROM approvals x
                       WHERE x.org_id = n.org_id AND x.decision_id::text = split_part(n.occasion, ' ', 1)
                         AND x.position::text = split_part(n.occasion, ' ', 2))
    ELSE true END)`;
