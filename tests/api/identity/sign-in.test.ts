import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listMembers } from '#shared/identity.ts';
import { chooseOrg, getSession, signIn, signOut } from '#shared/session.ts';
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
let ana: Person;

beforeAll(async () => {
  world = await createWorld();
  ana = await createPerson(world, await createOrg(world, 'First Org'), ['admin'], {
    name: 'Ana',
    email: 'ana@test.example',
  });
});
afterAll(() => world.end());

function cookieOf(response: { headers: Record<string, unknown> }): string {
  const [cookie] = response.headers['set-cookie'] as string[];
  return cookie ?? '';
}

describe('signing in', () => {
  it('gives a session in a cookie that scripts cannot read, and no token in the body', async () => {
    const response = await callApi(world, signIn, {
      body: { email: 'ANA@test.example', password: testPassword },
    });

    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({
      state: 'signed_in',
      member: { name: 'Ana', roles: ['admin'] },
      org: { name: 'First Org' },
    });
    const cookie = cookieOf(response);
    expect(cookie).toMatch(/^evenhand-localhost=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    const token = cookie.split(/[=;]/)[1] ?? '';
    expect(JSON.stringify(response.body)).not.toContain(token);
    expect(world.log.join('')).not.toContain(token);
    const session = await callApi(world, getSession, {}, cookie.split(';')[0]);
    expect(session.body).toMatchObject({ state: 'signed_in', account: { email: 'ana@test.example' } });
  });

  it('keeps only a hash of the token', async () => {
    const response = await callApi(world, signIn, { body: { email: ana.email, password: testPassword } });
    const token = cookieOf(response).split(/[=;]/)[1] ?? '';
    const dump = await world.ownerSql<{ row: string }>('SELECT s::text AS row FROM sessions s');
    // The owner is bound by the forced row-level security as well, so look as a superuser would: there must be rows.
    expect(dump.length).toBeGreaterThan(0);
    expect(JSON.stringify(dump)).not.toContain(token);
  });

  it('answers a wrong password and an unknown account alike', async () => {
    const wrong = await callApi(world, signIn, { body: { email: ana.email, password: 'not her password' } });
    const unknown = await callApi(world, signIn, {
      body: { email: 'nobody@test.example', password: 'not her password' },
    });

    for (const response of [wrong, unknown]) {
      expect(response.status).toBe(401);
      expect(response.type).toBe('application/problem+json');
      expect(response.body).toMatchObject({ code: 'wrong_credentials' });
      expect(response.headers['set-cookie']).toBeUndefined();
    }
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
  });

  it('throttles an account before any password is hashed, and says how long', async () => {
    const ben = await createPerson(world, ana.orgId, ['interviewer'], { email: 'ben@test.example' });
    const tries = () => callApi(world, signIn, { body: { email: ben.email, password: 'a wrong password' } });
    for (let n = 0; n < 10; n += 1) expect((await tries()).status).toBe(401);

    const refused = await callApi(world, signIn, { body: { email: ben.email, password: testPassword } });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);

    world.clock.advance({ minutes: 16 });
    expect(
      (await callApi(world, signIn, { body: { email: ben.email, password: testPassword } })).status,
    ).toBe(200);
  });

  it('ends a session by signing out, by idleness and by age', async () => {
    const start = async () =>
      cookieOf(await callApi(world, signIn, { body: { email: ana.email, password: testPassword } })).split(
        ';',
      )[0];
    const out = await start();
    expect((await callApi(world, signOut, {}, out)).status).toBe(200);
    expect((await callApi(world, listMembers, {}, out)).status).toBe(401);

    const idle = await start();
    world.clock.advance({ hours: 13 });
    expect((await callApi(world, listMembers, {}, idle)).status).toBe(401);

    const old = await start();
    for (let day = 0; day < 14; day += 1) {
      const response = await callApi(world, listMembers, {}, old);
      expect(response.status).toBe(day < 14 ? 200 : 401);
      world.clock.advance({ hours: 11, minutes: 59 });
    }
    world.clock.advance({ minutes: 30 });
    expect((await callApi(world, listMembers, {}, old)).status).toBe(401);
  });

  it('rotates the token and follows the account to another of its organisations, but to no other', async () => {
    const second = await createOrg(world, 'Second Org');
    const foreign = await createOrg(world, 'Foreign Org');
    await createPerson(world, second, ['interviewer'], { name: 'Ana B', accountOf: ana });
    const before =
      cookieOf(await callApi(world, signIn, { body: { email: ana.email, password: testPassword } })).split(
        ';',
      )[0] ?? '';

    const refused = await callApi(world, chooseOrg, { body: { orgId: foreign } }, before);
    expect(refused.status).toBe(404);
    const chosen = await callApi(world, chooseOrg, { body: { orgId: second } }, before);
    expect(chosen.body).toMatchObject({
      org: { name: 'Second Org' },
      member: { name: 'Ana B', roles: ['interviewer'] },
    });
    const after = cookieOf(chosen).split(';')[0] ?? '';
    expect(after).not.toBe(before);
    expect((await callApi(world, listMembers, {}, before)).status).toBe(401);
    const people = await callApi(world, listMembers, {}, after);
    expect(people.body.items.map((member: { name: string }) => member.name)).toEqual(['Ana B']);
  });
});
