-- The candidates' records: search by any part, why applications end, notes with authors, merged duplicates, and what is
-- to be done differently in interviews.

------------------------------------------------------------------------------------------------------------------
-- Search. Under row-level security LIKE reaches no index, so one function of the role that may look past it does.
------------------------------------------------------------------------------------------------------------------
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

-- As texts are compared: case, accents and doubled spaces count for nothing. Letters that Unicode takes apart into letter
-- and mark, and four that it does not.
CREATE FUNCTION folded_text(value text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN translate(
    regexp_replace(regexp_replace(lower(normalize(value, NFKD)), '[\u0300-\u036F]', '', 'g'), '\s+', ' ', 'g'),
    'øłđıØŁĐ', 'oldiold');

-- A phone number without what people write between its digits, and without the zeros that stand for a plus.
CREATE FUNCTION phone_digits(phone text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN ltrim(regexp_replace(phone, '\D', '', 'g'), '0');

-- What a candidate is found by. A line break stands between the fields, so that no term reaches from one into the next,
-- and a space before each word. Not in SQL: there the planner would see through it, and take it for cheap.
CREATE FUNCTION candidate_search_text(name text, email text, phone text) RETURNS text
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 1000 AS $$
BEGIN
  -- With the schema, because an index is built with no path to it.
  RETURN ' ' || public.folded_text(name) || E'\n ' || coalesce(public.folded_text(email), '')
      || E'\n ' || coalesce(public.phone_digits(phone), '');
END
$$;

-- What is looked for in it: the term as it is compared, a phone number by its digits; one or two characters, in which no
-- trigram is, where words begin. Null, which nobody has, where nothing but punctuation was typed: no index could help.
CREATE FUNCTION candidate_search_needle(term text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN (
    SELECT CASE WHEN asked !~ '[^[:punct:][:space:]]' THEN NULL WHEN length(asked) < 3 THEN ' ' || asked ELSE asked END
      FROM (SELECT CASE WHEN term ~ '^[\d\s+()./-]+$' AND length(phone_digits(term)) >= 3 THEN phone_digits(term)
                        ELSE btrim(folded_text(term)) END) AS typed(asked));

CREATE INDEX candidates_search_idx ON candidates USING gin (candidate_search_text(name, email, phone) gin_trgm_ops);

------------------------------------------------------------------------------------------------------------------
-- Merged candidates: the record that was merged away stays as it was, and says where its person is now.
------------------------------------------------------------------------------------------------------------------
ALTER TABLE candidates
  ADD COLUMN merged_into uuid,
  ADD CONSTRAINT candidates_org_id_merged_into_fkey FOREIGN KEY (org_id, merged_into)
    REFERENCES candidates (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  ADD CONSTRAINT candidates_merged_into_check CHECK (merged_into <> id);

-- Whom a term finds, in no order, and no more than asked for: a term that finds thousands is better compared with the
-- candidates in the order in which they are shown.
CREATE FUNCTION search_candidates(term text, most integer) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT c.id FROM candidates c
   WHERE c.org_id = current_org_id() AND c.merged_into IS NULL
     -- LIKE's own characters stand for themselves.
     AND candidate_search_text(c.name, c.email, c.phone)
         LIKE '%' || regexp_replace(candidate_search_needle(term), '([\\%_])', '\\\1', 'g') || '%'
   LIMIT most
$$;
DO $$
BEGIN
  EXECUTE format('GRANT evenhand_definer TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO evenhand_definer;
  REVOKE ALL ON FUNCTION search_candidates(text, integer) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION search_candidates(text, integer) TO evenhand_app;
  ALTER FUNCTION search_candidates(text, integer) OWNER TO evenhand_definer;
  REVOKE CREATE ON SCHEMA public FROM evenhand_definer;
END
$$;
GRANT SELECT ON candidates TO evenhand_definer;

CREATE TABLE candidate_merges (
  org_id          uuid           NOT NULL,
  id              uuid           NOT NULL,
  kept_id         uuid           NOT NULL,
  merged_id       uuid           NOT NULL,
  -- Which details were taken from the record merged away, and what stood in the other one before.
  taken           text[]         NOT NULL,
  kept_name       text           NOT NULL,
  kept_email      text,
  kept_phone      text,
  kept_time_zone  text           NOT NULL,
  -- What moved, so that the same and nothing else goes back.
  application_ids uuid[]         NOT NULL,
  note_ids        uuid[]         NOT NULL,
  merged_by       uuid           NOT NULL,
  merged_at       timestamptz(3) NOT NULL,
  undone_by       uuid,
  undone_at       timestamptz(3),
  CONSTRAINT candidate_merges_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT candidate_merges_org_id_kept_id_fkey FOREIGN KEY (org_id, kept_id)
    REFERENCES candidates (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT candidate_merges_org_id_merged_id_fkey FOREIGN KEY (org_id, merged_id)
    REFERENCES candidates (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT candidate_merges_org_id_merged_by_fkey FOREIGN KEY (org_id, merged_by)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT candidate_merges_org_id_undone_by_fkey FOREIGN KEY (org_id, undone_by)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT candidate_merges_two_check CHECK (kept_id <> merged_id),
  CONSTRAINT candidate_merges_taken_check CHECK (taken <@ ARRAY['name', 'email', 'phone', 'timeZone']),
  CONSTRAINT candidate_merges_undone_check CHECK ((undone_at IS NULL) = (undone_by IS NULL))
);
-- Somebody is merged into one other at a time.
CREATE UNIQUE INDEX candidate_merges_standing_key ON candidate_merges (org_id, merged_id) WHERE undone_at IS NULL;
CREATE INDEX candidate_merges_org_id_kept_id_idx ON candidate_merges (org_id, kept_id);

------------------------------------------------------------------------------------------------------------------
-- Notes, each with its author.
------------------------------------------------------------------------------------------------------------------
CREATE TABLE candidate_notes (
  org_id       uuid           NOT NULL,
  id           uuid           NOT NULL,
  candidate_id uuid           NOT NULL,
  -- Null for what stood in the one note that a candidate had before notes had authors.
  author_id    uuid,
  text         text           NOT NULL,
  written_at   timestamptz(3) NOT NULL,
  changed_at   timestamptz(3),
  version      integer        NOT NULL DEFAULT 1,
  CONSTRAINT candidate_notes_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT candidate_notes_org_id_candidate_id_fkey FOREIGN KEY (org_id, candidate_id)
    REFERENCES candidates (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT candidate_notes_org_id_author_id_fkey FOREIGN KEY (org_id, author_id)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT candidate_notes_text_check CHECK (text ~ '\S' AND length(text) <= 4000),
  CONSTRAINT candidate_notes_version_check CHECK (version >= 1)
);
CREATE INDEX candidate_notes_org_id_candidate_id_idx ON candidate_notes (org_id, candidate_id);

-- Forced row-level security binds the owner too, and would hide every row from these changes.
ALTER TABLE candidates NO FORCE ROW LEVEL SECURITY;
DO $$
DECLARE
  expected bigint;
  changed  bigint;
BEGIN
  SELECT count(*) INTO expected FROM candidates WHERE note ~ '\S';
  INSERT INTO candidate_notes (org_id, id, candidate_id, text, written_at)
  SELECT org_id, gen_random_uuid(), id, note, created_at FROM candidates WHERE note ~ '\S';
  GET DIAGNOSTICS changed = ROW_COUNT;
  IF changed <> expected THEN
    RAISE EXCEPTION 'the notes of % candidates were to be carried over, and % were', expected, changed;
  END IF;
END
$$;
ALTER TABLE candidates FORCE ROW LEVEL SECURITY;
ALTER TABLE candidates DROP COLUMN note;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['candidate_merges', 'candidate_notes'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I USING (org_id = current_org_id()) WITH CHECK (org_id = current_org_id())',
                   name);
  END LOOP;
END
$$;
GRANT SELECT, INSERT, UPDATE ON candidate_merges TO evenhand_app;
-- Whoever wrote a note may take it back; the audit trail keeps that there was one.
GRANT SELECT, INSERT, UPDATE, DELETE ON candidate_notes TO evenhand_app;

------------------------------------------------------------------------------------------------------------------
-- Applications: why they ended, said by a person, and what interviewers are to do differently.
------------------------------------------------------------------------------------------------------------------
ALTER TABLE applications
  ADD COLUMN end_reason   text,
  ADD COLUMN end_note     text,
  -- Null for who withdrew before reasons were kept.
  ADD COLUMN ended_by     uuid,
  -- What to do, never why.
  ADD COLUMN instructions text,
  DROP CONSTRAINT applications_stage_check,
  ADD CONSTRAINT applications_stage_check
    CHECK (stage IN ('applied', 'interviewing', 'debrief', 'decided', 'withdrawn', 'not_pursued')),
  ADD CONSTRAINT applications_org_id_ended_by_fkey FOREIGN KEY (org_id, ended_by)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE applications NO FORCE ROW LEVEL SECURITY;
DO $$
DECLARE
  expected bigint;
  changed  bigint;
BEGIN
  SELECT count(*) INTO expected FROM applications WHERE stage = 'withdrawn';
  UPDATE applications SET end_reason = 'not_said', end_note = '' WHERE stage = 'withdrawn';
  GET DIAGNOSTICS changed = ROW_COUNT;
  IF changed <> expected THEN
    RAISE EXCEPTION '% withdrawn applications were to get a reason, and % did', expected, changed;
  END IF;
END
$$;
ALTER TABLE applications FORCE ROW LEVEL SECURITY;

ALTER TABLE applications
  -- A reason belongs to how the application ended, and to nothing else.
  ADD CONSTRAINT applications_end_reason_check CHECK (
    CASE stage
      WHEN 'withdrawn' THEN end_reason IS NOT NULL AND end_reason IN
        ('accepted_another_offer', 'pay', 'location', 'timing', 'process_too_slow', 'personal', 'not_said')
      WHEN 'not_pursued' THEN end_reason IS NOT NULL AND end_reason IN
        ('position_filled', 'job_closed', 'lacks_requirement', 'not_reachable', 'did_not_attend', 'duplicate_application')
      ELSE end_reason IS NULL
    END),
  ADD CONSTRAINT applications_end_note_check CHECK (
    (end_reason IS NULL) = (end_note IS NULL) AND length(end_note) <= 1000),
  ADD CONSTRAINT applications_ended_by_check CHECK (ended_by IS NULL OR end_reason IS NOT NULL),
  ADD CONSTRAINT applications_not_pursued_check CHECK (stage <> 'not_pursued' OR ended_by IS NOT NULL),
  ADD CONSTRAINT applications_instructions_check CHECK (instructions ~ '\S' AND length(instructions) <= 2000);
