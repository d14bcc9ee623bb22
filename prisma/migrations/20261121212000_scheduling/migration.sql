-- Scheduling: holds, seats declined and exchanged, slots that a candidate picks from, mails to candidates, busy times.

ALTER TABLE interviews
  -- Pencilled in: its people are asked to keep the time free, and it may still change.
  ADD COLUMN is_hold boolean NOT NULL DEFAULT false,
  -- Whether the candidate hears of its time by mail.
  ADD COLUMN tells_candidate boolean NOT NULL DEFAULT false;

------------------------------------------------------------------------------------------------------------------
-- Seats: declined before the interview, or given to somebody else by who plans. Neither is for good.
------------------------------------------------------------------------------------------------------------------
ALTER TABLE seats DROP CONSTRAINT seats_end_kind_check;
ALTER TABLE seats ADD CONSTRAINT seats_end_kind_check CHECK (
  end_kind IN ('given_up', 'cancelled', 'not_taken_part', 'handed_over', 'declined', 'replaced'));

-- Whoever takes a seat over takes it as it was.
CREATE OR REPLACE FUNCTION check_hand_over() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM seats s
     WHERE s.org_id = NEW.org_id AND s.id = NEW.replaces_id AND s.end_kind IN ('handed_over', 'replaced')
       AND s.interview_id = NEW.interview_id AND s.kind = NEW.kind AND s.dimension_ids = NEW.dimension_ids) THEN
    RAISE EXCEPTION 'the seat before was not handed over as this one'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'seats_handed_over', TABLE = 'seats';
  END IF;
  RETURN NEW;
END
$$;

------------------------------------------------------------------------------------------------------------------
-- Slots offered to a candidate
------------------------------------------------------------------------------------------------------------------
ALTER TABLE link_tokens DROP CONSTRAINT link_tokens_purpose_check;
ALTER TABLE link_tokens ADD CONSTRAINT link_tokens_purpose_check
  CHECK (purpose IN ('set_up', 'invitation', 'slots'));

