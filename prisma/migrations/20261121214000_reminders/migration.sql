-- Reminders of cards, and the life of a loop: no-shows, loops closed without a decision, archived loops.

-- The candidate did not come: the interview ended like a cancelled one, and this says who noted that it was no cancellation.
ALTER TABLE interviews
  ADD COLUMN no_show_by uuid,
  ADD CONSTRAINT interviews_org_id_no_show_by_fkey FOREIGN KEY (org_id, no_show_by)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  ADD CONSTRAINT interviews_no_show_check CHECK (no_show_by IS NULL OR cancelled_at IS NOT NULL);
CREATE INDEX interviews_org_id_no_show_by_idx ON interviews (org_id, no_show_by) WHERE no_show_by IS NOT NULL;

-- Why a loop ended without a decision; null where nobody was asked yet.
ALTER TABLE loops
  ADD COLUMN end_cause text,
  ADD COLUMN end_note text,
  -- Kept from the board unless it is asked for; counts only while the loop is over.
  ADD COLUMN archived_at timestamptz(3),
  ADD CONSTRAINT loops_end_cause_check CHECK (
    end_cause IN ('candidate_withdrew', 'no_answer', 'job_filled', 'job_on_hold', 'duplicate', 'other')),
  ADD CONSTRAINT loops_ended_check CHECK (
    (end_cause IS NULL) = (end_note IS NULL) AND (end_cause IS NULL OR state = 'cancelled'));

-- What an organisation wants its people reminded of, and when. None: the defaults of server/reminders/rules.ts.
CREATE TABLE reminder_settings (
  org_id                 uuid           NOT NULL,
  is_on                  boolean        NOT NULL,
  -- After the end of the interview.
  first_after_minutes    integer        NOT NULL,
  -- Minutes after midnight in each recipient's own zone.
  digest_minute          integer        NOT NULL,
  -- After a card was due.
  tell_owner_after_days  integer        NOT NULL,
  changed_at             timestamptz(3) NOT NULL,
  version                integer        NOT NULL,
  CONSTRAINT reminder_settings_pkey PRIMARY KEY (org_id),
  CONSTRAINT reminder_settings_first_check CHECK (first_after_minutes BETWEEN 0 AND 4320),
  CONSTRAINT reminder_settings_digest_check CHECK (digest_minute BETWEEN 0 AND 1439),
  CONSTRAINT reminder_settings_owner_check CHECK (tell_owner_after_days BETWEEN 1 AND 30),
  CONSTRAINT reminder_settings_version_check CHECK (version >= 1)
);
ALTER TABLE reminder_settings ENABLE ROW LEVEL SECURITY;
ALTER TABLE reminder_settings FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON reminder_settings
  USING (org_id = current_org_id()) WITH CHECK (org_id = current_org_id());
GRANT SELECT, INSERT ON reminder_settings TO evenhand_app;
GRANT UPDATE (is_on, first_after_minutes, digest_minute, tell_owner_after_days, changed_at, version)
  ON reminder_settings TO evenhand_app;

-- A digest that waits follows the cards, the settings and the recipient's zone.
GRANT UPDATE (occasion, loop_id, seat_id) ON notifications TO evenhand_app;

-- Two more kinds of notification, beside whatever kinds there are by now.
DO $$
DECLARE kinds text;
BEGIN
  SELECT string_agg(quote_literal(kind[1]), ', ') INTO STRICT kinds
    FROM pg_constraint k, regexp_matches(pg_get_constraintdef(k.oid), '''([a-z_]+)''', 'g') AS kind
   WHERE k.conname = 'notifications_kind_check';
  ALTER TABLE notifications DROP CONSTRAINT notifications_kind_check;
  EXECUTE format('ALTER TABLE notifications ADD CONSTRAINT notifications_kind_check CHECK (kind IN (%s, %s))',
                 kinds, '''cards_owed'', ''card_late''');
END
$$;
