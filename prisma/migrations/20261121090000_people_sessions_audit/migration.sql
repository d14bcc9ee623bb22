-- Three roles beside the owner that migrates. They are made here without login, so that any migration tool can run
-- this file; `server/platform/roles.ts` gives the two that log in a password.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'evenhand_app') THEN
    CREATE ROLE evenhand_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'evenhand_jobs') THEN
    CREATE ROLE evenhand_jobs NOLOGIN NOSUPERUSER BYPASSRLS NOCREATEDB NOCREATEROLE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'evenhand_definer') THEN
    CREATE ROLE evenhand_definer NOLOGIN NOSUPERUSER BYPASSRLS NOCREATEDB NOCREATEROLE;
  END IF;
END
$$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO evenhand_app, evenhand_jobs, evenhand_definer;

-- The tenant that the transaction is in, or NULL: after COMMIT a SET LOCAL setting reads back as ''.
CREATE FUNCTION current_org_id() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN NULLIF(current_setting('app.org_id', true), '')::uuid;

------------------------------------------------------------------------------------------------------------------
-- Global tables: what must be known before an organisation is. No role but the owner of the functions below may
-- touch them; row-level security without a policy says the same a second time.
------------------------------------------------------------------------------------------------------------------

CREATE TABLE orgs (
  id         uuid           NOT NULL PRIMARY KEY,
  name       text           NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  time_zone  text           NOT NULL CHECK (length(time_zone) BETWEEN 1 AND 64),
  created_at timestamptz(3) NOT NULL,
  version    integer        NOT NULL DEFAULT 1 CHECK (version >= 1)
);

-- A person's way in, in whatever organisations. The address is kept in lower case.
CREATE TABLE accounts (
  id         uuid           NOT NULL PRIMARY KEY,
  email      text           NOT NULL UNIQUE CHECK (email = lower(email) AND length(email) <= 254),
  created_at timestamptz(3) NOT NULL
);

CREATE TABLE credentials (
  account_id    uuid           NOT NULL PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  -- PHC string: it carries its own parameters, so that a login can rehash.
  password_hash text           NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
  changed_at    timestamptz(3) NOT NULL
);

-- An opaque session: only the SHA-256 of its token is here.
CREATE TABLE sessions (
  token_hash    bytea          NOT NULL PRIMARY KEY CHECK (octet_length(token_hash) = 32),
  account_id    uuid           NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  chosen_org_id uuid           NOT NULL REFERENCES orgs (id) ON DELETE CASCADE,
  member_id     uuid           NOT NULL,
  created_at    timestamptz(3) NOT NULL,
  last_seen_at  timestamptz(3) NOT NULL,
  expires_at    timestamptz(3) NOT NULL
);
CREATE INDEX sessions_account_id_idx ON sessions (account_id);

-- One-time links. A token is a signed text; only its SHA-256 is here.
CREATE TABLE link_tokens (
  token_hash    bytea          NOT NULL PRIMARY KEY CHECK (octet_length(token_hash) = 32),
  purpose       text           NOT NULL CHECK (purpose IN ('set_up', 'invitation')),
  link_org_id   uuid           REFERENCES orgs (id) ON DELETE CASCADE,
  subject_id    uuid,
  created_at    timestamptz(3) NOT NULL,
  expires_at    timestamptz(3) NOT NULL,
  spent_at      timestamptz(3),
  CONSTRAINT link_tokens_subject CHECK ((purpose = 'set_up') = (link_org_id IS NULL AND subject_id IS NULL))
);
CREATE INDEX link_tokens_subject_idx ON link_tokens (link_org_id, subject_id);

