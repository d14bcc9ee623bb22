-- An import can be taken back: whom it brought and who was left alone since. A merge carries a resume along.

------------------------------------------------------------------------------------------------------------------
-- What of a candidate came with the import, so that the same and nothing else goes; and why somebody stayed.
------------------------------------------------------------------------------------------------------------------
ALTER TABLE imported_candidates
  -- No foreign keys: a note may be deleted by who wrote it, and an application move to another record.
  ADD COLUMN application_id uuid,
  ADD COLUMN note_id        uuid,
  -- Set by the undo, for whoever it did not take back.
  ADD COLUMN kept_for       text,
  ADD CONSTRAINT imported_candidates_kept_for_check CHECK (
    kept_for IN ('own', 'merged', 'loop', 'application', 'considered', 'changed', 'resume', 'notes', 'conflict'));

-- Earlier imports wrote all three at one instant.
ALTER TABLE imported_candidates NO FORCE ROW LEVEL SECURITY;
ALTER TABLE candidates NO FORCE ROW LEVEL SECURITY;
ALTER TABLE applications NO FORCE ROW LEVEL SECURITY;
ALTER TABLE candidate_notes NO FORCE ROW LEVEL SECURITY;
UPDATE imported_candidates i
   SET application_id = (SELECT a.id FROM applications a
                          WHERE a.org_id = c.org_id AND a.candidate_id = c.id AND a.applied_at = c.created_at
                          ORDER BY a.id LIMIT 1),
       note_id = (SELECT n.id FROM candidate_notes n
                   WHERE n.org_id = c.org_id AND n.candidate_id = c.id AND n.written_at = c.created_at
                   ORDER BY n.id LIMIT 1)
  FROM candidates c
 WHERE c.org_id = i.org_id AND c.id = i.candidate_id;
ALTER TABLE imported_candidates FORCE ROW LEVEL SECURITY;
ALTER TABLE candidates FORCE ROW LEVEL SECURITY;
ALTER TABLE applications FORCE ROW LEVEL SECURITY;
ALTER TABLE candidate_notes FORCE ROW LEVEL SECURITY;

ALTER TABLE candidate_imports
  ADD COLUMN undone_by uuid,
  ADD COLUMN undone_at timestamptz(3),
  -- How many candidates went; the others of `created` stayed.
  ADD COLUMN removed   integer,
  ADD CONSTRAINT candidate_imports_org_id_undone_by_fkey FOREIGN KEY (org_id, undone_by)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  ADD CONSTRAINT candidate_imports_undone_check CHECK (
    num_nulls(undone_by, undone_at, removed) IN (0, 3)
    AND (undone_at IS NULL OR (state = 'done' AND removed BETWEEN 1 AND created)));

-- Nobody else is deleted: whatever names a candidate or an application holds it by its foreign key.
GRANT DELETE ON candidates, applications, imported_candidates TO evenhand_app;
GRANT UPDATE (kept_for) ON imported_candidates TO evenhand_app;

-- Each deletion asks whether the row is named here; without an index it would read the whole table.
CREATE INDEX candidates_merged_into_idx ON candidates (org_id, merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX candidate_merges_org_id_merged_id_idx ON candidate_merges (org_id, merged_id);
CREATE INDEX decisions_other_application_idx ON decisions (org_id, other_application_id)
  WHERE other_application_id IS NOT NULL;

------------------------------------------------------------------------------------------------------------------
-- The resume that moved with a merge, known by when it was handed in; null where none moved.
------------------------------------------------------------------------------------------------------------------
ALTER TABLE candidate_merges ADD COLUMN resume_set_at timestamptz(3);
