import { createHash } from 'node:crypto';
import type { Response } from 'supertest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inviteMember } from '#shared/identity.ts';
import { signIn } from '#shared/session.ts';
import { createStage, invite, type Stage, tokenOf } from '#tests/support/samples.ts';
import { ready, send, stops } from '#tests/support/walk.ts';
import { callApi, createPerson, createWorld, testPassword, type World } from '#tests/support/world.ts';

let world: World;
let stage: Stage;

beforeAll(async () => {
  world = await createWorld();
  stage = await createStage(world, 'Home');
});
afterAll(() => world.end());

/** A secret in each form in which it could leak. */
function formsOf(secret: string): string[] {
  const digest = createHash('sha256').update(secret).digest();
  return [
    secret,
    encodeURIComponent(secret),
    digest.toString('hex'),
    digest.toString('base64'),
    digest.toString('base64url'),
  ];
}

/** The only replies that hold a link: the one moment in which it is shown. */
const showsItsLink = new Set(['inviteMember', 'renewInvitation', 'offerSlots', 'makeCalendarFeed']);

it('no reply, header or log line holds a password, its hash, a session or link token, or a hash of one', async () => {
  const replies: { name: string; text: string }[] = [];
  const secrets = new Map<string, string>();
  const note = (what: string, secret: string) => {
    for (const form of formsOf(secret)) secrets.set(form, what);
  };

  for (const person of Object.values(stage.people))
    note('a session token', person.cookie.split('=')[1] ?? '');
  note('a link token', stage.invitation.token);
  for (const stop of stops) {
    const request = await ready(stage, stop);
    note(`the session token for ${stop.name}`, request.caller.cookie.split('=')[1] ?? '');
    const body = request.sample.body as
      | { token?: string; password?: string; newPassword?: string }
      | undefined;
    for (const given of [body?.token, body?.password, body?.newPassword]) {
      if (given !== undefined) note(`what ${stop.name} was given`, given);
    }
    const response: Response = await send(world, stop, request);
    const headers = { ...response.headers };
    const [cookie] = (headers['set-cookie'] ?? []) as unknown as string[];
    // A new session is told in its cookie, and nowhere else.
    if (cookie !== undefined) note(`the cookie of ${stop.name}`, cookie.split(/[=;]/)[1] || 'no token');
    delete headers['set-cookie'];
    if (showsItsLink.has(stop.name)) {
      note(`the link of ${stop.name}`, tokenOf(response.body.link));
      delete response.body.link;
    }
    replies.push({ name: stop.name, text: JSON.stringify([response.body, headers]) });
  }
  note('the password of everybody', testPassword);
  for (const { password_hash } of await world.ownerSql<{ password_hash: string }>(
    'SELECT password_hash FROM credentials',
  ))
    secrets.set(password_hash, 'a password hash');

  replies.push({ name: 'the log', text: world.log.join('\n') });
  expect(secrets.size).toBeGreaterThan(150);
  expect(replies.length).toBe(stops.length + 1);
  const leaks = replies.flatMap(({ name, text }) =>
    [...secrets].filter(([secret]) => text.includes(secret)).map(([, what]) => `${name} holds ${what}`),
  );
  expect(leaks).toEqual([]);
});

it('the log holds no name, address or search of anybody', async () => {
  const person = await createPerson(world, stage.orgId, ['admin'], {
    name: 'Quetzalcoatl Canary',
    email: 'quetzal.canary@test.example',
  });
  for (const stop of stops) {
    const { sample } = await ready(stage, stop);
    const query = stop.name === 'listMembers' ? { search: 'Quetzalcoatl' } : (sample.query ?? {});
    await send(world, stop, { sample, cookie: person.cookie }, { query });
  }
  await callApi(world, signIn, { body: { email: person.email, password: 'not the password' } });
  expect(world.log.length).toBeGreaterThan(stops.length);
  expect(world.log.join('\n')).not.toMatch(/quetzal|canary|test\.example|not the password/i);
});

it('the database holds no password and no token of a session or a link, only hashes', async () => {
  const { token } = await invite(stage.people.admin);
  const session = stage.people.admin.cookie.split('=')[1] ?? '';
  const held = await rowsHolding([token, session, testPassword]);
  expect(held).toEqual([]);
});

it('the database holds no link token either where the invitation came with an Idempotency-Key', async () => {
  const request = {
    body: { email: 'kept.answer@test.example', name: 'Kept Answer', roles: ['interviewer'] },
    key: 'an-invitation-that-is-kept',
  };
  const response = await stage.people.admin.call(inviteMember, request);
  expect(response.status).toBe(201);
  expect(await rowsHolding([tokenOf(response.body.link), request.key])).toEqual([]);
  const replayed = await stage.people.admin.call(inviteMember, request);
  expect([replayed.text, replayed.headers['idempotency-replayed']]).toEqual([response.text, 'true']);
});

/** The tables that hold one of the texts in any column. */
async function rowsHolding(texts: readonly string[]): Promise<string[]> {
  const tables = await world.ownerSql<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
  );
  expect(tables.length).toBeGreaterThan(10);
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await world.ownerSql<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
    // text of bytea columns is hexadecimal, so a token kept as bytes would look like this
    const forms = texts.flatMap((text) => [text, Buffer.from(text, 'utf8').toString('hex')]);
    if (rows.some(({ row }) => forms.some((form) => row.includes(form)))) found.push(name);
  }
  return found;
}
