-- Candidates from a table (CSV), and their resumes: a link or a file.

------------------------------------------------------------------------------------------------------------------
-- Files are never changed. One that is kept for nothing any more is deleted; what a packet is made of, the packet keeps.
------------------------------------------------------------------------------------------------------------------
ALTER TABLE files
  DROP CONSTRAINT files_content_type_check,
  ADD CONSTRAINT files_content_type_check CHECK (content_type IN ('application/pdf', 'application/json', 'text/csv'));
DROP TRIGGER files_append_only ON files;
CREATE TRIGGER files_no_change BEFORE UPDATE ON files FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT DELETE ON files TO evenhand_app;

CREATE TABLE candidate_imports (
  org_id      uuid           NOT NULL,
  id          uuid           NOT NULL,
  state       text           NOT NULL,
  made_by     uuid           NOT NULL,
  made_at     timestamptz(3) NOT NULL,
  ended_at    timestamptz(3),
  -- Of the file, which itself is kept for as long as the import is not over.
  sha256      bytea          NOT NULL,
  file_id     uuid,
  encoding    text           NOT NULL,
  rows        integer        NOT NULL,
  -- How the table is read, and what was put right in it: personal text, gone with the file.
  settings    jsonb,
  -- Lines that are done while it runs.
  progress    integer        NOT NULL DEFAULT 0,
  stop_asked  boolean        NOT NULL DEFAULT false,
  -- Why the last run wrote nothing.
  failure     text,
  created     integer,
  existing    integer,
  left_out    integer,
  version     integer        NOT NULL DEFAULT 1,
  CONSTRAINT candidate_imports_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT candidate_imports_org_id_made_by_fkey FOREIGN KEY (org_id, made_by)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT candidate_imports_org_id_file_id_fkey FOREIGN KEY (org_id, file_id)
    REFERENCES files (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT candidate_imports_state_check CHECK (state IN ('draft', 'running', 'done', 'cancelled')),
  CONSTRAINT candidate_imports_encoding_check CHECK (encoding IN ('utf-8', 'windows-1252')),
  CONSTRAINT candidate_imports_failure_check CHECK (failure IN ('lines_changed', 'failed')),
  -- Nothing personal outlives the import.
  CONSTRAINT candidate_imports_kept_check CHECK (
    (state IN ('draft', 'running')) = (file_id IS NOT NULL) AND (file_id IS NULL) = (settings IS NULL)
    AND (file_id IS NULL) = (ended_at IS NOT NULL)),
  CONSTRAINT candidate_imports_counts_check CHECK (
    num_nulls(created, existing, left_out) = CASE state WHEN 'done' THEN 0 ELSE 3 END
    AND rows > 0 AND progress >= 0 AND created >= 0 AND existing >= 0 AND left_out >= 0),
  CONSTRAINT candidate_imports_version_check CHECK (version >= 1)
);
-- Somebody prepares one import at a time.
CREATE UNIQUE INDEX candidate_imports_draft_key ON candidate_imports (org_id, made_by) WHERE state = 'draft';
CREATE UNIQUE INDEX candidate_imports_org_id_file_id_key ON candidate_imports (org_id, file_id);

-- Whom an import brought, and by what the same line is known when it comes again.
CREATE TABLE imported_candidates (
  org_id       uuid    NOT NULL,
  candidate_id uuid    NOT NULL,
  import_id    uuid    NOT NULL,
  line         integer NOT NULL,
  -- A digest of what the line said of the person.
  content_key  bytea   NOT NULL,
  CONSTRAINT imported_candidates_pkey PRIMARY KEY (org_id, candidate_id),
  CONSTRAINT imported_candidates_org_id_candidate_id_fkey FOREIGN KEY (org_id, candidate_id)
    REFERENCES candidates (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT imported_candidates_org_id_import_id_fkey FOREIGN KEY (org_id, import_id)
    REFERENCES candidate_imports (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT
);
CREATE INDEX imported_candidates_org_id_content_key_idx ON imported_candidates (org_id, content_key);
CREATE INDEX imported_candidates_org_id_import_id_idx ON imported_candidates (org_id, import_id);

CREATE TABLE resumes (
  org_id       uuid           NOT NULL,
  candidate_id uuid           NOT NULL,
  -- none: there was one. Its row stays for the version.
  kind         text           NOT NULL,
  url          text,
  file_id      uuid,
  set_by       uuid           NOT NULL,
  set_at       timestamptz(3) NOT NULL,
  -- A candidate without a row is at version 1.
  version      integer        NOT NULL,
  CONSTRAINT resumes_pkey PRIMARY KEY (org_id, candidate_id),
  CONSTRAINT resumes_org_id_candidate_id_fkey FOREIGN KEY (org_id, candidate_id)
    REFERENCES candidates (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT resumes_org_id_file_id_fkey FOREIGN KEY (org_id, file_id)
    REFERENCES files (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT resumes_org_id_set_by_fkey FOREIGN KEY (org_id, set_by)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT resumes_kind_check CHECK (kind IN ('none', 'link', 'file')),
  CONSTRAINT resumes_what_check CHECK (
    (kind = 'link') = (url IS NOT NULL) AND (kind = 'file') = (file_id IS NOT NULL)
    AND url ~ '^https://' AND length(url) <= 2000),
  CONSTRAINT resumes_version_check CHECK (version >= 2)
);
CREATE UNIQUE INDEX resumes_org_id_file_id_key ON resumes (org_id, file_id);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['candidate_imports', 'imported_candidates', 'resumes'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I USING (org_id = current_org_id()) WITH CHECK (org_id = current_org_id())',
                   name);
  END LOOP;
END
$$;
GRANT SELECT, INSERT, UPDATE ON candidate_imports, resumes TO evenhand_app;
GRANT SELECT, INSERT ON imported_candidates TO evenhand_app;

SELECT pgboss.create_queue('candidates.import', '{"policy": "short", "retryLimit": 2, "expireInSeconds": 300}');
