-- Debriefs with pinned figures, what was settled, and decisions.

CREATE TABLE fits (
  org_id       uuid           NOT NULL,
  id           uuid           NOT NULL,
  blueprint_id uuid           NOT NULL,
  made_at      timestamptz(3) NOT NULL,
  state        text           NOT NULL,
  link         text           NOT NULL,
  inputs_hash  bytea          NOT NULL,
  evidence     jsonb          NOT NULL,
  options      jsonb          NOT NULL,
  diagnostics  jsonb          NOT NULL,
  CONSTRAINT fits_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT fits_org_id_blueprint_id_fkey FOREIGN KEY (org_id, blueprint_id)
    REFERENCES blueprints (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT fits_state_check CHECK (state IN ('raw_only', 'provisional', 'calibrated')),
  CONSTRAINT fits_link_check CHECK (link IN ('rsm', 'cum')),
  CONSTRAINT fits_inputs_hash_check CHECK (octet_length(inputs_hash) = 32)
);
CREATE INDEX fits_org_id_blueprint_id_idx ON fits (org_id, blueprint_id);

CREATE TABLE debriefs (
  org_id         uuid           NOT NULL,
  id             uuid           NOT NULL,
  loop_id        uuid           NOT NULL,
  opened_by      uuid           NOT NULL,
  opened_at      timestamptz(3) NOT NULL,
  opened_despite text,
  fit_id         uuid           NOT NULL,
  card_ids       uuid[]         NOT NULL,
  figures        jsonb          NOT NULL,
  version        integer        NOT NULL DEFAULT 1,
  CONSTRAINT debriefs_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT debriefs_org_id_loop_id_fkey FOREIGN KEY (org_id, loop_id)
    REFERENCES loops (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT debriefs_org_id_opened_by_fkey FOREIGN KEY (org_id, opened_by)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT debriefs_org_id_fit_id_fkey FOREIGN KEY (org_id, fit_id)
    REFERENCES fits (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT debriefs_version_check CHECK (version >= 1)
);
-- One debrief for a loop.
CREATE UNIQUE INDEX debriefs_org_id_loop_id_key ON debriefs (org_id, loop_id);

CREATE TABLE settlements (
  org_id       uuid           NOT NULL,
  id           uuid           NOT NULL,
  debrief_id   uuid           NOT NULL,
  dimension_id uuid           NOT NULL,
  note         text           NOT NULL,
  settled_by   uuid           NOT NULL,
  settled_at   timestamptz(3) NOT NULL,
  CONSTRAINT settlements_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT settlements_org_id_debrief_id_fkey FOREIGN KEY (org_id, debrief_id)
    REFERENCES debriefs (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT settlements_org_id_dimension_id_fkey FOREIGN KEY (org_id, dimension_id)
    REFERENCES dimensions (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT settlements_org_id_settled_by_fkey FOREIGN KEY (org_id, settled_by)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT settlements_note_check CHECK (length(btrim(note)) > 0)
);
CREATE INDEX settlements_org_id_debrief_id_dimension_id_idx ON settlements (org_id, debrief_id, dimension_id);

CREATE TABLE decisions (
  org_id     uuid           NOT NULL,
  id         uuid           NOT NULL,
  debrief_id uuid           NOT NULL,
  outcome    text           NOT NULL,
  rationale  jsonb          NOT NULL,
  summary    text           NOT NULL,
  conditions text           NOT NULL,
  fit_id     uuid           NOT NULL,
  card_ids   uuid[]         NOT NULL,
  figures    jsonb          NOT NULL,
  -- A decision has a person behind it: there is no other way to make one.
  decided_by uuid           NOT NULL,
  decided_at timestamptz(3) NOT NULL,
  CONSTRAINT decisions_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT decisions_org_id_debrief_id_fkey FOREIGN KEY (org_id, debrief_id)
    REFERENCES debriefs (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT decisions_org_id_fit_id_fkey FOREIGN KEY (org_id, fit_id)
    REFERENCES fits (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT decisions_org_id_decided_by_fkey FOREIGN KEY (org_id, decided_by)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT decisions_outcome_check CHECK (outcome IN ('hire', 'no_hire', 'hold', 'advance', 'other_job')),
  CONSTRAINT decisions_summary_check CHECK (length(btrim(summary)) > 0)
);
CREATE UNIQUE INDEX decisions_org_id_debrief_id_key ON decisions (org_id, debrief_id);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['fits', 'debriefs', 'settlements', 'decisions'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I USING (org_id = current_org_id()) WITH CHECK (org_id = current_org_id())',
                   name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['fits', 'settlements', 'decisions'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
                   name || '_append_only', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO evenhand_app', name);
  END LOOP;
END
$$;
GRANT SELECT, INSERT, UPDATE ON debriefs TO evenhand_app;
