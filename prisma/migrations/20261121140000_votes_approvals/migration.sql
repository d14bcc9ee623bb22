-- Sealed votes, the chain of approvals, and decisions that are reopened.

------------------------------------------------------------------------------------------------------------------
-- Jobs: a chain of approvers in place of one, and the policy of their debriefs.
------------------------------------------------------------------------------------------------------------------
ALTER TABLE jobs
  ADD COLUMN approver_ids          uuid[],
  -- So many votes it takes before the chair may open them without the rest. Jobs from before ask for one.
  ADD COLUMN quorum                integer NOT NULL DEFAULT 1,
  -- Interviewers' recommendations stay hidden in a debrief until its votes are open.
  ADD COLUMN hides_recommendations boolean NOT NULL DEFAULT true,
  -- When all dimensions stand on a debrief as one figure.
  ADD COLUMN composite_policy      text    NOT NULL DEFAULT 'after_votes';

-- Forced row-level security binds the owner too, and would hide every row from this change.
ALTER TABLE jobs NO FORCE ROW LEVEL SECURITY;
DO $$
DECLARE
  expected bigint;
  changed  bigint;
BEGIN
  SELECT count(*) INTO expected FROM jobs;
  UPDATE jobs SET approver_ids = ARRAY[approver_id];
  GET DIAGNOSTICS changed = ROW_COUNT;
  IF changed <> expected OR EXISTS (SELECT FROM jobs WHERE approver_ids IS DISTINCT FROM ARRAY[approver_id]) THEN
    RAISE EXCEPTION 'the approvers of % jobs were to be carried over, and % were', expected, changed;
  END IF;
END
$$;
ALTER TABLE jobs FORCE ROW LEVEL SECURITY;

ALTER TABLE jobs
  ALTER COLUMN approver_ids SET NOT NULL,
  ALTER COLUMN quorum DROP DEFAULT,
  ALTER COLUMN hides_recommendations DROP DEFAULT,
  ALTER COLUMN composite_policy DROP DEFAULT,
  ADD CONSTRAINT jobs_approver_ids_check
    CHECK (cardinality(approver_ids) BETWEEN 1 AND 3 AND array_position(approver_ids, NULL) IS NULL),
  ADD CONSTRAINT jobs_quorum_check CHECK (quorum BETWEEN 1 AND 13),
  ADD CONSTRAINT jobs_composite_policy_check CHECK (composite_policy IN ('never', 'after_votes', 'before_votes')),
  DROP COLUMN approver_id;

