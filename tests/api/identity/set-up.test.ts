import { afterAll, beforeAll, expect, it } from 'vitest';
import { offerSetUp } from '#server/identity/offer-set-up.ts';
import { verifyAudit } from '#shared/audit.ts';
import { acceptInvitation, getSession, readLink, setUpOrg } from '#shared/session.ts';
import { fingerprint } from '#tests/support/rows.ts';
import { tokenOf } from '#tests/support/samples.ts';
import { callApi, createWorld, type World } from '#tests/support/world.ts';

// One story in order: what comes before the first organisation happens once in the life of a database.
let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.end());

const given = (token: string, change: Record<string, unknown> = {}) => ({
  body: {
    token,
    orgName: 'The First Org',
    name: 'The First Admin',
    email: 'First@Test.Example',
    password: 'the very first password',
    timeZone: 'Europe/Lisbon',
    ...change,
  },
});

async function offered(): Promise<string> {
  const link = await offerSetUp(world.platform);
  expect(link).toMatch(/^http:\/\/localhost:3000\/link#/);
  return tokenOf(link ?? '');
}

let first: string;
let second: string;

it('is offered while there is no organisation, and each offer replaces the one before', async () => {
  expect((await callApi(world, getSession)).body).toEqual({
    state: 'signed_out',
    needsSetup: true,
    demoSignIns: [],
  });
  const replaced = await offered();
  first = await offered();
  expect((await callApi(world, readLink, { body: { token: replaced } })).status).toBe(410);
  expect((await callApi(world, setUpOrg, given(replaced))).status).toBe(410);
  expect((await callApi(world, readLink, { body: { token: first } })).body).toEqual({
    purpose: 'set_up',
    expiresAt: '2026-03-03T09:00:00.000Z',
  });
});

it('works for a day', async () => {
  world.clock.advance({ days: 1 });
  expect((await callApi(world, setUpOrg, given(first))).status).toBe(410);
  first = await offered();
});

it('is no invitation, and says what is wrong with a password without being spent', async () => {
  const joining = {
    token: first,
    name: 'Joining',
    password: 'the very first password',
    timeZone: 'Europe/Lisbon',
  };
  expect((await callApi(world, acceptInvitation, { body: joining })).status).toBe(410);
  for (const password of ['aaaaaaaaaaaaaaaa', 'first@test.example', 'The first admin']) {
    const refused = await callApi(world, setUpOrg, given(first, { password }));
    expect([refused.status, refused.body.code]).toEqual([422, 'rule_broken']);
  }
  expect((await callApi(world, setUpOrg, given(first, { password: 'short' }))).status).toBe(400);
});

it('makes one organisation with one admin, also where two servers each printed a link and many use both at once', async () => {
  // What two starts at the same moment leave behind: neither saw the other's link to replace it.
  const expiresAt = new Date(world.clock.now().getTime() + 3_600_000);
  second = await world.platform.links.sign({ purpose: 'set_up', id: world.platform.ids.next(), expiresAt });
  await world.platform.database.call(
    `SELECT issue_link(sha256(convert_to($1, 'UTF8')), 'set_up', NULL, NULL, $2, $3)`,
    [second, world.clock.now(), expiresAt],
  );

  const responses = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      callApi(world, setUpOrg, given(n % 2 === 0 ? first : second, { email: `admin.${n}@test.example` })),
    ),
  );
  const done = responses.filter(({ status }) => status === 200);
  expect(done.length).toBe(1);
  expect(responses.filter(({ status }) => ![200, 409, 410].includes(status))).toEqual([]);
  expect(done[0]?.body).toMatchObject({
    state: 'signed_in',
    member: { name: 'The First Admin', roles: ['admin'] },
    org: { name: 'The First Org' },
  });
  const [counts] = await world.ownerSql(
    `SELECT (SELECT count(*)::integer FROM orgs) AS orgs, (SELECT count(*)::integer FROM accounts) AS accounts,
            (SELECT count(*)::integer FROM members) AS members`,
  );
  expect(counts).toEqual({ orgs: 1, accounts: 1, members: 1 });

  const cookie = String(done[0]?.headers['set-cookie']).split(';')[0];
  const audit = await callApi(world, verifyAudit, {}, cookie);
  expect(audit.body).toMatchObject({ outcome: 'whole', entries: 3 });
  const entries = await world.ownerSql<{ action: string }>('SELECT action FROM audit_entries ORDER BY seq');
  expect(entries.map(({ action }) => action)).toEqual(['org.set_up', 'member.joined', 'session.started']);
});

it('is over once there is an organisation: nothing is offered and no link works', async () => {
  expect(await offerSetUp(world.platform)).toBeNull();
  expect((await callApi(world, getSession)).body.needsSetup).toBe(false);
  const before = await fingerprint(world, { except: ['sign_in_throttles'] });
  for (const token of [first, second])
    expect((await callApi(world, setUpOrg, given(token))).status).toBeGreaterThanOrEqual(409);
  expect(await fingerprint(world, { except: ['sign_in_throttles'] })).toEqual(before);
});
