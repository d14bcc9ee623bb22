-- Packets: a debrief as somebody could see it, for print and as a PDF, and the files they are kept in.

CREATE TABLE files (
  org_id       uuid           NOT NULL,
  id           uuid           NOT NULL,
  sha256       bytea          NOT NULL,
  content_type text           NOT NULL,
  bytes        bytea          NOT NULL,
  made_at      timestamptz(3) NOT NULL,
  CONSTRAINT files_pkey PRIMARY KEY (org_id, id),
  -- What the audit trail says of a file is said of these very bytes.
  CONSTRAINT files_sha256_check CHECK (sha256 = sha256(bytes)),
  CONSTRAINT files_content_type_check CHECK (content_type IN ('application/pdf', 'application/json'))
);
-- A file in somebody's hand does not say which organisation made it.
CREATE INDEX files_sha256_idx ON files (sha256);

CREATE TABLE packets (
  org_id          uuid           NOT NULL,
  id              uuid           NOT NULL,
  debrief_id      uuid           NOT NULL,
  made_by         uuid           NOT NULL,
  made_at         timestamptz(3) NOT NULL,
  pdf_file_id     uuid           NOT NULL,
  -- What the PDF was made of, as canonical JSON.
  content_file_id uuid           NOT NULL,
  CONSTRAINT packets_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT packets_org_id_debrief_id_fkey FOREIGN KEY (org_id, debrief_id)
    REFERENCES debriefs (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT packets_org_id_made_by_fkey FOREIGN KEY (org_id, made_by)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT packets_org_id_pdf_file_id_fkey FOREIGN KEY (org_id, pdf_file_id)
    REFERENCES files (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT packets_org_id_content_file_id_fkey FOREIGN KEY (org_id, content_file_id)
    REFERENCES files (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT
);
CREATE UNIQUE INDEX packets_org_id_pdf_file_id_key ON packets (org_id, pdf_file_id);
CREATE UNIQUE INDEX packets_org_id_content_file_id_key ON packets (org_id, content_file_id);
CREATE INDEX packets_org_id_debrief_id_id_idx ON packets (org_id, debrief_id, id);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['files', 'packets'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I USING (org_id = current_org_id()) WITH CHECK (org_id = current_org_id())',
                   name);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
                   name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
                   name || '_no_truncate', name);
  END LOOP;
END
$$;
GRANT SELECT, INSERT ON files, packets TO evenhand_app;
-- verify-packet finds the organisation of a file it is handed, and reads nothing else across organisations.
GRANT SELECT (org_id, sha256) ON files TO evenhand_jobs;
GRANT SELECT (org_id, id) ON packets TO evenhand_jobs;
