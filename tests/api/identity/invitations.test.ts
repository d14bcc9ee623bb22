import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Passwords } from '#server/platform/passwords.ts';
import {
  deactivateMember,
  listInvitations,
  listMembers,
  renewInvitation,
  revokeInvitation,
} from '#shared/identity.ts';
import type { OrgId } from '#shared/primitives.ts';
import { acceptInvitation, readLink } from '#shared/session.ts';
import { fingerprint } from '#tests/support/rows.ts';
import { invite, tokenOf } from '#tests/support/samples.ts';
import {
  callApi,
  createOrg,
  createPerson,
  createWorld,
  type Person,
  testPassword,
  type World,
} from '#tests/support/world.ts';

let world: World;
let orgId: OrgId;
let admin: Person;

beforeAll(async () => {
  world = await createWorld();
  orgId = await createOrg(world, 'Inviting Org');
  admin = await createPerson(world, orgId, ['admin']);
});
afterAll(() => world.end());

const read = (token: string) => callApi(world, readLink, { body: { token } });
const accept = async (token: string, given: { name?: string; password?: string } = {}) => {
  await world.ownerSql('DELETE FROM sign_in_throttles');
  return callApi(world, acceptInvitation, {
    body: {
      token,
      name: 'Newly Joined',
      password: 'a new password for tests',
      timeZone: 'Asia/Tokyo',
      ...given,
    },
  });
};

/** Neither reading nor accepting works, in one answer that says nothing of why. */
async function expectSpent(token: string): Promise<void> {
  const before = await fingerprint(world, { except: ['sign_in_throttles'] });
  for (const response of [await read(token), await accept(token)]) {
    expect(response.status).toBe(410);
    expect({ ...response.body, requestId: '' }).toEqual({
      type: 'urn:evenhand:problem:link_spent',
      title: 'This link does not work any more',
      status: 410,
      code: 'link_spent',
      detail: 'The link was used, replaced, taken back or is too old. Ask whoever sent it for a new one.',
      requestId: '',
    });
    expect(response.headers['set-cookie']).toBeUndefined();
  }
  expect(await fingerprint(world, { except: ['sign_in_throttles'] })).toEqual(before);
}

