import type { CompanySize } from '#tests/support/large-company.ts';

/** Up to three applications each, to different jobs; the newest loops are under way, the others have ended. */
const applications = ({ jobs, loops, people }: CompanySize): string => `
  CREATE TEMP TABLE applied AS
    SELECT row_number() OVER (ORDER BY n, k) AS a, n, p.at AS met_at, p.at + interval '20 days' * k AS at,
           (floor(${jobs} * power(pg_temp.draw(n, 4), 3))::integer
             + k * (1 + floor(${Math.floor(jobs / 3)} * pg_temp.draw(n, 5))::integer)) % ${jobs} AS job
      FROM people_met p, generate_series(0, 2) AS k
     WHERE (k = 0 OR pg_temp.draw(n, 6) < .25 / k);
  CREATE TEMP TABLE looped AS
    SELECT *, CASE WHEN at > now - interval '60 days' THEN CASE WHEN pg_temp.draw(a, 8) < .7 THEN 'open' ELSE 'debrief' END
                   WHEN pg_temp.draw(a, 8) < .85 THEN 'closed' ELSE 'cancelled' END AS state
      FROM (SELECT a, at + interval '3 days' AS at FROM applied ORDER BY pg_temp.draw(a, 7) LIMIT ${loops}) AS chosen, given;
  INSERT INTO applications (org_id, id, candidate_id, job_id, stage, applied_at, stage_at, withdrawn_at, end_reason,
                            end_note, ended_by)
    SELECT org_id, pg_temp.id_at(at, a, 'application'), pg_temp.id_at(met_at, n, 'candidate'), openings.ids[1 + job],
           stage, at, at + interval '5 days', CASE WHEN stage = 'withdrawn' THEN at END,
           CASE stage WHEN 'withdrawn' THEN 'personal' WHEN 'not_pursued' THEN 'lacks_requirement' END,
           CASE WHEN stage IN ('withdrawn', 'not_pursued') THEN '' END,
           CASE WHEN stage IN ('withdrawn', 'not_pursued') THEN recruiter_id END
      FROM (SELECT applied.*, CASE coalesce(looped.state, CASE WHEN applied.at > given.now - interval '90 days' THEN 'applied' END)
                     WHEN 'open' THEN 'interviewing' WHEN 'debrief' THEN 'debrief' WHEN 'closed' THEN 'decided'
                     WHEN 'cancelled' THEN 'withdrawn' WHEN 'applied' THEN 'applied' ELSE 'not_pursued' END AS stage
              FROM applied LEFT JOIN looped USING (a), given) AS staged, openings, given;
  INSERT INTO loops (org_id, id, application_id, owner_id, state, created_at, archived_at)
    SELECT org_id, pg_temp.id_at(at, a, 'loop'), pg_temp.id_at(at - interval '3 days', a, 'application'),
           CASE WHEN a % 3 = 0 THEN recruiter_id ELSE pg_temp.id_at(now - interval '3 years', 10 * (1 + a % ${Math.floor(people / 10)}), 'member') END,
           state, at, CASE WHEN state IN ('closed', 'cancelled') AND pg_temp.draw(a, 9) < .6 THEN at + interval '70 days' END
      FROM looped;`;

