-- The loop planner: people named for rounds, plans that loops under way keep, templates, conflicts of interest, limits.

ALTER TABLE jobs
  -- The number of the plan that loops begin with.
  ADD COLUMN plan integer NOT NULL DEFAULT 1,
  ADD CONSTRAINT jobs_plan_check CHECK (plan >= 1);

ALTER TABLE job_rounds
  -- A saved plan is kept as it was for as long as a loop follows it.
  ADD COLUMN plan integer NOT NULL DEFAULT 1,
  -- Who is meant to interview; more people than places is a pool to choose from.
  ADD COLUMN member_ids uuid[] NOT NULL DEFAULT '{}',
  ADD CONSTRAINT job_rounds_plan_check CHECK (plan >= 1),
  ADD CONSTRAINT job_rounds_member_ids_check CHECK (cardinality(member_ids) <= 12);
-- Nobody was named before.
ALTER TABLE job_rounds ALTER COLUMN member_ids DROP DEFAULT;
DROP INDEX job_rounds_org_id_job_id_position_key;
CREATE UNIQUE INDEX job_rounds_org_id_job_id_plan_position_key ON job_rounds (org_id, job_id, plan, position);
REVOKE DELETE ON job_rounds FROM evenhand_app;

ALTER TABLE loops
  -- The plan of its job that it follows: the one it began with, until somebody has it follow a newer one.
  ADD COLUMN plan integer NOT NULL DEFAULT 1,
  ADD CONSTRAINT loops_plan_check CHECK (plan >= 1);

CREATE TABLE plan_templates (
  org_id       uuid           NOT NULL,
  id           uuid           NOT NULL,
  blueprint_id uuid           NOT NULL,
  name         text           NOT NULL,
  -- Rounds with their dimensions by id, key and name, so that another version can say what does not fit.
  rounds       jsonb          NOT NULL,
  created_by   uuid           NOT NULL,
  created_at   timestamptz(3) NOT NULL,
  version      integer        NOT NULL,
  CONSTRAINT plan_templates_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT plan_templates_org_id_blueprint_id_fkey FOREIGN KEY (org_id, blueprint_id)
    REFERENCES blueprints (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT plan_templates_org_id_created_by_fkey FOREIGN KEY (org_id, created_by)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT plan_templates_name_check CHECK (length(name) BETWEEN 1 AND 200),
  CONSTRAINT plan_templates_version_check CHECK (version >= 1)
);
CREATE UNIQUE INDEX plan_templates_org_id_blueprint_id_name_key ON plan_templates (org_id, blueprint_id, name);

CREATE TABLE conflicts (
  org_id       uuid           NOT NULL,
  id           uuid           NOT NULL,
  member_id    uuid           NOT NULL,
  candidate_id uuid           NOT NULL,
  -- Through which loop it was declared, by somebody who may know the candidate by its label only; null: by name.
  loop_id      uuid,
  -- A code and no text: nothing here is to describe a candidate.
  kind         text           NOT NULL,
  declared_by  uuid           NOT NULL,
  declared_at  timestamptz(3) NOT NULL,
  withdrawn_by uuid,
  withdrawn_at timestamptz(3),
  CONSTRAINT conflicts_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT conflicts_org_id_member_id_fkey FOREIGN KEY (org_id, member_id)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT conflicts_org_id_candidate_id_fkey FOREIGN KEY (org_id, candidate_id)
    REFERENCES candidates (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT conflicts_org_id_loop_id_fkey FOREIGN KEY (org_id, loop_id)
    REFERENCES loops (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT conflicts_org_id_declared_by_fkey FOREIGN KEY (org_id, declared_by)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT conflicts_org_id_withdrawn_by_fkey FOREIGN KEY (org_id, withdrawn_by)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT conflicts_kind_check CHECK (kind IN ('related', 'worked_together', 'friend', 'financial', 'other')),
  CONSTRAINT conflicts_withdrawn_check CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL))
);
-- One at a time, by name and through each loop: were it one for both, a refusal would tell whose label a loop shows.
CREATE UNIQUE INDEX conflicts_standing_key ON conflicts (org_id, member_id, candidate_id, loop_id) NULLS NOT DISTINCT
  WHERE withdrawn_at IS NULL;
CREATE INDEX conflicts_org_id_candidate_id_idx ON conflicts (org_id, candidate_id);

-- A conflict that was declared stays in the register; all that happens to it is that it is withdrawn, once.
CREATE FUNCTION keep_conflict() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.withdrawn_at IS NOT NULL
     OR (OLD.org_id, OLD.id, OLD.member_id, OLD.candidate_id, OLD.loop_id, OLD.kind, OLD.declared_by, OLD.declared_at)
        IS DISTINCT FROM
        (NEW.org_id, NEW.id, NEW.member_id, NEW.candidate_id, NEW.loop_id, NEW.kind, NEW.declared_by, NEW.declared_at) THEN
    RAISE EXCEPTION 'a declared conflict is withdrawn and never changed'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'conflicts_kept', TABLE = 'conflicts';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER conflicts_kept BEFORE UPDATE ON conflicts FOR EACH ROW EXECUTE FUNCTION keep_conflict();

CREATE TABLE planning_settings (
  org_id     uuid           NOT NULL,
  -- How many interviews a week are enough for whoever has no limit of their own.
  per_week   integer        NOT NULL,
  changed_by uuid           NOT NULL,
  changed_at timestamptz(3) NOT NULL,
  version    integer        NOT NULL,
  CONSTRAINT planning_settings_pkey PRIMARY KEY (org_id),
  CONSTRAINT planning_settings_org_id_changed_by_fkey FOREIGN KEY (org_id, changed_by)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT planning_settings_per_week_check CHECK (per_week BETWEEN 1 AND 40),
  CONSTRAINT planning_settings_version_check CHECK (version >= 1)
);

CREATE TABLE interview_limits (
  org_id     uuid           NOT NULL,
  member_id  uuid           NOT NULL,
  -- Null: the organisation's.
  per_week   integer,
  changed_by uuid           NOT NULL,
  changed_at timestamptz(3) NOT NULL,
  version    integer        NOT NULL,
  CONSTRAINT interview_limits_pkey PRIMARY KEY (org_id, member_id),
  CONSTRAINT interview_limits_org_id_member_id_fkey FOREIGN KEY (org_id, member_id)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT interview_limits_org_id_changed_by_fkey FOREIGN KEY (org_id, changed_by)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT interview_limits_per_week_check CHECK (per_week BETWEEN 0 AND 40),
  CONSTRAINT interview_limits_version_check CHECK (version >= 1)
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['plan_templates', 'conflicts', 'planning_settings', 'interview_limits'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I USING (org_id = current_org_id()) WITH CHECK (org_id = current_org_id())',
                   name);
  END LOOP;
END
$$;
GRANT SELECT, INSERT, UPDATE ON conflicts, planning_settings, interview_limits TO evenhand_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON plan_templates TO evenhand_app;
