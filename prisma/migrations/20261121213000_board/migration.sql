-- The board: its orders, the views that people keep of it, and reminders sent to many at once.

-- Each order of the board is read from an index, page by page.
CREATE INDEX applications_org_id_stage_at_id_idx ON applications (org_id, stage_at, id);
CREATE INDEX interviews_org_id_starts_at_id_idx ON interviews (org_id, starts_at, id);
CREATE INDEX loops_org_id_owner_id_id_idx ON loops (org_id, owner_id, id);

-- A way to look at the board that somebody keeps under a name: filters, order and columns, and never what was searched for.
CREATE TABLE board_views (
  org_id     uuid           NOT NULL,
  id         uuid           NOT NULL,
  member_id  uuid           NOT NULL,
  name       text           NOT NULL,
  settings   jsonb          NOT NULL,
  is_default boolean        NOT NULL,
  made_at    timestamptz(3) NOT NULL,
  -- Deleted ones are kept for as long as somebody may want them back.
  deleted_at timestamptz(3),
  version    integer        NOT NULL DEFAULT 1,
  CONSTRAINT board_views_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT board_views_org_id_member_id_fkey FOREIGN KEY (org_id, member_id)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT board_views_name_check CHECK (length(name) BETWEEN 1 AND 60),
  CONSTRAINT board_views_version_check CHECK (version >= 1)
);
CREATE INDEX board_views_org_id_member_id_idx ON board_views (org_id, member_id);
CREATE UNIQUE INDEX board_views_name_key ON board_views (org_id, member_id, name) WHERE deleted_at IS NULL;
-- One view, at most, is what the board opens with.
CREATE UNIQUE INDEX board_views_default_key ON board_views (org_id, member_id) WHERE is_default AND deleted_at IS NULL;

-- Somebody was reminded of a card from the board, by one act that may have gone to many.
CREATE TABLE nudges (
  org_id        uuid           NOT NULL,
  id            uuid           NOT NULL,
  act_id        uuid           NOT NULL,
  loop_id       uuid           NOT NULL,
  seat_id       uuid           NOT NULL,
  nudged_by     uuid           NOT NULL,
  nudged_at     timestamptz(3) NOT NULL,
  -- The day on the wall of whoever is reminded.
  nudged_on     date           NOT NULL,
  -- Until then it can be taken back, and nobody has seen it.
  goes_at       timestamptz(3) NOT NULL,
  taken_back_at timestamptz(3),
  CONSTRAINT nudges_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT nudges_org_id_loop_id_fkey FOREIGN KEY (org_id, loop_id)
    REFERENCES loops (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT nudges_org_id_seat_id_fkey FOREIGN KEY (org_id, seat_id)
    REFERENCES seats (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT nudges_org_id_nudged_by_fkey FOREIGN KEY (org_id, nudged_by)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT nudges_times_check CHECK (goes_at >= nudged_at AND taken_back_at < goes_at)
);
CREATE INDEX nudges_org_id_act_id_idx ON nudges (org_id, act_id);
CREATE INDEX nudges_org_id_loop_id_idx ON nudges (org_id, loop_id);
-- Nobody is reminded of the same card twice on a day.
CREATE UNIQUE INDEX nudges_daily_key ON nudges (org_id, seat_id, nudged_on) WHERE taken_back_at IS NULL;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['board_views', 'nudges'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I USING (org_id = current_org_id()) WITH CHECK (org_id = current_org_id())',
                   name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO evenhand_app', name);
  END LOOP;
END
$$;
GRANT UPDATE (name, settings, is_default, deleted_at, version) ON board_views TO evenhand_app;
GRANT UPDATE (taken_back_at) ON nudges TO evenhand_app;

-- One more kind of notification, beside whatever kinds there are by now.
DO $$
DECLARE kinds text;
BEGIN
  SELECT string_agg(quote_literal(kind[1]), ', ') INTO STRICT kinds
    FROM pg_constraint k, regexp_matches(pg_get_constraintdef(k.oid), '''([a-z_]+)''', 'g') AS kind
   WHERE k.conname = 'notifications_kind_check';
  ALTER TABLE notifications DROP CONSTRAINT notifications_kind_check;
  EXECUTE format('ALTER TABLE notifications ADD CONSTRAINT notifications_kind_check CHECK (kind IN (%s, ''card_wanted''))',
                 kinds);
END
$$;
