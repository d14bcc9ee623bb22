import type { MemberActor } from '#server/context.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Database } from '#server/platform/database.ts';
import { hashToken } from '#server/platform/session-cookie.ts';
import type { AccountId, MemberId, OrgId } from '#shared/primitives.ts';
import { Role } from '#shared/roles.ts';

/** A session that nobody uses ends after this. */
export const idleSeconds = 12 * 60 * 60;
/** A session ends after this, however much it is used. */
export const absoluteSeconds = 7 * 24 * 60 * 60;
/** How stale the time of last use may get: one write per minute and session, not one per request. */
const touchEverySeconds = 60;

interface SessionRow {
  account_id: AccountId;
  email: string;
  org_id: OrgId;
  org_name: string;
  member_id: MemberId;
  member_name: string;
  roles: string[];
  time_zone: string;
  member_version: number;
  last_seen_at: Date;
  expires_at: Date;
}

/** The live session behind a token's hash, read through whatever runs the statement. */
export async function findActor(
  run: (text: string, values: readonly unknown[]) => Promise<SessionRow[]>,
  hash: Buffer,
  now: Date,
): Promise<(MemberActor & { readonly lastSeenAt: Date }) | null> {
  const [row] = await run('SELECT * FROM find_session($1, $2, $3)', [hash, now, idleSeconds]);
  return row === undefined ? null : actorOf(row);
}

function actorOf(row: SessionRow): MemberActor & { readonly lastSeenAt: Date } {
  return {
    kind: 'member',
    accountId: row.account_id,
    email: row.email,
    orgId: row.org_id,
    orgName: row.org_name,
    memberId: row.member_id,
    name: row.member_name,
    roles: row.roles.map((role) => Role.parse(role)),
    timeZone: row.time_zone,
    memberVersion: row.member_version,
    sessionEndsAt: row.expires_at,
    lastSeenAt: row.last_seen_at,
  };
}

/** The live sessions behind these hashes, by hash in hexadecimal; whose session has ended is not among them. */
export async function findActors(
  database: Database,
  hashes: readonly Buffer[],
  now: Date,
): Promise<ReadonlyMap<string, MemberActor>> {
  const rows = await database.call<SessionRow & { hash: Buffer }>(
    `SELECT asked.hash, found.* FROM unnest($1::bytea[]) AS asked(hash)
      CROSS JOIN LATERAL find_session(asked.hash, $2, $3) AS found`,
    [hashes, now, idleSeconds],
  );
  return new Map(rows.map((row) => [row.hash.toString('hex'), actorOf(row)]));
}

/**
 * Who holds this token; null for none, an unknown, an expired or an idle one, and for a membership that ended. Roles
 * are read anew each time, so that a demotion holds with the next request.
 */
export async function authenticate(
  deps: { database: Database; clock: Clock },
  token: string | undefined,
): Promise<MemberActor | null> {
  if (token === undefined || token === '') return null;
  const now = deps.clock.now();
  const hash = hashToken(token);
  const actor = await findActor((text, values) => deps.database.call(text, values), hash, now);
  if (actor !== null && now.getTime() - actor.lastSeenAt.getTime() > touchEverySeconds * 1000) {
    await deps.database.call('SELECT touch_session($1, $2)', [hash, now]);
  }
  return actor;
}
