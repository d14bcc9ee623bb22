import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Passwords } from '#server/platform/passwords.ts';
import { createPasswords } from '#server/platform/passwords.ts';
import { deactivateMember, getOrg, listMembers, updateOrg } from '#shared/identity.ts';
import type { OrgId } from '#shared/primitives.ts';
import { changePassword, chooseOrg, getSession, signIn, updateProfile } from '#shared/session.ts';
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
let person: Person;

beforeAll(async () => {
  world = await createWorld();
  orgId = await createOrg(world, 'Org');
  admin = await createPerson(world, orgId, ['admin']);
});
beforeEach(async () => {
  person = await createPerson(world, orgId, ['interviewer']);
});
afterAll(() => world.end());

const tryToSignIn = (email: string, password: string, cookie?: string) =>
  callApi(world, signIn, { body: { email, password } }, cookie);
const cookieOf = (response: { headers: Record<string, unknown> }): string =>
  ((response.headers['set-cookie'] as string[])[0] ?? '').split(';')[0] ?? '';

async function entriesAbout(subjectId: string): Promise<{ action: string; data: unknown }[]> {
  return world.ownerSql(
    'SELECT action, data::json AS data FROM audit_entries WHERE subject_id = $1 ORDER BY seq DESC',
    [subjectId],
  );
}

describe('changing the password', () => {
  it('ends the sessions on every other device, and goes on here with a new token', async () => {
    const other = cookieOf(await tryToSignIn(person.email, testPassword));
    const changed = await person.call(changePassword, {
      body: { currentPassword: testPassword, newPassword: 'a better password' },
    });
    expect([changed.status, changed.body]).toEqual([200, { done: true }]);
    expect((await callApi(world, listMembers, {}, other)).status).toBe(401);
    expect((await person.call(listMembers)).status).toBe(401);
    expect((await callApi(world, listMembers, {}, cookieOf(changed))).status).toBe(200);
    expect((await tryToSignIn(person.email, testPassword)).status).toBe(401);
    expect((await tryToSignIn(person.email, 'a better password')).status).toBe(200);
    expect(await entriesAbout(person.memberId)).toContainEqual({
      action: 'account.password_changed',
      data: { otherSessionsEnded: 1 },
    });
  });

  it('gives a wrong present password the answer of a failed sign-in, and leaves every session', async () => {
    const other = cookieOf(await tryToSignIn(person.email, testPassword));
    const refused = await person.call(changePassword, {
      body: { currentPassword: 'not the password', newPassword: 'a better password' },
    });
    const failed = await tryToSignIn(person.email, 'not the password');
    expect(refused.status).toBe(401);
    expect({ ...refused.body, requestId: '' }).toEqual({ ...failed.body, requestId: '' });
    expect((await callApi(world, listMembers, {}, other)).status).toBe(200);
  });

  it.each([
    ['short', 400],
    ['x'.repeat(129), 400],
    [testPassword, 422],
    ['aaaaaaaaaaaaaaaa', 422],
    ['abcabcabcabcabc', 422],
  ])('refuses the new password %s', async (newPassword, status) => {
    const response = await person.call(changePassword, {
      body: { currentPassword: testPassword, newPassword },
    });
    expect(response.status).toBe(status);
    expect(response.body.errors[0].path).toBe('newPassword');
    expect((await tryToSignIn(person.email, testPassword)).status).toBe(200);
  });

  it('refuses the own address and the own name, in whatever case, and takes a long phrase whole', async () => {
    const named = await createPerson(world, orgId, ['interviewer'], { name: 'Maximiliana Long' });
    for (const newPassword of [named.email.toUpperCase(), 'MAXIMILIANA LONG']) {
      const { status } = await named.call(changePassword, {
        body: { currentPassword: testPassword, newPassword },
      });
      expect(status).toBe(422);
    }
    const phrase = `${'correct horse battery staple '.repeat(4)}end`;
    expect(
      (await named.call(changePassword, { body: { currentPassword: testPassword, newPassword: phrase } }))
        .status,
    ).toBe(200);
    expect((await tryToSignIn(named.email, phrase.slice(0, 72))).status).toBe(401);
    expect((await tryToSignIn(named.email, phrase)).status).toBe(200);
  });
});

