-- Practice on sample answers, and the sign-off of interviewers. The samples themselves are part of the product; what a
-- person gave is kept with the reference it was held against, so that a later wording changes nobody's record.

CREATE TABLE practice_attempts (
  org_id       uuid           NOT NULL,
  id           uuid           NOT NULL,
  blueprint_id uuid           NOT NULL,
  sample_key   text           NOT NULL,
  member_id    uuid           NOT NULL,
  submitted_at timestamptz(3) NOT NULL,
  CONSTRAINT practice_attempts_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT practice_attempts_org_id_blueprint_id_fkey FOREIGN KEY (org_id, blueprint_id)
    REFERENCES blueprints (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT practice_attempts_org_id_member_id_fkey FOREIGN KEY (org_id, member_id)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT practice_attempts_sample_key_check CHECK (length(sample_key) BETWEEN 1 AND 80)
);
-- A sample is scored once: whoever has seen the reference can't be blind to it again.
CREATE UNIQUE INDEX practice_attempts_org_id_blueprint_id_sample_key_member_id_key
  ON practice_attempts (org_id, blueprint_id, sample_key, member_id);
CREATE INDEX practice_attempts_org_id_member_id_idx ON practice_attempts (org_id, member_id);

CREATE TABLE practice_scores (
  org_id        uuid    NOT NULL,
  attempt_id    uuid    NOT NULL,
  dimension_key text    NOT NULL,
  rating        integer NOT NULL,
  -- What the product said of this dimension when it was scored.
  reference     integer NOT NULL,
  CONSTRAINT practice_scores_pkey PRIMARY KEY (org_id, attempt_id, dimension_key),
  CONSTRAINT practice_scores_org_id_attempt_id_fkey FOREIGN KEY (org_id, attempt_id)
    REFERENCES practice_attempts (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT practice_scores_dimension_key_check CHECK (length(dimension_key) BETWEEN 1 AND 80),
  CONSTRAINT practice_scores_rating_check CHECK (rating BETWEEN 1 AND 5),
  CONSTRAINT practice_scores_reference_check CHECK (reference BETWEEN 1 AND 5)
);

CREATE TABLE sign_offs (
  org_id       uuid           NOT NULL,
  id           uuid           NOT NULL,
  blueprint_id uuid           NOT NULL,
  member_id    uuid           NOT NULL,
  signed_by    uuid           NOT NULL,
  signed_at    timestamptz(3) NOT NULL,
  note         text           NOT NULL,
  -- The steps that were not done at the time.
  missing      text[]         NOT NULL,
  CONSTRAINT sign_offs_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT sign_offs_org_id_blueprint_id_fkey FOREIGN KEY (org_id, blueprint_id)
    REFERENCES blueprints (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT sign_offs_org_id_member_id_fkey FOREIGN KEY (org_id, member_id)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT sign_offs_org_id_signed_by_fkey FOREIGN KEY (org_id, signed_by)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  -- Nobody signs themselves off.
  CONSTRAINT sign_offs_signed_by_check CHECK (signed_by <> member_id),
  CONSTRAINT sign_offs_note_check CHECK (length(btrim(note)) >= 10),
  CONSTRAINT sign_offs_missing_check CHECK (missing <@ ARRAY['practice', 'shadow', 'reverse_shadow'])
);
CREATE UNIQUE INDEX sign_offs_org_id_blueprint_id_member_id_key ON sign_offs (org_id, blueprint_id, member_id);
CREATE INDEX sign_offs_org_id_member_id_idx ON sign_offs (org_id, member_id);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['practice_attempts', 'practice_scores', 'sign_offs'] LOOP
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
