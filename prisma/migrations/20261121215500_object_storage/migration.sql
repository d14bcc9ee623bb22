-- Files may be kept in S3-compatible storage: the row then has the key of an object instead of its bytes.

ALTER TABLE files
  ALTER COLUMN bytes DROP NOT NULL,
  ADD COLUMN object_key   text,
  ADD COLUMN object_bytes integer,
  -- One place. What stands in the object is held to sha256 whenever it is read.
  ADD CONSTRAINT files_place_check CHECK (
    num_nonnulls(bytes, object_key) = 1 AND (object_key IS NULL) = (object_bytes IS NULL) AND object_bytes > 0),
  -- A key begins with its organisation and says nothing else.
  ADD CONSTRAINT files_object_key_check CHECK (object_key ~ ('^' || org_id || '/[0-9a-f]{32}$'));
CREATE UNIQUE INDEX files_org_id_object_key_key ON files (org_id, object_key);

-- Objects that are to be deleted from storage. A new object has a row here before it is put, which goes in the transaction
-- that keeps its file: whatever happens in between, no object is without a row in one of the two tables.
CREATE TABLE object_removals (
  org_id     uuid           NOT NULL,
  object_key text           NOT NULL,
  due_at     timestamptz(3) NOT NULL,
  -- From then on it may be gone: no file may be made of it any more.
  taken_at   timestamptz(3),
  CONSTRAINT object_removals_pkey PRIMARY KEY (org_id, object_key),
  CONSTRAINT object_removals_object_key_check CHECK (object_key ~ ('^' || org_id || '/[0-9a-f]{32}$'))
);
CREATE INDEX object_removals_due_at_idx ON object_removals (due_at);

ALTER TABLE object_removals ENABLE ROW LEVEL SECURITY;
ALTER TABLE object_removals FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON object_removals USING (org_id = current_org_id()) WITH CHECK (org_id = current_org_id());
GRANT SELECT, INSERT, DELETE, UPDATE (due_at, taken_at) ON object_removals TO evenhand_app;
GRANT SELECT (org_id, due_at) ON object_removals TO evenhand_jobs;

SELECT pgboss.create_queue('files.remove', '{"policy": "short", "retryLimit": 0, "expireInSeconds": 600}');
