-- Anonymous review: interviewers meet a candidate without name, address, photo or school until they have submitted.

ALTER TABLE jobs
  -- Whoever owes a card on a loop of this job sees its candidate under a neutral label. Jobs from before show names.
  ADD COLUMN anonymous_review boolean NOT NULL DEFAULT false;
ALTER TABLE jobs ALTER COLUMN anonymous_review DROP DEFAULT;

-- What stands for the name: of the application, so that it says nothing of the person and is new the next time they apply.
CREATE FUNCTION anonymous_label(application_id uuid) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN 'Candidate ' || upper(left(encode(sha256(uuid_send(application_id)), 'hex'), 4));

-- The one rule: a candidate is hidden from who owes a card on an anonymous loop of theirs (`isSealed`, and the job asks for
-- it). The applications in question; few, because few cards are owed.
CREATE FUNCTION applications_hidden_from(reader uuid)
  RETURNS TABLE (org_id uuid, application_id uuid, candidate_id uuid, job_id uuid)
  LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT a.org_id, a.id, a.candidate_id, a.job_id
    FROM scorecards owed
    JOIN seats s ON s.org_id = owed.org_id AND s.id = owed.seat_id AND s.ended_at IS NULL
    JOIN loops l ON l.org_id = owed.org_id AND l.id = owed.loop_id
    JOIN applications a ON a.org_id = l.org_id AND a.id = l.application_id
    JOIN jobs j ON j.org_id = a.org_id AND j.id = a.job_id AND j.anonymous_review
   WHERE owed.org_id = current_org_id() AND owed.member_id = reader AND owed.state = 'draft'
$$;

-- Candidates as a reader may see them: without a name where they are hidden, on whatever page, so that no other loop of
-- theirs gives the name away. `compared_email` is for policies to compare with the reader's own address, never to show.
CREATE FUNCTION candidates_for(reader uuid)
  RETURNS TABLE (org_id uuid, id uuid, name text, compared_email text)
  LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT c.org_id, c.id,
         CASE WHEN c.id = ANY (ARRAY(SELECT h.candidate_id FROM applications_hidden_from(reader) AS h)) THEN NULL
              ELSE c.name END,
         c.email
    FROM candidates c
$$;