/** Two seats an interview. Cards of what is over are in, but for one in ten of the loops under way. */
const interviews = ({ cardsPerLoop }: CompanySize): string => `
  CREATE TEMP TABLE held AS
    SELECT a * 64 + k AS i, a, k, l.at AS loop_at, l.state, l.at + interval '1 day' * (2 + 2.5 * k) AS at,
           pg_temp.draw(a * 64 + k, 11) < .03 AS is_cancelled
      FROM looped l, generate_series(1, greatest(1, round(${cardsPerLoop / 2} * (.6 + .8 * pg_temp.draw(a, 10)))::integer)) AS k;
  INSERT INTO interviews (org_id, id, loop_id, name, exercise_key, dimension_ids, starts_at, minutes, time_zone,
                          cancelled_at, cancel_reason)
    SELECT org_id, pg_temp.id_at(loop_at, i, 'interview'), pg_temp.id_at(loop_at, a, 'loop'), 'Round ' || k, 'round',
           dimension_ids[1:2], at, 60, 'Europe/Lisbon', CASE WHEN is_cancelled THEN loop_at END,
           CASE WHEN is_cancelled THEN 'Moved' END
      FROM held, given;
  CREATE TEMP TABLE seated AS
    SELECT i * 2 + second AS s, held.*, ids[1 + (first + second * (1 + floor((size - 1) * pg_temp.draw(i, 13))::integer)) % size] AS member_id,
           CASE WHEN pg_temp.draw(i * 2 + second, 14) < .92 THEN 'interviewer' ELSE 'shadow' END AS kind,
           CASE WHEN is_cancelled THEN 'cancelled' WHEN pg_temp.draw(i * 2 + second, 15) < .04 THEN 'declined' END AS end_kind,
           at < given.now - interval '2 hours'
             AND (state IN ('closed', 'cancelled') OR pg_temp.draw(i * 2 + second, 16) < .9) AS is_in
      FROM held, crew, given, generate_series(0, 1) AS second,
           LATERAL (SELECT floor(size * power(pg_temp.draw(i, 12), 1.5))::integer AS first) AS drawn;
  INSERT INTO seats (org_id, id, loop_id, interview_id, member_id, kind, dimension_ids, due_at, ended_at, end_kind, end_reason)
    SELECT org_id, pg_temp.id_at(loop_at, s, 'seat'), pg_temp.id_at(loop_at, a, 'loop'), pg_temp.id_at(loop_at, i, 'interview'),
           member_id, kind, dimension_ids[1:2], at + interval '25 hours', CASE WHEN end_kind IS NOT NULL THEN loop_at END,
           end_kind, CASE WHEN end_kind IS NOT NULL THEN 'Away' END
      FROM seated, given;
  INSERT INTO scorecards (org_id, id, seat_id, loop_id, member_id, state, notes, recommendation, signals, red_flags,
                          changed_at, submitted_at)
    SELECT org_id, pg_temp.id_at(loop_at, s, 'card'), pg_temp.id_at(loop_at, s, 'seat'), pg_temp.id_at(loop_at, a, 'loop'), member_id,
           CASE WHEN has_all THEN 'submitted' ELSE 'draft' END, 'Notes of the interview.',
           CASE WHEN has_all THEN 'yes' END, '{}', '[]', at, CASE WHEN has_all THEN at + interval '2 hours' END
      FROM (SELECT *, is_in AND end_kind IS NULL AS has_all FROM seated) AS written, given;
  INSERT INTO scores (org_id, scorecard_id, dimension_id, rating, evidence)
    SELECT org_id, pg_temp.id_at(loop_at, s, 'card'), dimension_ids[d], 1 + floor(5 * pg_temp.draw(s * 2 + d, 17))::integer,
           'They said what they did and why.'
      FROM seated, given, generate_series(1, 2) AS d WHERE is_in AND end_kind IS NULL;`;

