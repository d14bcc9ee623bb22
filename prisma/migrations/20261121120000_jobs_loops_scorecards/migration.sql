-- From a job to sealed cards: jobs with their loop plans, candidates and applications, loops with interviews and seats,
-- scorecards and scores.

CREATE TABLE jobs (
  org_id            uuid           NOT NULL,
  id                uuid           NOT NULL,
  title             text           NOT NULL,
  blueprint_id      uuid           NOT NULL,
  version_id        uuid           NOT NULL,
  hiring_manager_id uuid           NOT NULL,
  approver_id       uuid           NOT NULL,
  recruiter_id      uuid           NOT NULL,
  committee_ids     uuid[]         NOT NULL,
  state             text           NOT NULL,
  -- When an interviewer who has submitted sees colleagues' cards: with their own, or with the last one of the loop.
  reveal            text           NOT NULL,
  created_at        timestamptz(3) NOT NULL,
  version           integer        NOT NULL DEFAULT 1,
  CONSTRAINT jobs_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT jobs_org_id_blueprint_id_fkey FOREIGN KEY (org_id, blueprint_id)
    REFERENCES blueprints (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT jobs_org_id_version_id_fkey FOREIGN KEY (org_id, version_id)
    REFERENCES blueprint_versions (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT jobs_org_id_hiring_manager_id_fkey FOREIGN KEY (org_id, hiring_manager_id)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT jobs_org_id_approver_id_fkey FOREIGN KEY (org_id, approver_id)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT jobs_org_id_recruiter_id_fkey FOREIGN KEY (org_id, recruiter_id)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT jobs_title_check CHECK (length(title) BETWEEN 1 AND 200),
  CONSTRAINT jobs_state_check CHECK (state IN ('open', 'closed')),
  CONSTRAINT jobs_reveal_check CHECK (reveal IN ('own_submitted', 'all_submitted')),
  CONSTRAINT jobs_version_check CHECK (version >= 1)
);
CREATE INDEX jobs_org_id_title_id_idx ON jobs (org_id, title, id);

CREATE TABLE job_rounds (
  org_id        uuid    NOT NULL,
  id            uuid    NOT NULL,
  job_id        uuid    NOT NULL,
  position      integer NOT NULL,
  name          text    NOT NULL,
  exercise_key  text    NOT NULL,
  minutes       integer NOT NULL,
  interviewers  integer NOT NULL,
  dimension_ids uuid[]  NOT NULL,
  CONSTRAINT job_rounds_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT job_rounds_org_id_job_id_fkey FOREIGN KEY (org_id, job_id)
    REFERENCES jobs (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT job_rounds_minutes_check CHECK (minutes BETWEEN 5 AND 480),
  CONSTRAINT job_rounds_interviewers_check CHECK (interviewers BETWEEN 1 AND 4),
  CONSTRAINT job_rounds_dimension_ids_check CHECK (cardinality(dimension_ids) BETWEEN 1 AND 8)
);
CREATE UNIQUE INDEX job_rounds_org_id_job_id_position_key ON job_rounds (org_id, job_id, position);

CREATE TABLE candidates (
  org_id     uuid           NOT NULL,
  id         uuid           NOT NULL,
  name       text           NOT NULL,
  email      text,
  phone      text,
  time_zone  text           NOT NULL,
  note       text           NOT NULL,
  created_at timestamptz(3) NOT NULL,
  version    integer        NOT NULL DEFAULT 1,
  CONSTRAINT candidates_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT candidates_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs (id),
  CONSTRAINT candidates_name_check CHECK (length(name) BETWEEN 1 AND 200),
  CONSTRAINT candidates_email_check CHECK (email = lower(email) AND length(email) <= 254),
  CONSTRAINT candidates_version_check CHECK (version >= 1)
);
CREATE INDEX candidates_org_id_name_id_idx ON candidates (org_id, name, id);
CREATE INDEX candidates_org_id_email_idx ON candidates (org_id, email);

CREATE TABLE applications (
  org_id       uuid           NOT NULL,
  id           uuid           NOT NULL,
  candidate_id uuid           NOT NULL,
  job_id       uuid           NOT NULL,
  stage        text           NOT NULL,
  applied_at   timestamptz(3) NOT NULL,
  stage_at     timestamptz(3) NOT NULL,
  withdrawn_at timestamptz(3),
  version      integer        NOT NULL DEFAULT 1,
  CONSTRAINT applications_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT applications_org_id_candidate_id_fkey FOREIGN KEY (org_id, candidate_id)
    REFERENCES candidates (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT applications_org_id_job_id_fkey FOREIGN KEY (org_id, job_id)
    REFERENCES jobs (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT applications_stage_check CHECK (stage IN ('applied', 'interviewing', 'debrief', 'decided', 'withdrawn')),
  CONSTRAINT applications_withdrawn_check CHECK ((stage = 'withdrawn') = (withdrawn_at IS NOT NULL)),
  CONSTRAINT applications_version_check CHECK (version >= 1)
);
CREATE INDEX applications_org_id_candidate_id_idx ON applications (org_id, candidate_id);
CREATE INDEX applications_org_id_job_id_stage_idx ON applications (org_id, job_id, stage);
-- One application at a time for the same job.
CREATE UNIQUE INDEX applications_active_key ON applications (org_id, candidate_id, job_id)
  WHERE stage IN ('applied', 'interviewing', 'debrief');

CREATE TABLE loops (
  org_id         uuid           NOT NULL,
  id             uuid           NOT NULL,
  application_id uuid           NOT NULL,
  owner_id       uuid           NOT NULL,
  state          text           NOT NULL,
  created_at     timestamptz(3) NOT NULL,
  version        integer        NOT NULL DEFAULT 1,
  CONSTRAINT loops_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT loops_org_id_application_id_fkey FOREIGN KEY (org_id, application_id)
    REFERENCES applications (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT loops_org_id_owner_id_fkey FOREIGN KEY (org_id, owner_id)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT loops_state_check CHECK (state IN ('open', 'debrief', 'closed', 'cancelled')),
  CONSTRAINT loops_version_check CHECK (version >= 1)
);
CREATE INDEX loops_org_id_state_id_idx ON loops (org_id, state, id);
CREATE INDEX loops_org_id_application_id_idx ON loops (org_id, application_id);
-- One loop under way for an application.
CREATE UNIQUE INDEX loops_active_key ON loops (org_id, application_id) WHERE state IN ('open', 'debrief');

CREATE TABLE interviews (
  org_id        uuid           NOT NULL,
  id            uuid           NOT NULL,
  loop_id       uuid           NOT NULL,
  name          text           NOT NULL,
  exercise_key  text           NOT NULL,
  -- Of its round when it was scheduled: the plan may change afterwards, the interview does not.
  dimension_ids uuid[]         NOT NULL,
  starts_at     timestamptz(3) NOT NULL,
  minutes       integer        NOT NULL,
  -- The zone the time was said in; the instant alone would lose it.
  time_zone     text           NOT NULL,
  video_url     text,
  room          text,
  cancelled_at  timestamptz(3),
  cancel_reason text,
  version       integer        NOT NULL DEFAULT 1,
  CONSTRAINT interviews_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT interviews_org_id_loop_id_fkey FOREIGN KEY (org_id, loop_id)
    REFERENCES loops (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT interviews_dimension_ids_check CHECK (cardinality(dimension_ids) BETWEEN 1 AND 8),
  CONSTRAINT interviews_minutes_check CHECK (minutes BETWEEN 5 AND 480),
  CONSTRAINT interviews_video_url_check CHECK (video_url ~ '^https://'),
  CONSTRAINT interviews_cancelled_check CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL)),
  CONSTRAINT interviews_version_check CHECK (version >= 1)
);
CREATE INDEX interviews_org_id_loop_id_starts_at_idx ON interviews (org_id, loop_id, starts_at);

CREATE TABLE seats (
  org_id        uuid           NOT NULL,
  id            uuid           NOT NULL,
  loop_id       uuid           NOT NULL,
  interview_id  uuid           NOT NULL,
  member_id     uuid           NOT NULL,
  kind          text           NOT NULL,
  dimension_ids uuid[]         NOT NULL,
  due_at        timestamptz(3) NOT NULL,
  ended_at      timestamptz(3),
  -- Given up is for good: its holder never sits on this loop again. Cancelled went with its interview or loop.
  end_kind      text,
  end_reason    text,
  CONSTRAINT seats_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT seats_org_id_loop_id_fkey FOREIGN KEY (org_id, loop_id)
    REFERENCES loops (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT seats_org_id_interview_id_fkey FOREIGN KEY (org_id, interview_id)
    REFERENCES interviews (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT seats_org_id_member_id_fkey FOREIGN KEY (org_id, member_id)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT seats_kind_check CHECK (kind IN ('interviewer', 'trainee', 'shadow')),
  CONSTRAINT seats_dimension_ids_check CHECK (cardinality(dimension_ids) BETWEEN 1 AND 8),
  CONSTRAINT seats_end_kind_check CHECK (end_kind IN ('given_up', 'cancelled')),
  CONSTRAINT seats_ended_check CHECK (
    (ended_at IS NULL) = (end_reason IS NULL) AND (ended_at IS NULL) = (end_kind IS NULL)
  )
);
CREATE UNIQUE INDEX seats_org_id_interview_id_member_id_key ON seats (org_id, interview_id, member_id);
CREATE INDEX seats_org_id_member_id_due_at_idx ON seats (org_id, member_id, due_at);
CREATE INDEX seats_org_id_loop_id_idx ON seats (org_id, loop_id);

CREATE TABLE scorecards (
  org_id         uuid           NOT NULL,
  id             uuid           NOT NULL,
  seat_id        uuid           NOT NULL,
  loop_id        uuid           NOT NULL,
  member_id      uuid           NOT NULL,
  state          text           NOT NULL,
  notes          text           NOT NULL,
  recommendation text,
  signals        text[]         NOT NULL,
  red_flags      jsonb          NOT NULL,
  changed_at     timestamptz(3) NOT NULL,
  submitted_at   timestamptz(3),
  version        integer        NOT NULL DEFAULT 1,
  CONSTRAINT scorecards_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT scorecards_org_id_seat_id_fkey FOREIGN KEY (org_id, seat_id)
    REFERENCES seats (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT scorecards_org_id_loop_id_fkey FOREIGN KEY (org_id, loop_id)
    REFERENCES loops (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT scorecards_org_id_member_id_fkey FOREIGN KEY (org_id, member_id)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT scorecards_state_check CHECK (state IN ('draft', 'submitted')),
  CONSTRAINT scorecards_recommendation_check CHECK (recommendation IN ('strong_no', 'no', 'yes', 'strong_yes')),
  CONSTRAINT scorecards_submitted_check CHECK (
    (state = 'submitted') = (submitted_at IS NOT NULL) AND (state = 'draft' OR recommendation IS NOT NULL)
  ),
  CONSTRAINT scorecards_version_check CHECK (version >= 1)
);
-- One card for a seat, so never two submitted ones.
CREATE UNIQUE INDEX scorecards_org_id_seat_id_key ON scorecards (org_id, seat_id);
CREATE INDEX scorecards_org_id_loop_id_state_idx ON scorecards (org_id, loop_id, state);
-- Who still owes a card: few beside all that were ever written.
CREATE INDEX scorecards_draft_idx ON scorecards (org_id, member_id, seat_id) WHERE state = 'draft';

CREATE TABLE scores (
  org_id              uuid    NOT NULL,
  scorecard_id        uuid    NOT NULL,
  dimension_id        uuid    NOT NULL,
  rating              integer,
  not_assessed_reason text,
  evidence            text    NOT NULL,
  CONSTRAINT scores_pkey PRIMARY KEY (org_id, scorecard_id, dimension_id),
  CONSTRAINT scores_org_id_scorecard_id_fkey FOREIGN KEY (org_id, scorecard_id)
    REFERENCES scorecards (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT scores_org_id_dimension_id_fkey FOREIGN KEY (org_id, dimension_id)
    REFERENCES dimensions (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT scores_rating_check CHECK (rating BETWEEN 1 AND 5),
  -- A dimension is rated or not assessed, never both. The reason may be empty until the card is submitted.
  CONSTRAINT scores_one_of_check CHECK (rating IS NULL OR not_assessed_reason IS NULL)
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['jobs', 'job_rounds', 'candidates', 'applications', 'loops', 'interviews', 'seats',
                              'scorecards', 'scores'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I USING (org_id = current_org_id()) WITH CHECK (org_id = current_org_id())',
                   name);
  END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE ON jobs, candidates, applications, loops, interviews, seats, scorecards, scores
  TO evenhand_app;
-- A loop plan is replaced as a whole; loops under way have their own interviews.
GRANT SELECT, INSERT, UPDATE, DELETE ON job_rounds TO evenhand_app;

-- A submitted card is immutable, whoever asks.
CREATE FUNCTION keep_submitted_card() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'submitted' THEN
    RAISE EXCEPTION 'the card is submitted: it is never changed or removed'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'scorecards_submitted_kept', TABLE = 'scorecards';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE TRIGGER scorecards_submitted_kept BEFORE UPDATE OR DELETE ON scorecards
  FOR EACH ROW EXECUTE FUNCTION keep_submitted_card();

-- So are its scores. The card's row is locked by whoever writes scores, so none slips in beside a submission.
CREATE FUNCTION keep_submitted_scores() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Both rows of an UPDATE are looked at: a score is neither moved away from a submitted card nor onto one.
  IF EXISTS (SELECT FROM scorecards s
              WHERE s.state = 'submitted'
                AND (s.org_id, s.id) IN ((OLD.org_id, OLD.scorecard_id), (NEW.org_id, NEW.scorecard_id))) THEN
    RAISE EXCEPTION 'the card is submitted: its scores are never changed or removed'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'scores_submitted_kept', TABLE = 'scores';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE TRIGGER scores_submitted_kept BEFORE INSERT OR UPDATE OR DELETE ON scores
  FOR EACH ROW EXECUTE FUNCTION keep_submitted_scores();

-- Submission itself: every dimension of the seat is rated with evidence or not assessed with its reason.
CREATE FUNCTION check_submission() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE missing integer;
BEGIN
  SELECT count(*) INTO missing
    FROM seats s, unnest(s.dimension_ids) AS wanted (dimension_id)
    LEFT JOIN scores r ON r.org_id = NEW.org_id AND r.scorecard_id = NEW.id AND r.dimension_id = wanted.dimension_id
   WHERE s.org_id = NEW.org_id AND s.id = NEW.seat_id
     AND (r.dimension_id IS NULL
          OR (r.rating IS NULL AND coalesce(r.not_assessed_reason, '') !~ '\S')
          OR (r.rating IS NOT NULL AND r.evidence !~ '\S'));
  IF missing > 0 THEN
    RAISE EXCEPTION '% dimensions are neither rated with evidence nor not assessed with a reason', missing
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'scorecards_complete', TABLE = 'scorecards';
  END IF;
  RETURN NEW;
END
$$;
-- On INSERT as well, where there can be no scores yet: so a card begins as a draft.
CREATE TRIGGER scorecards_complete BEFORE INSERT OR UPDATE ON scorecards
  FOR EACH ROW WHEN (NEW.state = 'submitted') EXECUTE FUNCTION check_submission();
CREATE TRIGGER scorecards_no_truncate BEFORE TRUNCATE ON scorecards
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER scores_no_truncate BEFORE TRUNCATE ON scores
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
