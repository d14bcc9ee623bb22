-- The life of a job: one that is closed may be kept from the list of jobs, unless it is asked for.
ALTER TABLE jobs
  ADD COLUMN archived_at timestamptz(3),
  ADD CONSTRAINT jobs_archived_check CHECK (archived_at IS NULL OR state = 'closed');
