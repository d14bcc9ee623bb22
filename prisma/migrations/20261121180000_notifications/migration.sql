-- What people are told: an inbox in the product, and the mails that go with it.

CREATE TABLE notifications (
  org_id       uuid           NOT NULL,
  id           uuid           NOT NULL,
  member_id    uuid           NOT NULL,
  kind         text           NOT NULL,
  -- What tells one occasion from the next of the same kind, so that nobody is told twice.
  occasion     text           NOT NULL,
  loop_id      uuid           NOT NULL,
  -- Of an interview, the seat in it; of a debrief, which.
  seat_id      uuid,
  debrief_id   uuid,
  made_at      timestamptz(3) NOT NULL,
  -- From when on it is there: a reminder is written down before its time.
  shows_at     timestamptz(3) NOT NULL,
  read_at      timestamptz(3),
  CONSTRAINT notifications_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT notifications_org_id_member_id_fkey FOREIGN KEY (org_id, member_id)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT notifications_org_id_loop_id_fkey FOREIGN KEY (org_id, loop_id)
    REFERENCES loops (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT notifications_org_id_seat_id_fkey FOREIGN KEY (org_id, seat_id)
    REFERENCES seats (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT notifications_org_id_debrief_id_fkey FOREIGN KEY (org_id, debrief_id)
    REFERENCES debriefs (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT notifications_kind_check CHECK (kind IN (
    'interview_invited', 'interview_moved', 'interview_cancelled', 'scorecard_due', 'question_asked', 'card_typed_in',
    'vote_wanted', 'approval_wanted')),
  CONSTRAINT notifications_subject_check CHECK (
    (kind IN ('vote_wanted', 'approval_wanted')) = (debrief_id IS NOT NULL)
    AND (debrief_id IS NULL) = (seat_id IS NOT NULL))
);
CREATE UNIQUE INDEX notifications_org_id_member_id_kind_occasion_key
  ON notifications (org_id, member_id, kind, occasion);
CREATE INDEX notifications_org_id_member_id_shows_at_id_idx ON notifications (org_id, member_id, shows_at, id);
CREATE INDEX notifications_org_id_loop_id_idx ON notifications (org_id, loop_id);
CREATE INDEX notifications_org_id_seat_id_idx ON notifications (org_id, seat_id);
CREATE INDEX notifications_org_id_debrief_id_idx ON notifications (org_id, debrief_id);

-- A mail is written when it is due, from what is true then; until then it is a row that waits.
CREATE TABLE mails (
  org_id          uuid           NOT NULL,
  id              uuid           NOT NULL,
  notification_id uuid           NOT NULL,
  due_at          timestamptz(3) NOT NULL,
  -- waiting; sending; sent by SMTP; kept here because there is none; not wanted any more; given up.
  state           text           NOT NULL,
  tries           integer        NOT NULL DEFAULT 0,
  to_address      text,
  subject         text,
  text            text,
  -- A calendar file (iCalendar) that goes with it.
  calendar        text,
  failure         text,
  ended_at        timestamptz(3),
  CONSTRAINT mails_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT mails_org_id_notification_id_fkey FOREIGN KEY (org_id, notification_id)
    REFERENCES notifications (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT mails_state_check CHECK (state IN ('waiting', 'sending', 'sent', 'kept', 'not_wanted', 'failed')),
  CONSTRAINT mails_tries_check CHECK (tries >= 0),
  CONSTRAINT mails_ended_check CHECK ((ended_at IS NULL) = (state IN ('waiting', 'sending'))),
  CONSTRAINT mails_written_check CHECK (
    state IN ('waiting', 'not_wanted', 'failed') OR num_nulls(to_address, subject, text) = 0)
);
-- One mail for a notification, at most.
CREATE UNIQUE INDEX mails_org_id_notification_id_key ON mails (org_id, notification_id);
CREATE INDEX mails_due_at_idx ON mails (due_at) WHERE ended_at IS NULL;

CREATE TABLE notification_settings (
  org_id      uuid           NOT NULL,
  member_id   uuid           NOT NULL,
  -- Kinds that come without a mail.
  muted       text[]         NOT NULL,
  -- Minutes after midnight in the member's own zone, between which no mail goes; both or none.
  quiet_from  integer,
  quiet_until integer,
  changed_at  timestamptz(3) NOT NULL,
  version     integer        NOT NULL,
  CONSTRAINT notification_settings_pkey PRIMARY KEY (org_id, member_id),
  CONSTRAINT notification_settings_org_id_member_id_fkey FOREIGN KEY (org_id, member_id)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT notification_settings_quiet_check CHECK (
    num_nulls(quiet_from, quiet_until) IN (0, 2) AND quiet_from BETWEEN 0 AND 1439 AND quiet_until BETWEEN 0 AND 1439
    AND quiet_from <> quiet_until),
  CONSTRAINT notification_settings_version_check CHECK (version >= 1)
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['notifications', 'mails', 'notification_settings'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I USING (org_id = current_org_id()) WITH CHECK (org_id = current_org_id())',
                   name);
  END LOOP;
END
$$;
GRANT SELECT, INSERT ON notifications, mails, notification_settings TO evenhand_app;
GRANT UPDATE (shows_at, read_at) ON notifications TO evenhand_app;
GRANT UPDATE (due_at, state, tries, to_address, subject, text, calendar, failure, ended_at) ON mails TO evenhand_app;
GRANT UPDATE (muted, quiet_from, quiet_until, changed_at, version) ON notification_settings TO evenhand_app;
-- The sweep sees which organisations have a mail to send, and nothing of the mail.
GRANT SELECT (org_id, due_at, ended_at) ON mails TO evenhand_jobs;

SELECT pgboss.create_queue('notifications.mail', '{"policy": "short", "retryLimit": 0, "expireInSeconds": 300}');