describe('signing in', () => {
  it('ends the session that the browser held before', async () => {
    const first = cookieOf(await tryToSignIn(person.email, testPassword));
    const second = cookieOf(await tryToSignIn(person.email, testPassword, first));
    expect(second).not.toBe(first);
    expect((await callApi(world, listMembers, {}, first)).status).toBe(401);
    expect((await callApi(world, listMembers, {}, second)).status).toBe(200);
    expect((await person.call(listMembers)).status).toBe(200);
  });

  it('takes no session that somebody else thought up', async () => {
    const planted = `evenhand-localhost=${'p'.repeat(43)}`;
    const response = await tryToSignIn(person.email, testPassword, planted);
    expect(cookieOf(response)).not.toBe(planted);
    expect((await callApi(world, listMembers, {}, planted)).status).toBe(401);
  });

  it('tells an account without any active membership so, and starts no session', async () => {
    await admin.call(deactivateMember, { params: { memberId: person.memberId } });
    const refused = await tryToSignIn(person.email, testPassword);
    expect([refused.status, refused.body.code]).toEqual([403, 'no_membership']);
    expect(refused.headers['set-cookie']).toBeUndefined();
    expect((await tryToSignIn(person.email, 'not the password')).status).toBe(401);
  });

  it('goes on in the organisation the account was in last, and in another where that has ended', async () => {
    const second = await createOrg(world, 'A Second Org');
    const there = await createPerson(world, second, ['interviewer'], { accountOf: person });
    world.clock.advance({ minutes: 2 });
    await there.call(chooseOrg, { body: { orgId: second } });
    expect((await tryToSignIn(person.email, testPassword)).body.org.id).toBe(second);
    await world.ownerSql('UPDATE members SET deactivated_at = joined_at WHERE id = $1', [there.memberId]);
    const { body } = await tryToSignIn(person.email, testPassword);
    expect(body.org.id).toBe(orgId);
    expect(body.orgs).toEqual([{ id: orgId, name: 'Org' }]);
  });

  it('hashes as much for an unknown account as for a known one, and nothing for a throttled one', async () => {
    const counted = { checks: 0, nullHashes: 0 };
    const { passwords } = world.platform;
    const counting: Passwords = {
      ...passwords,
      matches: (hash, password) => {
        counted.checks += 1;
        counted.nullHashes += hash === null ? 1 : 0;
        return passwords.matches(hash, password);
      },
    };
    // The platform is read at each request, so the counter can be put in for the length of this test.
    Object.assign(world.platform, { passwords: counting });
    try {
      await tryToSignIn(person.email, 'not the password');
      expect(counted).toEqual({ checks: 1, nullHashes: 0 });
      await tryToSignIn('nobody.at.all@test.example', 'not the password');
      expect(counted).toEqual({ checks: 2, nullHashes: 1 });
      for (let n = 1; n < 10; n += 1) await tryToSignIn('nobody.at.all@test.example', 'not the password');
      expect(counted.checks).toBe(11);
      const refused = await Promise.all(
        Array.from({ length: 20 }, () => tryToSignIn('NOBODY.at.all@test.example', 'not the password')),
      );
      expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([429]));
      expect(counted.checks).toBe(11);
    } finally {
      Object.assign(world.platform, { passwords });
    }
  });

  it('counts every one of many parallel tries', async () => {
    const tries = await Promise.all(
      Array.from({ length: 20 }, () => tryToSignIn(person.email, 'not the password')),
    );
    const statuses = tries.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401).length).toBe(10);
    expect(statuses.filter((status) => status === 429).length).toBe(10);
  });

  it('throttles an address that tries many accounts', async () => {
    await world.ownerSql('DELETE FROM sign_in_throttles');
    const key = `sha256(convert_to('address:127.0.0.1', 'UTF8'))`;
    await world.ownerSql(
      `INSERT INTO sign_in_throttles (key, tries, window_start) VALUES (${key}, 100, $1)`,
      [world.clock.now()],
    );
    const refused = await tryToSignIn(person.email, testPassword);
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '900']);
    // What a client says about itself changes nothing where no proxy is trusted.
    const disguised = await callApi(world, signIn, {
      body: { email: person.email, password: testPassword },
      headers: { 'x-forwarded-for': '203.0.113.9', forwarded: 'for=203.0.113.9' },
    });
    expect(disguised.status).toBe(429);
    await world.ownerSql('DELETE FROM sign_in_throttles');
  });

  it('costs a try the same hashing with or without an account: the decoy is a hash of the same parameters', async () => {
    const passwords = createPasswords();
    expect(await passwords.hash('some password')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.matches(null, 'nobody has this password')).toBe(false);
  });
});

describe('the own profile and the organisation', () => {
  it('lets everybody change their own name and time zone, and nothing else', async () => {
    const { status, body } = await person.call(updateProfile, {
      seen: 1,
      body: { name: 'My New Name', timeZone: 'Asia/Tokyo' },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: person.memberId,
      name: 'My New Name',
      timeZone: 'Asia/Tokyo',
      version: 2,
    });
    expect((await person.call(getSession)).body.member).toMatchObject({ name: 'My New Name', version: 2 });
    expect((await person.call(updateProfile, { seen: 2, body: { roles: ['admin'] } })).status).toBe(400);
    const [entry] = await entriesAbout(person.memberId);
    expect(entry).toMatchObject({
      action: 'member.profile_changed',
      data: { fields: ['name', 'timeZone'], version: 2 },
    });
  });

  it('lets an admin rename the organisation, for everybody at once', async () => {
    const before = (await person.call(getOrg)).body;
    expect(before).toEqual({ id: orgId, name: 'Org', timeZone: 'Europe/Lisbon', version: 1 });
    const { status, body } = await admin.call(updateOrg, { seen: 1, body: { name: 'Org Renamed' } });
    expect([status, body]).toEqual([200, { ...before, name: 'Org Renamed', version: 2 }]);
    expect((await person.call(getSession)).body.org.name).toBe('Org Renamed');
    const [entry] = await entriesAbout(orgId);
    expect(entry).toEqual({ action: 'org.changed', data: { fields: ['name'], version: 2 } });
    await admin.call(updateOrg, { seen: 2, body: { name: 'Org' } });
  });
});