------------------------------------------------------------------------------------------------------------------
-- Votes.
------------------------------------------------------------------------------------------------------------------
CREATE TABLE votes (
  org_id     uuid           NOT NULL,
  id         uuid           NOT NULL,
  debrief_id uuid           NOT NULL,
  member_id  uuid           NOT NULL,
  -- The first vote of a member is 1; the highest number counts.
  number     integer        NOT NULL,
  choice     text           NOT NULL,
  reason     text           NOT NULL,
  is_late    boolean        NOT NULL,
  cast_at    timestamptz(3) NOT NULL,
  CONSTRAINT votes_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT votes_org_id_debrief_id_fkey FOREIGN KEY (org_id, debrief_id)
    REFERENCES debriefs (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT votes_org_id_member_id_fkey FOREIGN KEY (org_id, member_id)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT votes_number_check CHECK (number >= 1),
  CONSTRAINT votes_choice_check CHECK (choice IN ('hire', 'no_hire', 'hold', 'advance')),
  CONSTRAINT votes_reason_check CHECK (length(reason) <= 2000)
);
CREATE UNIQUE INDEX votes_org_id_debrief_id_member_id_number_key ON votes (org_id, debrief_id, member_id, number);

CREATE TABLE recusals (
  org_id     uuid           NOT NULL,
  debrief_id uuid           NOT NULL,
  member_id  uuid           NOT NULL,
  reason     text           NOT NULL,
  recused_at timestamptz(3) NOT NULL,
  -- Whoever steps back does so once and for good.
  CONSTRAINT recusals_pkey PRIMARY KEY (org_id, debrief_id, member_id),
  CONSTRAINT recusals_org_id_debrief_id_fkey FOREIGN KEY (org_id, debrief_id)
    REFERENCES debriefs (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT recusals_org_id_member_id_fkey FOREIGN KEY (org_id, member_id)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT recusals_reason_check CHECK (length(btrim(reason)) > 0)
);

CREATE TABLE vote_reveals (
  org_id      uuid           NOT NULL,
  debrief_id  uuid           NOT NULL,
  -- The votes that opened, and who had been asked for one, whoever is on the committee later.
  vote_ids    uuid[]         NOT NULL,
  voter_ids   uuid[]         NOT NULL,
  chair_id    uuid           NOT NULL,
  -- What the job asked for at that moment.
  quorum      integer        NOT NULL,
  cause       text           NOT NULL,
  revealed_by uuid           NOT NULL,
  revealed_at timestamptz(3) NOT NULL,
  -- Votes open once.
  CONSTRAINT vote_reveals_pkey PRIMARY KEY (org_id, debrief_id),
  CONSTRAINT vote_reveals_org_id_debrief_id_fkey FOREIGN KEY (org_id, debrief_id)
    REFERENCES debriefs (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT vote_reveals_org_id_chair_id_fkey FOREIGN KEY (org_id, chair_id)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT vote_reveals_org_id_revealed_by_fkey FOREIGN KEY (org_id, revealed_by)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT vote_reveals_cause_check CHECK (cause IN ('all_in', 'closed')),
  CONSTRAINT vote_reveals_quorum_check CHECK (quorum >= 1 AND cardinality(vote_ids) >= quorum)
);

-- A vote is late exactly if the votes are open, it is the member's first then, and nobody who stepped back votes.
CREATE FUNCTION check_vote() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE is_open boolean := EXISTS (
  SELECT FROM vote_reveals r WHERE r.org_id = NEW.org_id AND r.debrief_id = NEW.debrief_id);
BEGIN
  IF NEW.is_late <> is_open OR (is_open AND NEW.number > 1)
     OR EXISTS (SELECT FROM recusals r
                 WHERE r.org_id = NEW.org_id AND r.debrief_id = NEW.debrief_id AND r.member_id = NEW.member_id) THEN
    RAISE EXCEPTION 'this vote can not be cast any more'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'votes_in_time', TABLE = 'votes';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER votes_in_time BEFORE INSERT ON votes FOR EACH ROW EXECUTE FUNCTION check_vote();

------------------------------------------------------------------------------------------------------------------
-- Decisions: more than one to a debrief, each but the last reopened.
------------------------------------------------------------------------------------------------------------------
ALTER TABLE decisions
  ADD COLUMN number               integer NOT NULL DEFAULT 1,
  ADD COLUMN numbers_missed       text    NOT NULL DEFAULT '',
  -- Where the candidate is considered from now on.
  ADD COLUMN other_application_id uuid,
  ADD CONSTRAINT decisions_org_id_other_application_id_fkey FOREIGN KEY (org_id, other_application_id)
    REFERENCES applications (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  ADD CONSTRAINT decisions_number_check CHECK (number >= 1),
  -- Decisions from before name none; every other one on another job leads there.
  ADD CONSTRAINT decisions_other_application_check
    CHECK ((outcome = 'other_job') = (other_application_id IS NOT NULL)) NOT VALID;
ALTER TABLE decisions
  ALTER COLUMN number DROP DEFAULT,
  ALTER COLUMN numbers_missed DROP DEFAULT;
DROP INDEX decisions_org_id_debrief_id_key;
CREATE UNIQUE INDEX decisions_org_id_debrief_id_number_key ON decisions (org_id, debrief_id, number);

CREATE TABLE reopenings (
  org_id      uuid           NOT NULL,
  decision_id uuid           NOT NULL,
  reason      text           NOT NULL,
  reopened_by uuid           NOT NULL,
  reopened_at timestamptz(3) NOT NULL,
  -- A decision is reopened once, and stays in the record.
  CONSTRAINT reopenings_pkey PRIMARY KEY (org_id, decision_id),
  CONSTRAINT reopenings_org_id_decision_id_fkey FOREIGN KEY (org_id, decision_id)
    REFERENCES decisions (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT reopenings_org_id_reopened_by_fkey FOREIGN KEY (org_id, reopened_by)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT reopenings_reason_check CHECK (length(btrim(reason)) > 0)
);

-- At most one decision of a debrief is in force: each one before it was reopened. Two at once meet in their number.
CREATE FUNCTION check_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  earlier  integer;
  reopened integer;
BEGIN
  SELECT count(*), count(r.decision_id) INTO earlier, reopened
    FROM decisions d LEFT JOIN reopenings r ON r.org_id = d.org_id AND r.decision_id = d.id
   WHERE d.org_id = NEW.org_id AND d.debrief_id = NEW.debrief_id;
  IF reopened < earlier OR NEW.number <> earlier + 1 THEN
    RAISE EXCEPTION 'the decision before is still in force'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'decisions_one_in_force', TABLE = 'decisions';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER decisions_one_in_force BEFORE INSERT ON decisions FOR EACH ROW EXECUTE FUNCTION check_decision();

------------------------------------------------------------------------------------------------------------------
-- Approvals. Decisions from before this chain have no steps: nobody was asked then, and nobody is asked afterwards.
------------------------------------------------------------------------------------------------------------------
CREATE TABLE approval_steps (
  org_id      uuid    NOT NULL,
  decision_id uuid    NOT NULL,
  position    integer NOT NULL,
  approver_id uuid    NOT NULL,
  CONSTRAINT approval_steps_pkey PRIMARY KEY (org_id, decision_id, position),
  CONSTRAINT approval_steps_org_id_decision_id_fkey FOREIGN KEY (org_id, decision_id)
    REFERENCES decisions (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT approval_steps_org_id_approver_id_fkey FOREIGN KEY (org_id, approver_id)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT approval_steps_position_check CHECK (position BETWEEN 1 AND 3)
);
-- Nobody is asked twice.
CREATE UNIQUE INDEX approval_steps_org_id_decision_id_approver_id_key
  ON approval_steps (org_id, decision_id, approver_id);
-- Waiting for me: where somebody is asked.
CREATE INDEX approval_steps_org_id_approver_id_idx ON approval_steps (org_id, approver_id);

CREATE TABLE approvals (
  org_id      uuid           NOT NULL,
  decision_id uuid           NOT NULL,
  position    integer        NOT NULL,
  verdict     text           NOT NULL,
  note        text           NOT NULL,
  answered_at timestamptz(3) NOT NULL,
  -- Each approver answers once.
  CONSTRAINT approvals_pkey PRIMARY KEY (org_id, decision_id, position),
  CONSTRAINT approvals_org_id_decision_id_position_fkey FOREIGN KEY (org_id, decision_id, position)
    REFERENCES approval_steps (org_id, decision_id, position) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT approvals_verdict_check CHECK (verdict IN ('approved', 'returned')),
  CONSTRAINT approvals_note_check CHECK (verdict = 'approved' OR length(btrim(note)) >= 10)
);

-- One after the other: every approver before has approved, and the decision is still in force.
CREATE FUNCTION check_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM approvals a
       WHERE a.org_id = NEW.org_id AND a.decision_id = NEW.decision_id AND a.verdict = 'approved') <> NEW.position - 1
     OR EXISTS (SELECT FROM reopenings r WHERE r.org_id = NEW.org_id AND r.decision_id = NEW.decision_id) THEN
    RAISE EXCEPTION 'this approver is not asked'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'approvals_in_order', TABLE = 'approvals';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER approvals_in_order BEFORE INSERT ON approvals FOR EACH ROW EXECUTE FUNCTION check_approval();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['votes', 'recusals', 'vote_reveals', 'reopenings', 'approval_steps', 'approvals'] LOOP
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
