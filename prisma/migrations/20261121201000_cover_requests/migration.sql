-- In place of notes for the next interviewer: a request that a dimension be covered, without a verdict, through a recruiter.

CREATE TABLE cover_requests (
  org_id       uuid           NOT NULL,
  id           uuid           NOT NULL,
  loop_id      uuid           NOT NULL,
  -- Whose card could not cover it; told to planners, never to who is asked.
  seat_id      uuid           NOT NULL,
  dimension_id uuid           NOT NULL,
  -- A code and no text, so that no verdict can pass.
  reason       text           NOT NULL,
  asked_at     timestamptz(3) NOT NULL,
  CONSTRAINT cover_requests_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT cover_requests_org_id_loop_id_fkey FOREIGN KEY (org_id, loop_id)
    REFERENCES loops (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT cover_requests_org_id_seat_id_fkey FOREIGN KEY (org_id, seat_id)
    REFERENCES seats (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT cover_requests_org_id_dimension_id_fkey FOREIGN KEY (org_id, dimension_id)
    REFERENCES dimensions (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT cover_requests_reason_check CHECK (
    reason IN ('ran_out_of_time', 'question_did_not_fit', 'candidate_asked_to_return'))
);
-- A seat asks once for a dimension: how often it was asked for would say something.
CREATE UNIQUE INDEX cover_requests_org_id_seat_id_dimension_id_key ON cover_requests (org_id, seat_id, dimension_id);
CREATE INDEX cover_requests_org_id_loop_id_idx ON cover_requests (org_id, loop_id);

CREATE TABLE cover_answers (
  org_id       uuid           NOT NULL,
  -- A request is answered once.
  request_id   uuid           NOT NULL,
  -- Where it was passed on to; null where it was declined.
  interview_id uuid,
  answered_by  uuid           NOT NULL,
  answered_at  timestamptz(3) NOT NULL,
  CONSTRAINT cover_answers_pkey PRIMARY KEY (org_id, request_id),
  CONSTRAINT cover_answers_org_id_request_id_fkey FOREIGN KEY (org_id, request_id)
    REFERENCES cover_requests (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT cover_answers_org_id_interview_id_fkey FOREIGN KEY (org_id, interview_id)
    REFERENCES interviews (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT cover_answers_org_id_answered_by_fkey FOREIGN KEY (org_id, answered_by)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT
);
CREATE INDEX cover_answers_org_id_interview_id_idx ON cover_answers (org_id, interview_id);

-- Asked by who scores the dimension and has not submitted, and so can't have read a colleague's card.
CREATE FUNCTION check_cover_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM seats s
      JOIN scorecards card ON card.org_id = s.org_id AND card.seat_id = s.id
     WHERE s.org_id = NEW.org_id AND s.id = NEW.seat_id AND s.loop_id = NEW.loop_id AND s.kind = 'interviewer'
       AND s.ended_at IS NULL AND card.state = 'draft' AND NEW.dimension_id = ANY (s.dimension_ids)) THEN
    RAISE EXCEPTION 'this seat asks for nothing'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'cover_requests_by_seat', TABLE = 'cover_requests';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER cover_requests_by_seat AFTER INSERT ON cover_requests
  FOR EACH ROW EXECUTE FUNCTION check_cover_request();

-- Passed on inside its loop, to an interview in which somebody else scores the dimension.
CREATE FUNCTION check_cover_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM cover_requests r
      JOIN seats asking ON asking.org_id = r.org_id AND asking.id = r.seat_id
      JOIN interviews i ON i.org_id = r.org_id AND i.loop_id = r.loop_id
      JOIN seats s ON s.org_id = i.org_id AND s.interview_id = i.id
     WHERE r.org_id = NEW.org_id AND r.id = NEW.request_id AND i.id = NEW.interview_id AND i.cancelled_at IS NULL
       AND s.kind = 'interviewer' AND s.ended_at IS NULL AND s.member_id <> asking.member_id
       AND r.dimension_id = ANY (s.dimension_ids)) THEN
    RAISE EXCEPTION 'nobody can cover it there'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'cover_answers_covered', TABLE = 'cover_answers';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER cover_answers_covered AFTER INSERT ON cover_answers
  FOR EACH ROW WHEN (NEW.interview_id IS NOT NULL) EXECUTE FUNCTION check_cover_answer();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['cover_requests', 'cover_answers'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I USING (org_id = current_org_id()) WITH CHECK (org_id = current_org_id())',
                   name);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
                   name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
                   name || '_no_truncate', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO evenhand_app', name);
  END LOOP;
END
$$;