const debriefs = `
  CREATE TEMP TABLE discussed AS
    SELECT a, at, state, at + interval '50 days' AS opened_at FROM looped
     WHERE state = 'debrief' OR state = 'closed' AND pg_temp.draw(a, 18) < .8;
  INSERT INTO debriefs (org_id, id, loop_id, opened_by, opened_at, fit_id, card_ids, figures)
    SELECT g.org_id, pg_temp.id_at(opened_at, a, 'debrief'), pg_temp.id_at(at, a, 'loop'), recruiter_id, opened_at,
           coalesce((SELECT f.id FROM fits f WHERE f.org_id = g.org_id LIMIT 1), g.job_id),
           coalesce((SELECT array_agg(c.id) FROM scorecards c
                      WHERE c.org_id = g.org_id AND c.loop_id = pg_temp.id_at(d.at, d.a, 'loop') AND c.state = 'submitted'), '{}'), '{}'
      FROM discussed d, given g;
  INSERT INTO decisions (org_id, id, debrief_id, outcome, rationale, summary, conditions, fit_id, card_ids, figures,
                         decided_by, decided_at, number, numbers_missed)
    SELECT b.org_id, pg_temp.id_at(b.opened_at + interval '1 day', a, 'decision'), b.id,
           CASE WHEN pg_temp.draw(a, 19) < .3 THEN 'hire' ELSE 'no_hire' END, '[]', 'What was said.', '', b.fit_id, b.card_ids,
           '{}', chiara_id, b.opened_at + interval '1 day', 1, ''
      FROM discussed d, given g, LATERAL (
        SELECT * FROM debriefs b WHERE b.org_id = g.org_id AND b.id = pg_temp.id_at(d.opened_at, d.a, 'debrief')) AS b
     WHERE d.state = 'closed';
  INSERT INTO approval_steps (org_id, decision_id, position, approver_id)
    SELECT org_id, id, 1, approver_id FROM decisions JOIN given USING (org_id) WHERE summary = 'What was said.';
  INSERT INTO approvals (org_id, decision_id, position, verdict, note, answered_at)
    SELECT org_id, id, 1, 'approved', '', decided_at FROM decisions JOIN given USING (org_id)
     WHERE summary = 'What was said.' AND decided_at < now - interval '20 days';`;

/** An invitation for each seat and a reminder for a third of them; three in ten were never read. */
const notifications = `
  INSERT INTO notifications (org_id, id, member_id, kind, occasion, loop_id, seat_id, made_at, shows_at, read_at)
    SELECT org_id, pg_temp.id_at(loop_at, s, kind), member_id, kind, s::text, pg_temp.id_at(loop_at, a, 'loop'),
           pg_temp.id_at(loop_at, s, 'seat'), loop_at, shows_at, CASE WHEN pg_temp.draw(s, 20) < .7 THEN shows_at END
      FROM (SELECT s, a, loop_at, member_id, 'interview_invited' AS kind, loop_at AS shows_at FROM seated
             UNION ALL
            SELECT s, a, loop_at, member_id, 'scorecard_due', at + interval '25 hours' FROM seated WHERE s % 3 = 0) AS told, given;`;

/** Thirty entries a loop, submissions the most of them. */
const trail = `
  INSERT INTO audit_entries (org_id, seq, at, actor_id, action, subject_type, subject_id, data, previous_hash, hash)
    SELECT g.org_id, h.seq + row_number() OVER (ORDER BY t.at, t.n), t.at, member_id, action, subject_type, subject_id, '{}',
           sha256(int8send(n)), sha256(int8send(n + 1))
      FROM given g JOIN audit_heads h ON h.org_id = g.org_id, (
        SELECT s * 4 AS n, at + interval '2 hours' AS at, member_id, 'scorecard.submitted' AS action, 'scorecard' AS subject_type,
               pg_temp.id_at(loop_at, s, 'card') AS subject_id FROM seated WHERE is_in AND end_kind IS NULL
         UNION ALL
        SELECT i * 4 + 1, loop_at, recruiter_id, 'interview.scheduled', 'interview', pg_temp.id_at(loop_at, i, 'interview')
          FROM held, given) AS t;
  UPDATE audit_heads h SET (seq, hash) = (SELECT e.seq, e.hash FROM audit_entries e WHERE e.org_id = h.org_id ORDER BY e.seq DESC LIMIT 1);`;

/** Applications, loops, cards and what follows from them, for behind the people and jobs that they name. */
export const companyRecords = (size: CompanySize): string =>
  [applications(size), interviews(size), debriefs, notifications, trail].join('\n');
