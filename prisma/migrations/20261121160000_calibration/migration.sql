-- Calibration that is kept: the switch, the fits of families, what each waits for; and the queue of background work.

-- A row appears with the first change; without one an organisation calibrates over twelve months.
CREATE TABLE calibration_settings (
  org_id        uuid           NOT NULL,
  is_on         boolean        NOT NULL,
  -- How far back interviews enter a family's fit.
  window_months integer        NOT NULL,
  -- Whether calibration leads see how each interviewer scores, by name; everybody sees their own.
  shows_levels  boolean        NOT NULL,
  changed_by    uuid           NOT NULL,
  changed_at    timestamptz(3) NOT NULL,
  version       integer        NOT NULL,
  CONSTRAINT calibration_settings_pkey PRIMARY KEY (org_id),
  CONSTRAINT calibration_settings_org_id_changed_by_fkey FOREIGN KEY (org_id, changed_by)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT calibration_settings_window_months_check CHECK (window_months BETWEEN 6 AND 24),
  CONSTRAINT calibration_settings_version_check CHECK (version >= 1)
);

CREATE TABLE job_calibrations (
  org_id     uuid           NOT NULL,
  job_id     uuid           NOT NULL,
  is_on      boolean        NOT NULL,
  changed_by uuid           NOT NULL,
  changed_at timestamptz(3) NOT NULL,
  version    integer        NOT NULL,
  CONSTRAINT job_calibrations_pkey PRIMARY KEY (org_id, job_id),
  CONSTRAINT job_calibrations_org_id_job_id_fkey FOREIGN KEY (org_id, job_id)
    REFERENCES jobs (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT job_calibrations_org_id_changed_by_fkey FOREIGN KEY (org_id, changed_by)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT job_calibrations_version_check CHECK (version >= 1)
);

-- What a family waits for: its next night, somebody's wish, the fit that runs.
CREATE TABLE calibration_families (
  org_id       uuid           NOT NULL,
  blueprint_id uuid           NOT NULL,
  due_at       timestamptz(3) NOT NULL,
  asked_at     timestamptz(3),
  running_at   timestamptz(3),
  -- Rises while a fit runs; one that stopped rising has lost its process.
  heard_at     timestamptz(3),
  progress     jsonb,
  CONSTRAINT calibration_families_pkey PRIMARY KEY (org_id, blueprint_id),
  CONSTRAINT calibration_families_org_id_blueprint_id_fkey FOREIGN KEY (org_id, blueprint_id)
    REFERENCES blueprints (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT calibration_families_running_check CHECK (
    (running_at IS NULL) = (heard_at IS NULL) AND (running_at IS NULL) = (progress IS NULL)
  )
);
-- The nightly sweep looks across organisations.
CREATE INDEX calibration_families_due_at_idx ON calibration_families (due_at);

-- One fit of a family over its closed loops, whether it came to a result or not. Never changed.
CREATE TABLE family_fits (
  org_id        uuid           NOT NULL,
  id            uuid           NOT NULL,
  blueprint_id  uuid           NOT NULL,
  made_at       timestamptz(3) NOT NULL,
  outcome       text           NOT NULL,
  -- Why it ended: 'decrement' is convergence.
  stopped       text           NOT NULL,
  state         text           NOT NULL,
  link          text,
  inputs_hash   bytea          NOT NULL,
  window_months integer        NOT NULL,
  window_start  timestamptz(3) NOT NULL,
  -- Cards in closed loops when it was made, of whatever age: what the next fifty are counted from.
  known_cards   integer        NOT NULL,
  duration_ms   integer        NOT NULL,
  options       jsonb          NOT NULL,
  evidence      jsonb          NOT NULL,
  versions      jsonb          NOT NULL,
  hyper         jsonb,
  dimensions    jsonb          NOT NULL,
  raters        jsonb          NOT NULL,
  candidates    jsonb          NOT NULL,
  -- What the calibration pages show of it, by ids; null below a calibrated fit.
  review        jsonb,
  diagnostics   jsonb          NOT NULL,
  CONSTRAINT family_fits_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT family_fits_org_id_blueprint_id_fkey FOREIGN KEY (org_id, blueprint_id)
    REFERENCES blueprints (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT family_fits_outcome_check CHECK (outcome IN ('converged', 'refused')),
  CONSTRAINT family_fits_state_check CHECK (state IN ('raw_only', 'provisional', 'calibrated')),
  CONSTRAINT family_fits_link_check CHECK (link IN ('rsm', 'cum')),
  CONSTRAINT family_fits_result_check CHECK (outcome = 'refused' OR (link IS NOT NULL AND hyper IS NOT NULL)),
  CONSTRAINT family_fits_inputs_hash_check CHECK (octet_length(inputs_hash) = 32),
  CONSTRAINT family_fits_window_months_check CHECK (window_months BETWEEN 6 AND 24)
);
CREATE INDEX family_fits_org_id_blueprint_id_made_at_idx ON family_fits (org_id, blueprint_id, made_at);

-- The family's fit whose hyper-parameters stood behind a debrief's figures; none where there was none yet.
ALTER TABLE fits ADD COLUMN family_fit_id uuid;
ALTER TABLE fits ADD CONSTRAINT fits_org_id_family_fit_id_fkey FOREIGN KEY (org_id, family_fit_id)
  REFERENCES family_fits (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['calibration_settings', 'job_calibrations', 'calibration_families', 'family_fits'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I USING (org_id = current_org_id()) WITH CHECK (org_id = current_org_id())',
                   name);
  END LOOP;
END
$$;
GRANT SELECT, INSERT, UPDATE ON calibration_settings, job_calibrations, calibration_families TO evenhand_app;
GRANT SELECT, INSERT ON family_fits TO evenhand_app;
CREATE TRIGGER family_fits_append_only BEFORE UPDATE OR DELETE ON family_fits
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER family_fits_no_truncate BEFORE TRUNCATE ON family_fits
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- The sweep finds whose night has come, and reads nothing else.
GRANT SELECT (org_id, id) ON blueprints TO evenhand_jobs;
GRANT SELECT (org_id, blueprint_id, due_at) ON calibration_families TO evenhand_jobs;

------------------------------------------------------------------------------------------------------------------
-- The queue: pg-boss 10's own schema (version 24), as PgBoss.getConstructionPlans() prints it, so that processes start
-- without the right to make tables. tests/api/platform/queue.test.ts holds it against the installed version.
------------------------------------------------------------------------------------------------------------------


CREATE SCHEMA IF NOT EXISTS pgboss
  ;

CREATE TYPE pgboss.job_state AS ENUM (
  'created',
  'retry',
  'active',
  'completed',
  'cancelled',
  'failed'
)
  ;

CREATE TABLE pgboss.version (
  version int primary key,
  maintained_on timestamp with time zone,
  cron_on timestamp with time zone,
  monitored_on timestamp with time zone
)
  ;

CREATE TABLE pgboss.queue (
  name text,
  policy text,
  retry_limit int,
  retry_delay int,
  retry_backoff bool,
  expire_seconds int,
  retention_minutes int,
  dead_letter text REFERENCES pgboss.queue (name),
  partition_name text,
  created_on timestamp with time zone not null default now(),
  updated_on timestamp with time zone not null default now(),
  PRIMARY KEY (name)
)
  ;

CREATE TABLE pgboss.schedule (
  name text REFERENCES pgboss.queue ON DELETE CASCADE,
  cron text not null,
  timezone text,
  data jsonb,
  options jsonb,
  created_on timestamp with time zone not null default now(),
  updated_on timestamp with time zone not null default now(),
  PRIMARY KEY (name)
)
  ;

CREATE TABLE pgboss.subscription (
  event text not null,
  name text not null REFERENCES pgboss.queue ON DELETE CASCADE,
  created_on timestamp with time zone not null default now(),
  updated_on timestamp with time zone not null default now(),
  PRIMARY KEY(event, name)
)
  ;

CREATE TABLE pgboss.job (
  id uuid not null default gen_random_uuid(),
  name text not null,
  priority integer not null default(0),
  data jsonb,
  state pgboss.job_state not null default('created'),
  retry_limit integer not null default(2),
  retry_count integer not null default(0),
  retry_delay integer not null default(0),
  retry_backoff boolean not null default false,
  start_after timestamp with time zone not null default now(),
  started_on timestamp with time zone,
  singleton_key text,
  singleton_on timestamp without time zone,
  expire_in interval not null default interval '15 minutes',
  created_on timestamp with time zone not null default now(),
  completed_on timestamp with time zone,
  keep_until timestamp with time zone NOT NULL default now() + interval '14 days',
  output jsonb,
  dead_letter text,
  policy text
) PARTITION BY LIST (name)
  ;
ALTER TABLE pgboss.job ADD PRIMARY KEY (name, id);
CREATE TABLE pgboss.archive (LIKE pgboss.job);
ALTER TABLE pgboss.archive ADD PRIMARY KEY (name, id);
ALTER TABLE pgboss.archive ADD archived_on timestamptz NOT NULL DEFAULT now();
CREATE INDEX archive_i1 ON pgboss.archive(archived_on);

CREATE FUNCTION pgboss.create_queue(queue_name text, options json)
RETURNS VOID AS
$$
DECLARE
  table_name varchar := 'j' || encode(sha224(queue_name::bytea), 'hex');
  queue_created_on timestamptz;
BEGIN

  WITH q as (
  INSERT INTO pgboss.queue (
    name,
    policy,
    retry_limit,
    retry_delay,
    retry_backoff,
    expire_seconds,
    retention_minutes,
    dead_letter,
    partition_name
  )
  VALUES (
    queue_name,
    options->>'policy',
    (options->>'retryLimit')::int,
    (options->>'retryDelay')::int,
    (options->>'retryBackoff')::bool,
    (options->>'expireInSeconds')::int,
    (options->>'retentionMinutes')::int,
    options->>'deadLetter',
    table_name
  )
  ON CONFLICT DO NOTHING
  RETURNING created_on
  )
  SELECT created_on into queue_created_on from q;

  IF queue_created_on IS NULL THEN
    RETURN;
  END IF;

  EXECUTE format('CREATE TABLE pgboss.%I (LIKE pgboss.job INCLUDING DEFAULTS)', table_name);

  EXECUTE format('ALTER TABLE pgboss.%1$I ADD PRIMARY KEY (name, id)', table_name);
  EXECUTE format('ALTER TABLE pgboss.%1$I ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED', table_name);
  EXECUTE format('ALTER TABLE pgboss.%1$I ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED', table_name);
  EXECUTE format('CREATE UNIQUE INDEX %1$s_i1 ON pgboss.%1$I (name, COALESCE(singleton_key, '''')) WHERE state = ''created'' AND policy = ''short''', table_name);
  EXECUTE format('CREATE UNIQUE INDEX %1$s_i2 ON pgboss.%1$I (name, COALESCE(singleton_key, '''')) WHERE state = ''active'' AND policy = ''singleton''', table_name);
  EXECUTE format('CREATE UNIQUE INDEX %1$s_i3 ON pgboss.%1$I (name, state, COALESCE(singleton_key, '''')) WHERE state <= ''active'' AND policy = ''stately''', table_name);
  EXECUTE format('CREATE UNIQUE INDEX %1$s_i4 ON pgboss.%1$I (name, singleton_on, COALESCE(singleton_key, '''')) WHERE state <> ''cancelled'' AND singleton_on IS NOT NULL', table_name);
  EXECUTE format('CREATE INDEX %1$s_i5 ON pgboss.%1$I (name, start_after) INCLUDE (priority, created_on, id) WHERE state < ''active''', table_name);

  EXECUTE format('ALTER TABLE pgboss.%I ADD CONSTRAINT cjc CHECK (name=%L)', table_name, queue_name);
  EXECUTE format('ALTER TABLE pgboss.job ATTACH PARTITION pgboss.%I FOR VALUES IN (%L)', table_name, queue_name);
END;
$$
LANGUAGE plpgsql;
  ;

CREATE FUNCTION pgboss.delete_queue(queue_name text)
RETURNS VOID AS
$$
DECLARE
  table_name varchar;
BEGIN
  WITH deleted as (
    DELETE FROM pgboss.queue
    WHERE name = queue_name
    RETURNING partition_name
  )
  SELECT partition_name from deleted INTO table_name;

  EXECUTE format('DROP TABLE IF EXISTS pgboss.%I', table_name);
END;
$$
LANGUAGE plpgsql;
  ;
INSERT INTO pgboss.version(version) VALUES ('24');

------------------------------------------------------------------------------------------------------------------
-- Who may do what with it. A request only adds work, for its own organisation; the worker does the rest.
------------------------------------------------------------------------------------------------------------------
GRANT USAGE ON SCHEMA pgboss TO evenhand_app, evenhand_jobs;
GRANT SELECT ON pgboss.queue TO evenhand_app;
GRANT SELECT, INSERT ON pgboss.job TO evenhand_app;
GRANT SELECT ON pgboss.queue, pgboss.schedule, pgboss.subscription TO evenhand_jobs;
GRANT SELECT, UPDATE ON pgboss.version TO evenhand_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON pgboss.job, pgboss.archive TO evenhand_jobs;
REVOKE ALL ON FUNCTION pgboss.create_queue(text, json), pgboss.delete_queue(text) FROM PUBLIC;

ALTER TABLE pgboss.job ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON pgboss.job TO evenhand_app
  USING ((data ->> 'orgId')::uuid = current_org_id()) WITH CHECK ((data ->> 'orgId')::uuid = current_org_id());
CREATE POLICY worker ON pgboss.job TO evenhand_jobs USING (true) WITH CHECK (true);

-- One job waits for a family at a time; a lease that is not given back ends after ten minutes.
SELECT pgboss.create_queue('calibration.sweep', '{"policy": "short", "retryLimit": 0, "expireInSeconds": 60}');
SELECT pgboss.create_queue('calibration.refit',
  '{"policy": "short", "retryLimit": 5, "retryDelay": 5, "retryBackoff": true, "expireInSeconds": 600}');
