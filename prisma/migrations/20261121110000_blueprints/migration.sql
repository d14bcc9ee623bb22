-- Role blueprints: a lineage, its versions with their kits, the identity of dimensions over versions, and the role
-- documents they came from.

CREATE TABLE blueprints (
  org_id     uuid           NOT NULL,
  id         uuid           NOT NULL,
  title      text           NOT NULL,
  created_by uuid           NOT NULL,
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT blueprints_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT blueprints_org_id_created_by_fkey FOREIGN KEY (org_id, created_by) REFERENCES members (org_id, id)
    ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT blueprints_title_check CHECK (length(title) BETWEEN 1 AND 500)
);
CREATE INDEX blueprints_org_id_title_id_idx ON blueprints (org_id, title, id);

CREATE TABLE blueprint_versions (
  org_id       uuid           NOT NULL,
  id           uuid           NOT NULL,
  blueprint_id uuid           NOT NULL,
  number       integer        NOT NULL,
  state        text           NOT NULL,
  kit          jsonb          NOT NULL,
  proposals    jsonb          NOT NULL,
  note         text,
  kit_hash     bytea,
  changed_at   timestamptz(3) NOT NULL,
  published_by uuid,
  published_at timestamptz(3),
  version      integer        NOT NULL DEFAULT 1,
  CONSTRAINT blueprint_versions_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT blueprint_versions_org_id_blueprint_id_fkey FOREIGN KEY (org_id, blueprint_id)
    REFERENCES blueprints (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT blueprint_versions_org_id_published_by_fkey FOREIGN KEY (org_id, published_by)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT blueprint_versions_number_check CHECK (number >= 1),
  CONSTRAINT blueprint_versions_version_check CHECK (version >= 1),
  CONSTRAINT blueprint_versions_state_check CHECK (state IN ('draft', 'published')),
  -- A published version says who, when and what; a draft says none of it.
  CONSTRAINT blueprint_versions_published_check CHECK (
    (state = 'published') = (published_by IS NOT NULL AND published_at IS NOT NULL AND kit_hash IS NOT NULL)
  ),
  CONSTRAINT blueprint_versions_kit_hash_check CHECK (kit_hash IS NULL OR octet_length(kit_hash) = 32)
);
CREATE UNIQUE INDEX blueprint_versions_org_id_blueprint_id_number_key ON blueprint_versions (org_id, blueprint_id, number);
-- One draft at a time.
CREATE UNIQUE INDEX blueprint_versions_draft_key ON blueprint_versions (org_id, blueprint_id) WHERE state = 'draft';

CREATE TABLE dimensions (
  org_id       uuid           NOT NULL,
  id           uuid           NOT NULL,
  blueprint_id uuid           NOT NULL,
  created_at   timestamptz(3) NOT NULL,
  CONSTRAINT dimensions_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT dimensions_org_id_blueprint_id_fkey FOREIGN KEY (org_id, blueprint_id)
    REFERENCES blueprints (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT
);
CREATE INDEX dimensions_org_id_blueprint_id_idx ON dimensions (org_id, blueprint_id);

CREATE TABLE version_dimensions (
  org_id       uuid             NOT NULL,
  version_id   uuid             NOT NULL,
  dimension_id uuid             NOT NULL,
  key          text             NOT NULL,
  position     integer          NOT NULL,
  name         text             NOT NULL,
  weight       double precision NOT NULL,
  bar          integer          NOT NULL,
  is_must_have boolean          NOT NULL,
  continuity   text             NOT NULL,
  reason       text,
  CONSTRAINT version_dimensions_pkey PRIMARY KEY (org_id, version_id, dimension_id),
  CONSTRAINT version_dimensions_org_id_version_id_fkey FOREIGN KEY (org_id, version_id)
    REFERENCES blueprint_versions (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT version_dimensions_org_id_dimension_id_fkey FOREIGN KEY (org_id, dimension_id)
    REFERENCES dimensions (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT version_dimensions_bar_check CHECK (bar BETWEEN 1 AND 5),
  CONSTRAINT version_dimensions_weight_check CHECK (weight > 0),
  CONSTRAINT version_dimensions_position_check CHECK (position >= 0),
  CONSTRAINT version_dimensions_continuity_check CHECK (continuity IN ('first', 'new', 'unchanged', 'wording')),
  -- Keeping an identity although the words changed needs its reason.
  CONSTRAINT version_dimensions_reason_check CHECK ((continuity = 'wording') = (reason IS NOT NULL))
);
CREATE UNIQUE INDEX version_dimensions_org_id_version_id_key_key ON version_dimensions (org_id, version_id, key);

CREATE TABLE role_documents (
  org_id       uuid           NOT NULL,
  id           uuid           NOT NULL,
  blueprint_id uuid           NOT NULL,
  file_name    text,
  text         text           NOT NULL,
  corrected    jsonb          NOT NULL,
  sha256       bytea          NOT NULL,
  imported_by  uuid           NOT NULL,
  imported_at  timestamptz(3) NOT NULL,
  CONSTRAINT role_documents_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT role_documents_org_id_blueprint_id_fkey FOREIGN KEY (org_id, blueprint_id)
    REFERENCES blueprints (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT role_documents_org_id_imported_by_fkey FOREIGN KEY (org_id, imported_by)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT role_documents_sha256_check CHECK (octet_length(sha256) = 32)
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['blueprints', 'blueprint_versions', 'dimensions', 'version_dimensions', 'role_documents'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I USING (org_id = current_org_id()) WITH CHECK (org_id = current_org_id())',
                   name);
  END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE ON blueprints TO evenhand_app;
-- A draft can be given up; the trigger below keeps what was published.
GRANT SELECT, INSERT, UPDATE, DELETE ON blueprint_versions TO evenhand_app;
GRANT SELECT, INSERT ON dimensions, version_dimensions, role_documents TO evenhand_app;

-- A published version never changes and never goes: cards and debriefs were made on it.
CREATE FUNCTION keep_published_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'published' THEN
    RAISE EXCEPTION 'version % is published: it is never changed or removed', OLD.number
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'blueprint_versions_published_kept',
            TABLE = 'blueprint_versions';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE TRIGGER blueprint_versions_published_kept BEFORE UPDATE OR DELETE ON blueprint_versions
  FOR EACH ROW EXECUTE FUNCTION keep_published_version();
CREATE TRIGGER version_dimensions_append_only BEFORE UPDATE OR DELETE ON version_dimensions
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dimensions_append_only BEFORE UPDATE OR DELETE ON dimensions
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