CREATE TABLE slot_offers (
  org_id        uuid           NOT NULL,
  id            uuid           NOT NULL,
  loop_id       uuid           NOT NULL,
  -- Of its round when it was offered, like an interview's.
  name          text           NOT NULL,
  exercise_key  text           NOT NULL,
  dimension_ids uuid[]         NOT NULL,
  minutes       integer        NOT NULL,
  -- The zone in which the times were chosen.
  time_zone     text           NOT NULL,
  video_url     text,
  room          text,
  -- Who is to be given a seat once a slot is picked, as the interview will have them.
  seats         jsonb          NOT NULL,
  offered_by    uuid           NOT NULL,
  offered_at    timestamptz(3) NOT NULL,
  expires_at    timestamptz(3) NOT NULL,
  -- Open past expires_at is over too; nothing has to happen at that moment.
  state         text           NOT NULL,
  ended_at      timestamptz(3),
  interview_id  uuid,
  -- On whose clocks the candidate picked.
  candidate_zone text,
  -- What the candidate wrote with "none of these".
  message       text,
  CONSTRAINT slot_offers_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT slot_offers_org_id_loop_id_fkey FOREIGN KEY (org_id, loop_id)
    REFERENCES loops (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT slot_offers_org_id_offered_by_fkey FOREIGN KEY (org_id, offered_by)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT slot_offers_org_id_interview_id_fkey FOREIGN KEY (org_id, interview_id)
    REFERENCES interviews (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT slot_offers_dimension_ids_check CHECK (cardinality(dimension_ids) BETWEEN 1 AND 8),
  CONSTRAINT slot_offers_minutes_check CHECK (minutes BETWEEN 5 AND 480),
  CONSTRAINT slot_offers_video_url_check CHECK (video_url ~ '^https://'),
  CONSTRAINT slot_offers_state_check CHECK (state IN ('open', 'picked', 'refused', 'withdrawn')),
  CONSTRAINT slot_offers_ended_check CHECK ((state = 'open') = (ended_at IS NULL)),
  CONSTRAINT slot_offers_picked_check CHECK ((state = 'picked') = (interview_id IS NOT NULL)),
  CONSTRAINT slot_offers_message_check CHECK (message IS NULL OR state = 'refused' AND length(message) <= 500)
);
-- One offer at a time for a round: two links could be picked from, and the round would be held twice.
CREATE UNIQUE INDEX slot_offers_open_key ON slot_offers (org_id, loop_id, exercise_key, name) WHERE state = 'open';
CREATE INDEX slot_offers_org_id_loop_id_idx ON slot_offers (org_id, loop_id);
CREATE INDEX slot_offers_org_id_interview_id_idx ON slot_offers (org_id, interview_id);

CREATE TABLE offered_slots (
  org_id    uuid           NOT NULL,
  id        uuid           NOT NULL,
  offer_id  uuid           NOT NULL,
  starts_at timestamptz(3) NOT NULL,
  -- Somebody's calendar was busy already when it was offered: the planner knew, so it does not stand in the way.
  was_busy  boolean        NOT NULL,
  CONSTRAINT offered_slots_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT offered_slots_org_id_offer_id_fkey FOREIGN KEY (org_id, offer_id)
    REFERENCES slot_offers (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT
);
CREATE UNIQUE INDEX offered_slots_org_id_offer_id_starts_at_key ON offered_slots (org_id, offer_id, starts_at);

------------------------------------------------------------------------------------------------------------------
-- Mails to candidates
------------------------------------------------------------------------------------------------------------------

-- How to reach the candidate of an application: for mails to themselves, and nothing else.
CREATE FUNCTION candidate_contact(application uuid) RETURNS TABLE (name text, email text, time_zone text)
  LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT c.name, c.email, c.time_zone
    FROM applications a JOIN candidates c ON c.org_id = a.org_id AND c.id = a.candidate_id
   WHERE a.org_id = current_org_id() AND a.id = application
$$;

-- What a candidate is told of, each occasion once.
CREATE TABLE candidate_notices (
  org_id       uuid           NOT NULL,
  id           uuid           NOT NULL,
  kind         text           NOT NULL,
  occasion     text           NOT NULL,
  loop_id      uuid           NOT NULL,
  -- Of slots, the offer; else the interview.
  offer_id     uuid,
  interview_id uuid,
  made_at      timestamptz(3) NOT NULL,
  CONSTRAINT candidate_notices_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT candidate_notices_org_id_loop_id_fkey FOREIGN KEY (org_id, loop_id)
    REFERENCES loops (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT candidate_notices_org_id_offer_id_fkey FOREIGN KEY (org_id, offer_id)
    REFERENCES slot_offers (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT candidate_notices_org_id_interview_id_fkey FOREIGN KEY (org_id, interview_id)
    REFERENCES interviews (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT candidate_notices_kind_check CHECK (
    kind IN ('slots_offered', 'candidate_invited', 'candidate_moved', 'candidate_cancelled')),
  CONSTRAINT candidate_notices_subject_check CHECK (
    num_nonnulls(offer_id, interview_id) = 1 AND (kind = 'slots_offered') = (offer_id IS NOT NULL))
);
CREATE UNIQUE INDEX candidate_notices_org_id_kind_occasion_key ON candidate_notices (org_id, kind, occasion);
CREATE INDEX candidate_notices_org_id_loop_id_idx ON candidate_notices (org_id, loop_id);
CREATE INDEX candidate_notices_org_id_offer_id_idx ON candidate_notices (org_id, offer_id);
CREATE INDEX candidate_notices_org_id_interview_id_idx ON candidate_notices (org_id, interview_id);

-- A mail goes with a notification of a member, or a notice to a candidate.
ALTER TABLE mails
  ALTER COLUMN notification_id DROP NOT NULL,
  ADD COLUMN notice_id uuid,
  ADD CONSTRAINT mails_org_id_notice_id_fkey FOREIGN KEY (org_id, notice_id)
    REFERENCES candidate_notices (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  ADD CONSTRAINT mails_of_one_check CHECK (num_nonnulls(notification_id, notice_id) = 1);
CREATE UNIQUE INDEX mails_org_id_notice_id_key ON mails (org_id, notice_id);

-- Who plans hears of a seat declined, and of what a candidate answers to slots; an interviewer of a hold confirmed.
ALTER TABLE notifications DROP CONSTRAINT notifications_kind_check;
ALTER TABLE notifications ADD CONSTRAINT notifications_kind_check CHECK (kind IN (
  'interview_invited', 'interview_moved', 'interview_cancelled', 'scorecard_due', 'question_asked', 'card_typed_in',
  'vote_wanted', 'approval_wanted', 'interview_confirmed', 'seat_declined', 'slot_picked', 'slots_refused'));
ALTER TABLE notifications DROP CONSTRAINT notifications_subject_check;
ALTER TABLE notifications ADD CONSTRAINT notifications_subject_check CHECK (
  (kind IN ('vote_wanted', 'approval_wanted')) = (debrief_id IS NOT NULL)
  AND (kind IN ('vote_wanted', 'approval_wanted', 'slots_refused')) = (seat_id IS NULL));

------------------------------------------------------------------------------------------------------------------
-- When people work
------------------------------------------------------------------------------------------------------------------
CREATE TABLE working_hours (
  org_id      uuid           NOT NULL,
  member_id   uuid           NOT NULL,
  -- 1 is Monday, 7 Sunday.
  days        integer[]      NOT NULL,
  -- Minutes after midnight in the member's own zone.
  from_minute  integer       NOT NULL,
  until_minute integer       NOT NULL,
  changed_at  timestamptz(3) NOT NULL,
  version     integer        NOT NULL,
  CONSTRAINT working_hours_pkey PRIMARY KEY (org_id, member_id),
  CONSTRAINT working_hours_org_id_member_id_fkey FOREIGN KEY (org_id, member_id)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT working_hours_days_check CHECK (days <@ ARRAY[1, 2, 3, 4, 5, 6, 7] AND cardinality(days) BETWEEN 1 AND 7),
  CONSTRAINT working_hours_minutes_check CHECK (
    from_minute >= 0 AND until_minute <= 1440 AND from_minute < until_minute),
  CONSTRAINT working_hours_version_check CHECK (version >= 1)
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['slot_offers', 'offered_slots', 'candidate_notices', 'working_hours'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I USING (org_id = current_org_id()) WITH CHECK (org_id = current_org_id())',
                   name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO evenhand_app', name);
  END LOOP;
END
$$;
GRANT UPDATE (state, ended_at, interview_id, candidate_zone, message) ON slot_offers TO evenhand_app;
GRANT UPDATE (days, from_minute, until_minute, changed_at, version) ON working_hours TO evenhand_app;