describe('an invitation link', () => {
  it('says what it is for without being spent, however often it is read', async () => {
    const { token, email } = await invite(admin, { name: 'Read Often', roles: ['auditor'] });
    for (let n = 0; n < 3; n += 1) {
      expect((await read(token)).body).toEqual({
        purpose: 'invitation',
        expiresAt: '2026-03-09T09:00:00.000Z',
        orgName: 'Inviting Org',
        email,
        name: 'Read Often',
        roles: ['auditor'],
        hasAccount: false,
      });
    }
    expect((await accept(token)).status).toBe(200);
  });

  it('makes a member with the roles offered and the name chosen, and a session', async () => {
    const { token, email, id } = await invite(admin, { roles: ['recruiter'] });
    const { status, body, headers } = await accept(token, { name: 'Chosen Name' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: 'signed_in',
      account: { email },
      member: { name: 'Chosen Name', roles: ['recruiter'], timeZone: 'Asia/Tokyo' },
      org: { id: orgId },
    });
    const cookie = String(headers['set-cookie']).split(';')[0];
    expect((await callApi(world, listMembers, {}, cookie)).status).toBe(200);
    const entries = await world.ownerSql<{ action: string }>(
      'SELECT action FROM audit_entries WHERE subject_id = ANY ($1) ORDER BY seq',
      [[id, body.member.id]],
    );
    expect(entries.map(({ action }) => action)).toEqual([
      'invitation.sent',
      'member.joined',
      'invitation.accepted',
      'session.started',
    ]);
    await expectSpent(token);
  });

  it('is accepted once, by however many at once', async () => {
    const { token, email } = await invite(admin);
    await world.ownerSql('DELETE FROM sign_in_throttles');
    const body = { token, name: 'One Of Many', password: 'a new password for tests', timeZone: 'Asia/Tokyo' };
    const responses = await Promise.all(
      Array.from({ length: 20 }, () => callApi(world, acceptInvitation, { body })),
    );
    const statuses = responses.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(200);
    expect(statuses.slice(1).filter((status) => status < 400 || status >= 500)).toEqual([]);
    const [counts] = await world.ownerSql<{ members: number; accounts: number }>(
      `SELECT (SELECT count(*)::integer FROM members WHERE email = $1) AS members,
              (SELECT count(*)::integer FROM accounts WHERE email = $1) AS accounts`,
      [email],
    );
    expect(counts).toEqual({ members: 1, accounts: 1 });
  });

  it('asks an existing account for its password, and joins it with that', async () => {
    const other = await createPerson(world, await createOrg(world, 'Where They Are'), ['admin']);
    const { token } = await invite(admin, { email: other.email, roles: ['approver'] });
    expect((await read(token)).body.hasAccount).toBe(true);
    const wrong = await accept(token, { password: 'a new password for tests' });
    expect([wrong.status, wrong.body.code]).toEqual([401, 'wrong_credentials']);

    const joined = await accept(token, { password: testPassword });
    expect(joined.status).toBe(200);
    expect(joined.body).toMatchObject({
      account: { id: other.accountId },
      org: { id: orgId },
      member: { roles: ['approver'] },
    });
    expect(joined.body.orgs).toHaveLength(2);
    expect((await other.call(listMembers)).status).toBe(200);
  });

  it('leaves an ended membership to the admin who can let the person back in', async () => {
    const person = await createPerson(world, orgId, ['interviewer']);
    const { token, id } = await invite(admin);
    await world.ownerSql('UPDATE invitations SET email = $2 WHERE id = $1', [id, person.email]);
    await admin.call(deactivateMember, { params: { memberId: person.memberId } });
    const refused = await accept(token, { password: testPassword });
    expect([refused.status, refused.body.code]).toEqual([409, 'already_exists']);
  });

  it.each([['short'], ['aaaaaaaaaaaaaaa'], ['x'.repeat(129)]])(
    'refuses the new password %s and stays open',
    async (password) => {
      const { token } = await invite(admin);
      const refused = await accept(token, { password });
      expect([refused.status, refused.body.code]).toEqual([422, 'rule_broken']);
      expect(refused.body.errors[0].path).toBe('password');
      expect((await read(token)).status).toBe(200);
    },
  );

  it('works no more once it was renewed, and the new one does', async () => {
    const { token, id } = await invite(admin);
    world.clock.advance({ hours: 1 });
    const renewed = await admin.call(renewInvitation, { params: { invitationId: id } });
    expect(renewed.body.invitation).toMatchObject({ id, state: 'open', version: 2 });
    await expectSpent(token);
    expect((await accept(tokenOf(renewed.body.link))).status).toBe(200);
  });

  it('works no more where it was renewed while the new password was being hashed', async () => {
    const { token, id } = await invite(admin);
    const { passwords } = world.platform;
    let renewed = '';
    const slow: Passwords = {
      ...passwords,
      hash: async (password) => {
        renewed = tokenOf((await admin.call(renewInvitation, { params: { invitationId: id } })).body.link);
        return passwords.hash(password);
      },
    };
    Object.assign(world.platform, { passwords: slow });
    const refused = await accept(token);
    Object.assign(world.platform, { passwords });

    expect([refused.status, refused.body.code]).toEqual([410, 'link_spent']);
    expect((await accept(renewed)).status).toBe(200);
  });

  it('works no more once the invitation was taken back, nor can that be renewed', async () => {
    const { token, id } = await invite(admin);
    const revoked = await admin.call(revokeInvitation, { params: { invitationId: id } });
    expect(revoked.body).toMatchObject({ state: 'revoked', can: { renew: false, revoke: false } });
    await expectSpent(token);
    for (const again of [renewInvitation, revokeInvitation])
      expect((await admin.call(again, { params: { invitationId: id } })).body.code).toBe('wrong_state');
  });

  it('works for seven days to the second, and can be renewed after', async () => {
    const { token, id } = await invite(admin);
    world.clock.advance({ days: 7, seconds: -1 });
    expect((await read(token)).status).toBe(200);
    world.clock.advance({ seconds: 1 });
    await expectSpent(token);
    // A week is longer than an idle session lasts.
    admin = await createPerson(world, orgId, ['admin']);
    const expired = await admin.call(listInvitations, { query: { state: 'expired', limit: 200 } });
    expect(expired.body.items.map((item: { id: string }) => item.id)).toContain(id);
    const renewed = await admin.call(renewInvitation, { params: { invitationId: id } });
    expect((await accept(tokenOf(renewed.body.link))).status).toBe(200);
  });

  it('is none where it was forged, tampered with or meant for something else', async () => {
    const { token } = await invite(admin);
    const [header = '', payload = '', signature = ''] = token.split('.');
    const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const key = (text: string): Uint8Array => new TextEncoder().encode(text);
    const sign = (secret: string, changed: Record<string, unknown>, alg = 'HS256') =>
      new SignJWT({ ...claims, ...changed }).setProtectedHeader({ alg }).sign(key(secret));
    const ours = 'a key for tests, not a secret';
    const forged = [
      `${header}.${payload}.${signature.slice(0, -2)}AA`,
      `${header}.${encode({ ...claims, jti: world.platform.ids.next() })}.${signature}`,
      `${encode({ alg: 'none' })}.${payload}.`,
      `${header}.${payload}.`,
      await sign('another key', {}),
      await sign(ours, {}, 'HS512'),
      await sign(ours, { iss: 'somebody else' }),
      await sign(ours, { exp: 1 }),
      await sign(ours, { purpose: 'reset' }),
      // Genuine, but never issued: the database has no such hash.
      await sign(ours, { jti: world.platform.ids.next() }),
      'not a token at all, but long enough',
    ];
    for (const bad of forged) {
      expect(bad).not.toBe(token);
      await expectSpent(bad);
    }
    expect((await read(token)).status).toBe(200);
  });
});

describe('the list of invitations', () => {
  it('is newest first, by state, in pages without gap or repeat', async () => {
    const whole = (await admin.call(listInvitations, { query: { limit: 200 } })).body.items as {
      id: string;
      state: string;
    }[];
    expect(whole.map(({ id }) => id)).toEqual(
      whole
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
    const byState = async (state: string) =>
      (await admin.call(listInvitations, { query: { limit: 200, state } })).body.items as {
        id: string;
        state: string;
      }[];
    for (const state of ['open', 'accepted', 'revoked', 'expired']) {
      const some = await byState(state);
      expect(some.length, state).toBeGreaterThan(0);
      expect(some).toEqual(whole.filter((item) => item.state === state));
    }
    const paged: unknown[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const { body } = await admin.call(listInvitations, { query: { limit: 4, after } });
      paged.push(...body.items);
      after = body.next;
    }
    expect(paged).toEqual(whole);
  });
});