-- Tries per account and per address in a window; the key is a hash, so that no address is kept.
CREATE TABLE sign_in_throttles (
  key          bytea          NOT NULL PRIMARY KEY CHECK (octet_length(key) = 32),
  tries        integer        NOT NULL CHECK (tries >= 1),
  window_start timestamptz(3) NOT NULL
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['orgs', 'accounts', 'credentials', 'sessions', 'link_tokens', 'sign_in_throttles'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO evenhand_definer', name);
  END LOOP;
END
$$;

------------------------------------------------------------------------------------------------------------------
-- Tenant tables
------------------------------------------------------------------------------------------------------------------

-- The person inside an organisation, whom every other tenant table refers to. account_id has no foreign key, because
-- each foreign key of a tenant table contains org_id; accounts are never deleted while a member names them.
CREATE TABLE members (
  org_id         uuid           NOT NULL,
  id             uuid           NOT NULL,
  account_id     uuid           NOT NULL,
  name           text           NOT NULL,
  email          text           NOT NULL,
  roles          text[]         NOT NULL,
  time_zone      text           NOT NULL,
  joined_at      timestamptz(3) NOT NULL,
  deactivated_at timestamptz(3),
  version        integer        NOT NULL DEFAULT 1,
  CONSTRAINT members_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT members_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs (id),
  CONSTRAINT members_name_check CHECK (length(name) BETWEEN 1 AND 200),
  CONSTRAINT members_email_check CHECK (email = lower(email) AND length(email) <= 254),
  CONSTRAINT members_version_check CHECK (version >= 1),
  CONSTRAINT members_roles_check CHECK (
    cardinality(roles) >= 1
    AND roles <@ ARRAY['admin', 'recruiter', 'hiring_manager', 'interviewer', 'committee_member', 'approver',
                       'calibration_lead', 'auditor']
  )
);
CREATE UNIQUE INDEX members_org_id_account_id_key ON members (org_id, account_id);
CREATE INDEX members_org_id_name_id_idx ON members (org_id, name, id);

CREATE TABLE invitations (
  org_id      uuid           NOT NULL,
  id          uuid           NOT NULL,
  email       text           NOT NULL,
  name        text           NOT NULL,
  roles       text[]         NOT NULL,
  invited_by  uuid           NOT NULL,
  invited_at  timestamptz(3) NOT NULL,
  expires_at  timestamptz(3) NOT NULL,
  accepted_at timestamptz(3),
  revoked_at  timestamptz(3),
  version     integer        NOT NULL DEFAULT 1,
  CONSTRAINT invitations_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT invitations_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs (id),
  CONSTRAINT invitations_org_id_invited_by_fkey FOREIGN KEY (org_id, invited_by) REFERENCES members (org_id, id)
    ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT invitations_name_check CHECK (length(name) BETWEEN 1 AND 200),
  CONSTRAINT invitations_email_check CHECK (email = lower(email) AND length(email) <= 254),
  CONSTRAINT invitations_version_check CHECK (version >= 1),
  CONSTRAINT invitations_end_check CHECK (accepted_at IS NULL OR revoked_at IS NULL),
  CONSTRAINT invitations_roles_check CHECK (
    cardinality(roles) >= 1
    AND roles <@ ARRAY['admin', 'recruiter', 'hiring_manager', 'interviewer', 'committee_member', 'approver',
                       'calibration_lead', 'auditor']
  )
);
-- One open invitation for an address; renewing it replaces its link.
CREATE UNIQUE INDEX invitations_open_email_key ON invitations (org_id, email)
  WHERE accepted_at IS NULL AND revoked_at IS NULL;

CREATE TABLE idempotency_keys (
  org_id       uuid           NOT NULL,
  member_id    uuid           NOT NULL,
  key          text           NOT NULL,
  request_hash bytea          NOT NULL,
  status       integer        NOT NULL,
  reply        text           NOT NULL,
  created_at   timestamptz(3) NOT NULL,
  CONSTRAINT idempotency_keys_pkey PRIMARY KEY (org_id, member_id, key),
  CONSTRAINT idempotency_keys_org_id_member_id_fkey FOREIGN KEY (org_id, member_id) REFERENCES members (org_id, id)
    ON UPDATE CASCADE ON DELETE CASCADE,
  CONSTRAINT idempotency_keys_key_check CHECK (length(key) BETWEEN 1 AND 255),
  CONSTRAINT idempotency_keys_request_hash_check CHECK (octet_length(request_hash) = 32)
);

CREATE TABLE audit_heads (
  org_id uuid    NOT NULL,
  seq    integer NOT NULL,
  hash   bytea   NOT NULL,
  CONSTRAINT audit_heads_pkey PRIMARY KEY (org_id),
  CONSTRAINT audit_heads_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs (id),
  CONSTRAINT audit_heads_seq_check CHECK (seq >= 0),
  CONSTRAINT audit_heads_hash_check CHECK (octet_length(hash) = 32)
);

CREATE TABLE audit_entries (
  org_id        uuid           NOT NULL,
  seq           integer        NOT NULL,
  at            timestamptz(3) NOT NULL,
  actor_id      uuid,
  action        text           NOT NULL,
  subject_type  text           NOT NULL,
  subject_id    uuid           NOT NULL,
  data          text           NOT NULL,
  previous_hash bytea          NOT NULL,
  hash          bytea          NOT NULL,
  CONSTRAINT audit_entries_pkey PRIMARY KEY (org_id, seq),
  CONSTRAINT audit_entries_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs (id),
  CONSTRAINT audit_entries_seq_check CHECK (seq >= 1),
  CONSTRAINT audit_entries_hash_check CHECK (octet_length(hash) = 32 AND octet_length(previous_hash) = 32)
);
CREATE INDEX audit_entries_org_id_actor_id_seq_idx ON audit_entries (org_id, actor_id, seq);
CREATE INDEX audit_entries_org_id_subject_id_seq_idx ON audit_entries (org_id, subject_id, seq);
CREATE INDEX audit_entries_org_id_action_seq_idx ON audit_entries (org_id, action, seq);

CREATE TABLE audit_salts (
  org_id     uuid  NOT NULL,
  subject_id uuid  NOT NULL,
  salt       bytea NOT NULL,
  CONSTRAINT audit_salts_pkey PRIMARY KEY (org_id, subject_id),
  CONSTRAINT audit_salts_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs (id),
  CONSTRAINT audit_salts_salt_check CHECK (octet_length(salt) = 32)
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['members', 'invitations', 'idempotency_keys', 'audit_heads', 'audit_entries',
                              'audit_salts'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I USING (org_id = current_org_id()) WITH CHECK (org_id = current_org_id())',
                   name);
  END LOOP;
END
$$;

-- Deletion is nobody's by default: what is written stays, and ends by a date.
GRANT SELECT, INSERT, UPDATE ON members, invitations TO evenhand_app;
GRANT SELECT, INSERT ON idempotency_keys, audit_entries, audit_salts TO evenhand_app;
GRANT SELECT, UPDATE ON audit_heads TO evenhand_app;
GRANT SELECT, INSERT ON members, invitations, audit_heads TO evenhand_definer;
-- Keys older than their promise, and salts on erasure.
GRANT SELECT, DELETE ON idempotency_keys, audit_salts TO evenhand_jobs;

-- The chain only ever grows: an entry is never changed or removed, by whatever role.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is not allowed: its rows are kept as they were written', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only', TABLE = TG_TABLE_NAME;
END
$$;
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The head moves one link at a time, so that a rewritten chain can't be put in its place.
CREATE FUNCTION check_audit_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.org_id <> OLD.org_id OR NEW.seq <> OLD.seq + 1 THEN
    RAISE EXCEPTION 'the audit head moves from % to % only, not to %', OLD.seq, OLD.seq + 1, NEW.seq
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'audit_heads_dense', TABLE = 'audit_heads';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER audit_heads_dense BEFORE UPDATE ON audit_heads
  FOR EACH ROW EXECUTE FUNCTION check_audit_head();
CREATE TRIGGER audit_heads_kept BEFORE DELETE ON audit_heads
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

------------------------------------------------------------------------------------------------------------------
-- The functions through which the app reaches the global tables. Each does one thing and takes its time from the
-- caller, so that one clock drives everything.
------------------------------------------------------------------------------------------------------------------

CREATE FUNCTION has_orgs() RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  RETURN EXISTS (SELECT FROM orgs);

CREATE FUNCTION create_org(id uuid, name text, time_zone text, at timestamptz) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO orgs (id, name, time_zone, created_at) VALUES (create_org.id, create_org.name, create_org.time_zone, at);
  INSERT INTO audit_heads (org_id, seq, hash) VALUES (create_org.id, 0, decode(repeat('00', 32), 'hex'));
$$;

-- The organisation of the transaction.
CREATE FUNCTION find_current_org() RETURNS TABLE (id uuid, name text, time_zone text, version integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT o.id, o.name, o.time_zone, o.version FROM orgs o WHERE o.id = current_org_id();
$$;

-- Changes the organisation of the transaction if it is still at the version seen; no row otherwise.
CREATE FUNCTION update_current_org(seen_version integer, new_name text, new_time_zone text)
  RETURNS TABLE (id uuid, name text, time_zone text, version integer)
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  UPDATE orgs o SET name = new_name, time_zone = new_time_zone, version = o.version + 1
   WHERE o.id = current_org_id() AND o.version = seen_version
  RETURNING o.id, o.name, o.time_zone, o.version;
$$;

CREATE FUNCTION create_account(id uuid, email text, password_hash text, at timestamptz) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO accounts (id, email, created_at) VALUES (create_account.id, create_account.email, at);
  INSERT INTO credentials (account_id, password_hash, changed_at)
  VALUES (create_account.id, create_account.password_hash, at);
$$;

CREATE FUNCTION find_credential(address text) RETURNS TABLE (account_id uuid, password_hash text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT a.id, c.password_hash FROM accounts a JOIN credentials c ON c.account_id = a.id WHERE a.email = address;
$$;

CREATE FUNCTION set_password(account uuid, new_hash text, at timestamptz) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  UPDATE credentials SET password_hash = new_hash, changed_at = at WHERE account_id = account;
$$;

-- Where an account may go on, by name of the organisation; ended memberships are not among them.
CREATE FUNCTION list_memberships(account uuid)
  RETURNS TABLE (org_id uuid, org_name text, member_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT m.org_id, o.name, m.id FROM members m JOIN orgs o ON o.id = m.org_id
   WHERE m.account_id = account AND m.deactivated_at IS NULL ORDER BY o.name, m.org_id;
$$;

-- The organisation an account was in last, so that signing in again goes on there.
CREATE FUNCTION last_org_of(account uuid) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT chosen_org_id FROM sessions WHERE account_id = account ORDER BY last_seen_at DESC LIMIT 1;
$$;

CREATE FUNCTION start_session(hash bytea, account uuid, org uuid, member uuid, at timestamptz, until timestamptz)
  RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO sessions (token_hash, account_id, chosen_org_id, member_id, created_at, last_seen_at, expires_at)
  VALUES (hash, account, org, member, at, at, until);
$$;

-- The live session with what every request needs of its person. Roles are read here each time: a demotion holds at
-- once, and an ended membership ends the session.
CREATE FUNCTION find_session(hash bytea, at timestamptz, idle_seconds integer)
  RETURNS TABLE (account_id uuid, email text, org_id uuid, org_name text, member_id uuid, member_name text,
                 roles text[], time_zone text, member_version integer, last_seen_at timestamptz, expires_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT s.account_id, a.email, o.id, o.name, m.id, m.name, m.roles, m.time_zone, m.version, s.last_seen_at, s.expires_at
    FROM sessions s
    JOIN accounts a ON a.id = s.account_id
    JOIN orgs o ON o.id = s.chosen_org_id
    JOIN members m ON m.org_id = s.chosen_org_id AND m.id = s.member_id AND m.account_id = s.account_id
   WHERE s.token_hash = hash
     AND s.expires_at > at
     AND s.last_seen_at > at - make_interval(secs => idle_seconds)
     AND m.deactivated_at IS NULL;
$$;

CREATE FUNCTION touch_session(hash bytea, at timestamptz) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  UPDATE sessions SET last_seen_at = at WHERE token_hash = hash AND last_seen_at < at;
$$;

CREATE FUNCTION end_session(hash bytea) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DELETE FROM sessions WHERE token_hash = hash;
$$;

-- Every session of the account but one; how many there were.
CREATE FUNCTION end_other_sessions(account uuid, kept_hash bytea) RETURNS integer
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH ended AS (DELETE FROM sessions WHERE account_id = account AND token_hash <> kept_hash RETURNING 1)
  SELECT count(*)::integer FROM ended;
$$;

-- Every session of a member in one organisation; how many there were.
CREATE FUNCTION end_member_sessions(member uuid) RETURNS integer
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH ended AS (
    DELETE FROM sessions WHERE chosen_org_id = current_org_id() AND member_id = member RETURNING 1
  )
  SELECT count(*)::integer FROM ended;
$$;

-- Old sessions and throttle windows: nothing that still counts.
CREATE FUNCTION sweep_sign_in(at timestamptz, window_seconds integer) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DELETE FROM sessions WHERE expires_at <= at;
  DELETE FROM sign_in_throttles WHERE window_start <= at - make_interval(secs => window_seconds);
$$;

CREATE FUNCTION issue_link(hash bytea, purpose text, org uuid, subject uuid, at timestamptz, until timestamptz)
  RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO link_tokens (token_hash, purpose, link_org_id, subject_id, created_at, expires_at)
  VALUES (hash, issue_link.purpose, org, subject, at, until);
$$;

CREATE FUNCTION find_link(hash bytea, at timestamptz)
  RETURNS TABLE (purpose text, org_id uuid, subject_id uuid, expires_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT l.purpose, l.link_org_id, l.subject_id, l.expires_at FROM link_tokens l
   WHERE l.token_hash = hash AND l.spent_at IS NULL AND l.expires_at > at;
$$;

-- True for exactly one of however many that try at once.
CREATE FUNCTION spend_link(hash bytea, at timestamptz) RETURNS boolean
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH spent AS (
    UPDATE link_tokens SET spent_at = at
     WHERE token_hash = hash AND spent_at IS NULL AND expires_at > at RETURNING 1
  )
  SELECT EXISTS (SELECT FROM spent);
$$;

-- Ends every open link of a subject of the transaction's organisation; of the set-up where both are null.
CREATE FUNCTION void_links(subject uuid, at timestamptz) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  UPDATE link_tokens SET spent_at = at
   WHERE link_org_id IS NOT DISTINCT FROM current_org_id() AND subject_id IS NOT DISTINCT FROM subject
     AND spent_at IS NULL;
$$;

-- Counts a try and says how many seconds to wait; 0 = go ahead. One upsert, so that parallel tries all count.
CREATE FUNCTION count_try(try_key bytea, at timestamptz, window_seconds integer, allowed integer) RETURNS integer
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO sign_in_throttles AS t (key, tries, window_start) VALUES (try_key, 1, at)
  ON CONFLICT (key) DO UPDATE SET
    tries = CASE WHEN t.window_start <= at - make_interval(secs => window_seconds) THEN 1 ELSE t.tries + 1 END,
    window_start = CASE WHEN t.window_start <= at - make_interval(secs => window_seconds) THEN at ELSE t.window_start END
  RETURNING CASE WHEN tries <= allowed THEN 0
                 ELSE greatest(1, ceil(extract(epoch FROM window_start - at) + window_seconds))::integer END;
$$;

CREATE FUNCTION forget_tries(try_key bytea) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DELETE FROM sign_in_throttles WHERE key = try_key;
$$;

-- Hand the functions to the role that may look across organisations, and the right to call them to the app alone.
-- An owner that is no superuser must be a member of the role it hands them to, which in turn needs CREATE for that.
DO $$
DECLARE fn regprocedure;
BEGIN
  EXECUTE format('GRANT evenhand_definer TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO evenhand_definer;
  FOR fn IN
    SELECT p.oid::regprocedure FROM pg_proc p
     WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', fn);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO evenhand_app', fn);
    EXECUTE format('ALTER FUNCTION %s OWNER TO evenhand_definer', fn);
  END LOOP;
  REVOKE CREATE ON SCHEMA public FROM evenhand_definer;
END
$$;
GRANT EXECUTE ON FUNCTION current_org_id() TO evenhand_app, evenhand_jobs, evenhand_definer;
