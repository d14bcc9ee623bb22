-- Busy times from people's own calendars, and a feed of one's interviews at a secret address.

-- Where somebody's calendar is read. Another address is another row, so that a read that ends late finds none.
CREATE TABLE calendar_sources (
  org_id        uuid           NOT NULL,
  id            uuid           NOT NULL,
  member_id     uuid           NOT NULL,
  -- Whoever knows it can read the calendar: shown to nobody, and not to its owner either.
  address       text           NOT NULL,
  added_at      timestamptz(3) NOT NULL,
  -- When it is read next; null: never, because the demo company's calendars stand at no address.
  due_at        timestamptz(3),
  -- When its events were last read, and when it was last heard that they are still the same.
  read_at       timestamptz(3),
  checked_at    timestamptz(3),
  -- What the next request says of the last answer.
  etag          text,
  last_modified text,
  -- Why the last try came to nothing, and how many have in a row.
  failure       text,
  tries         integer        NOT NULL,
  CONSTRAINT calendar_sources_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT calendar_sources_org_id_member_id_fkey FOREIGN KEY (org_id, member_id)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT calendar_sources_address_check CHECK (address ~ '^https://' AND length(address) <= 2000),
  CONSTRAINT calendar_sources_failure_check CHECK (
    failure IN ('unreachable', 'redirected', 'refused', 'too_slow', 'too_large', 'no_calendar')),
  CONSTRAINT calendar_sources_tries_check CHECK (tries >= 0 AND (tries > 0) = (failure IS NOT NULL))
);
CREATE UNIQUE INDEX calendar_sources_org_id_member_id_key ON calendar_sources (org_id, member_id);
CREATE INDEX calendar_sources_due_at_idx ON calendar_sources (due_at) WHERE due_at IS NOT NULL;

-- All that is kept of a calendar: from when to when its owner is busy. Times of one source never overlap.
CREATE TABLE busy_intervals (
  org_id    uuid           NOT NULL,
  source_id uuid           NOT NULL,
  starts_at timestamptz(3) NOT NULL,
  ends_at   timestamptz(3) NOT NULL,
  CONSTRAINT busy_intervals_pkey PRIMARY KEY (org_id, source_id, starts_at),
  CONSTRAINT busy_intervals_org_id_source_id_fkey FOREIGN KEY (org_id, source_id)
    REFERENCES calendar_sources (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT busy_intervals_order_check CHECK (starts_at < ends_at)
);

-- The secret address at which calendar programs read somebody's interviews: one each, of which the hash is kept.
CREATE TABLE calendar_feeds (
  org_id     uuid           NOT NULL,
  member_id  uuid           NOT NULL,
  token_hash bytea          NOT NULL,
  made_at    timestamptz(3) NOT NULL,
  CONSTRAINT calendar_feeds_pkey PRIMARY KEY (org_id, member_id),
  CONSTRAINT calendar_feeds_org_id_member_id_fkey FOREIGN KEY (org_id, member_id)
    REFERENCES members (org_id, id) ON UPDATE CASCADE ON DELETE RESTRICT
);
CREATE INDEX calendar_feeds_token_hash_idx ON calendar_feeds (token_hash);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['calendar_sources', 'busy_intervals', 'calendar_feeds'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I USING (org_id = current_org_id()) WITH CHECK (org_id = current_org_id())',
                   name);
    -- Removing an address removes all that came from it; a feed that is revoked is gone.
    EXECUTE format('GRANT SELECT, INSERT, DELETE ON %I TO evenhand_app', name);
  END LOOP;
END
$$;
GRANT UPDATE (due_at, read_at, checked_at, etag, last_modified, failure, tries) ON calendar_sources TO evenhand_app;
GRANT UPDATE (token_hash, made_at) ON calendar_feeds TO evenhand_app;
GRANT SELECT (org_id, due_at) ON calendar_sources TO evenhand_jobs;

-- Whose feed a token opens; of nobody who is not a member any more.
CREATE FUNCTION find_calendar_feed(hash bytea) RETURNS TABLE (org_id uuid, member_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT f.org_id, f.member_id
    FROM calendar_feeds f JOIN members m ON m.org_id = f.org_id AND m.id = f.member_id
   WHERE f.token_hash = hash AND m.deactivated_at IS NULL
$$;
DO $$
BEGIN
  EXECUTE format('GRANT evenhand_definer TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO evenhand_definer;
  REVOKE ALL ON FUNCTION find_calendar_feed(bytea) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION find_calendar_feed(bytea) TO evenhand_app;
  ALTER FUNCTION find_calendar_feed(bytea) OWNER TO evenhand_definer;
  REVOKE CREATE ON SCHEMA public FROM evenhand_definer;
END
$$;
GRANT SELECT ON calendar_feeds TO evenhand_definer;

SELECT pgboss.create_queue('calendars.read', '{"policy": "short", "retryLimit": 2, "expireInSeconds": 600}');
