-- What happens to a card beside its author's own submission: amendments, the committee's questions with their addenda,
-- cards typed in from paper, and seats that are handed over.

------------------------------------------------------------------------------------------------------------------
-- Amendments: a later word on a score. The score itself stays as it was submitted.
------------------------------------------------------------------------------------------------------------------
CREATE TABLE amendments (
  org_id              uuid           NOT NULL,
  id                  uuid           NOT NULL,
  scorecard_id        uuid           NOT NULL,
  dimension_id        uuid           NOT NULL,
  -- The first amendment of a score is 1; the highest number is its last.
  number              integer        NOT NULL,
  rating              integer,
  not_assessed_reason text,
  evidence            text           NOT NULL,
  reason              text           NOT NULL,
  -- Whether the author could not yet have seen anything of a colleague's card on the loop.
  is_before_reveal    boolean        NOT NULL,
  amended_at          timestamptz(3) NOT NULL,
  CONSTRAINT amendments_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT amendments_org_id_scorecard_id_dimension_id_fkey FOREIGN KEY (org_id, scorecard_id, dimension_id)
    REFERENCES scores (org_id, scorecard_id, dimension_id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT amendments_number_check CHECK (number >= 1),
  CONSTRAINT amendments_rating_check CHECK (rating BETWEEN 1 AND 5),
  -- As complete as what is submitted: rated with evidence, or not assessed with its reason.
  CONSTRAINT amendments_complete_check CHECK (
    CASE WHEN rating IS NULL THEN coalesce(not_assessed_reason, '') ~ '\S'
         ELSE not_assessed_reason IS NULL AND evidence ~ '\S' END),
  CONSTRAINT amendments_reason_check CHECK (length(btrim(reason)) >= 10)
);
CREATE UNIQUE INDEX amendments_org_id_scorecard_id_dimension_id_number_key
  ON amendments (org_id, scorecard_id, dimension_id, number);

-- Only a submitted card is amended, one amendment after the other, and not once its debrief is decided. None passes for
-- one from before the reveal once there is a debrief, or a record that its author has read colleagues' cards. Checked,
-- as below, after the row is there: row-level security has then refused what is another organisation's.
CREATE FUNCTION check_amendment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  card   record;
  number integer;
BEGIN
  SELECT c.state, c.member_id, c.loop_id, l.state AS loop_state INTO card
    FROM scorecards c JOIN loops l ON l.org_id = c.org_id AND l.id = c.loop_id
   WHERE c.org_id = NEW.org_id AND c.id = NEW.scorecard_id;
  SELECT count(*) INTO number FROM amendments a
   WHERE a.org_id = NEW.org_id AND a.scorecard_id = NEW.scorecard_id AND a.dimension_id = NEW.dimension_id;
  IF card.state IS DISTINCT FROM 'submitted' OR card.loop_state NOT IN ('open', 'debrief') OR NEW.number <> number THEN
    RAISE EXCEPTION 'this score can not be amended so'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'amendments_in_time', TABLE = 'amendments';
  END IF;
  IF NEW.is_before_reveal
     AND (EXISTS (SELECT FROM debriefs d WHERE d.org_id = NEW.org_id AND d.loop_id = card.loop_id)
          OR EXISTS (SELECT FROM audit_entries e
                      WHERE e.org_id = NEW.org_id AND e.subject_id = card.loop_id AND e.action = 'cards.read'
                        AND e.actor_id = card.member_id)) THEN
    RAISE EXCEPTION 'the author has seen, or could have seen, a colleague''s card'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'amendments_before_reveal', TABLE = 'amendments';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER amendments_in_time AFTER INSERT ON amendments FOR EACH ROW EXECUTE FUNCTION check_amendment();

-- What of a submitted score enters calibration: its last word from before the reveal. `amendment_id` is null where that
-- is the score itself.
CREATE VIEW scores_before_reveal WITH (security_invoker = true) AS
  SELECT score.org_id, score.scorecard_id, score.dimension_id, amended.id AS amendment_id,
         CASE WHEN amended.id IS NULL THEN score.rating ELSE amended.rating END AS rating,
         CASE WHEN amended.id IS NULL THEN score.not_assessed_reason ELSE amended.not_assessed_reason END
           AS not_assessed_reason,
         CASE WHEN amended.id IS NULL THEN score.evidence ELSE amended.evidence END AS evidence
    FROM scores score
    LEFT JOIN LATERAL (
      SELECT a.id, a.rating, a.not_assessed_reason, a.evidence FROM amendments a
       WHERE a.org_id = score.org_id AND a.scorecard_id = score.scorecard_id AND a.dimension_id = score.dimension_id
         AND a.is_before_reveal
       ORDER BY a.number DESC LIMIT 1) AS amended ON true;
GRANT SELECT ON scores_before_reveal TO evenhand_app;

------------------------------------------------------------------------------------------------------------------
-- Questions of the committee, and the addenda that answer them. The scores stay.
------------------------------------------------------------------------------------------------------------------
CREATE TABLE questions (
  org_id       uuid           NOT NULL,
  id           uuid           NOT NULL,
  scorecard_id uuid           NOT NULL,
  dimension_id uuid           NOT NULL,
  -- The card's author, who alone answers.
  author_id    uuid           NOT NULL,
  text         text           NOT NULL,
  asked_by     uuid           NOT NULL,
  asked_at     timestamptz(3) NOT NULL,
  CONSTRAINT questions_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT questions_org_id_scorecard_id_dimension_id_fkey FOREIGN KEY (org_id, scorecard_id, dimension_id)
    REFERENCES scores (org_id, scorecard_id, dimension_id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT questions_org_id_author_id_fkey FOREIGN KEY (org_id, author_id)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT questions_org_id_asked_by_fkey FOREIGN KEY (org_id, asked_by)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT questions_text_check CHECK (length(btrim(text)) > 0),
  CONSTRAINT questions_asked_by_check CHECK (asked_by <> author_id)
);
CREATE INDEX questions_org_id_scorecard_id_idx ON questions (org_id, scorecard_id);
CREATE INDEX questions_org_id_author_id_idx ON questions (org_id, author_id);

CREATE TABLE addenda (
  org_id      uuid           NOT NULL,
  question_id uuid           NOT NULL,
  text        text           NOT NULL,
  answered_at timestamptz(3) NOT NULL,
  -- A question is answered once.
  CONSTRAINT addenda_pkey PRIMARY KEY (org_id, question_id),
  CONSTRAINT addenda_org_id_question_id_fkey FOREIGN KEY (org_id, question_id)
    REFERENCES questions (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT addenda_text_check CHECK (length(btrim(text)) > 0)
);

-- Asked and answered while the debrief is open, of the author of a submitted card.
CREATE FUNCTION check_question() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM scorecards c JOIN loops l ON l.org_id = c.org_id AND l.id = c.loop_id
     WHERE c.org_id = NEW.org_id AND c.id = NEW.scorecard_id AND c.member_id = NEW.author_id
       AND c.state = 'submitted' AND l.state = 'debrief') THEN
    RAISE EXCEPTION 'nobody is asked about this card now'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'questions_in_time', TABLE = 'questions';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER questions_in_time AFTER INSERT ON questions FOR EACH ROW EXECUTE FUNCTION check_question();

CREATE FUNCTION check_addendum() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM questions q
      JOIN scorecards c ON c.org_id = q.org_id AND c.id = q.scorecard_id
      JOIN loops l ON l.org_id = c.org_id AND l.id = c.loop_id
     WHERE q.org_id = NEW.org_id AND q.id = NEW.question_id AND l.state = 'debrief') THEN
    RAISE EXCEPTION 'the debrief of this question is over'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'addenda_in_time', TABLE = 'addenda';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER addenda_in_time AFTER INSERT ON addenda FOR EACH ROW EXECUTE FUNCTION check_addendum();

------------------------------------------------------------------------------------------------------------------
-- Cards from paper: the author is whoever holds the seat, typed in by somebody else. Kept with the card for ever.
------------------------------------------------------------------------------------------------------------------
ALTER TABLE scorecards
  ADD COLUMN typed_by   uuid,
  -- What the author had typed by then themselves; theirs alone to read.
  ADD COLUMN kept_draft jsonb,
  ADD CONSTRAINT scorecards_org_id_typed_by_fkey FOREIGN KEY (org_id, typed_by)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  ADD CONSTRAINT scorecards_typed_by_check CHECK (typed_by <> member_id),
  ADD CONSTRAINT scorecards_typed_check CHECK (
    (typed_by IS NULL OR state = 'submitted') AND (kept_draft IS NULL OR typed_by IS NOT NULL));

------------------------------------------------------------------------------------------------------------------
-- Seats: the holder did not take part, or somebody else took the seat over.
------------------------------------------------------------------------------------------------------------------
ALTER TABLE seats DROP CONSTRAINT seats_end_kind_check;
ALTER TABLE seats
  ADD CONSTRAINT seats_end_kind_check CHECK (end_kind IN ('given_up', 'cancelled', 'not_taken_part', 'handed_over')),
  -- The seat that was handed over to the holder of this one.
  ADD COLUMN replaces_id uuid,
  ADD CONSTRAINT seats_org_id_replaces_id_fkey FOREIGN KEY (org_id, replaces_id)
    REFERENCES seats (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT;
-- A seat is handed over once.
CREATE UNIQUE INDEX seats_org_id_replaces_id_key ON seats (org_id, replaces_id);

-- Whoever takes a seat over takes it as it was.
CREATE FUNCTION check_hand_over() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM seats s
     WHERE s.org_id = NEW.org_id AND s.id = NEW.replaces_id AND s.end_kind = 'handed_over'
       AND s.interview_id = NEW.interview_id AND s.kind = NEW.kind AND s.dimension_ids = NEW.dimension_ids) THEN
    RAISE EXCEPTION 'the seat before was not handed over as this one'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'seats_handed_over', TABLE = 'seats';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER seats_handed_over BEFORE INSERT OR UPDATE OF replaces_id ON seats
  FOR EACH ROW WHEN (NEW.replaces_id IS NOT NULL) EXECUTE FUNCTION check_hand_over();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['amendments', 'questions', 'addenda'] LOOP
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
