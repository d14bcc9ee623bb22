import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepsAnswer } from '#server/platform/endpoint-schema.ts';
import { verifyAudit } from '#shared/audit.ts';
import { getMember, getOrg, inviteMember, updateMember } from '#shared/identity.ts';
import { fingerprint } from '#tests/support/rows.ts';
import { createStage, type Stage } from '#tests/support/samples.ts';
import { expectedStatus, ready, send, stops, writes } from '#tests/support/walk.ts';
import { createPerson, createWorld, type World } from '#tests/support/world.ts';

let world: World;
let stage: Stage;

beforeAll(async () => {
  world = await createWorld();
  stage = await createStage(world, 'Home');
});
afterAll(() => world.end());

async function entries(): Promise<number> {
  const [row] = await world.ownerSql<{ count: number }>(
    'SELECT count(*)::integer AS count FROM audit_entries WHERE org_id = $1',
    [stage.orgId],
  );
  return row?.count ?? 0;
}

const versioned = stops.filter(({ endpoint }) => endpoint.versioned);
const keyed = stops.filter(({ endpoint }) => keepsAnswer(endpoint));

it('finds the endpoints of each kind', () => {
  expect(versioned.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['updateMember', 'updateOrg', 'updateProfile']),
  );
  expect(keyed.map(({ name }) => name)).toEqual(expect.arrayContaining(['inviteMember', 'deactivateMember']));
});

describe.each(versioned)('$name', (stop) => {
  it('is written only on the very version that was seen', async () => {
    const request = await ready(stage, stop);
    const { seen, ...unseen } = request.sample;
    if (seen === undefined) throw new Error(`the sample of ${stop.name} lacks the version seen`);
    const before = await fingerprint(world);

    const none = await send(world, stop, { ...request, sample: unseen });
    expect([none.status, none.body.code]).toEqual([428, 'version_required']);
    for (const tag of [
      'v1',
      '"1"',
      `W/"v${seen}"`,
      '*',
      `"v${seen}", "v2"`,
      '"v0"',
      '"v01"',
      '"v-1"',
      '"v1e1"',
      '"v9999999999"',
    ]) {
      const bad = await send(world, stop, { ...request, sample: unseen }, { headers: { 'if-match': tag } });
      expect([bad.status, bad.body.code], tag).toEqual([400, 'invalid_request']);
    }
    for (const stale of [seen + 1, seen + 100]) {
      const refused = await send(world, stop, request, { seen: stale });
      expect([refused.status, refused.body.code]).toEqual([412, 'stale_version']);
      expect(refused.body.currentVersion).toBe(seen);
    }
    expect(await fingerprint(world)).toEqual(before);

    const written = await send(world, stop, request);
    expect(written.status).toBe(expectedStatus(stop, request));
    const again = await send(world, stop, request);
    // What the first write ended (a draft that was published) is gone or in another state; all else is a version further.
    expect([404, 409, 412]).toContain(again.status);
    if (again.status === 412) expect(again.body.currentVersion).toBe(seen + 1);
  });

  it('lets exactly one of twenty writers on the same version through', async () => {
    const alone = await ready(stage, stop);
    const start = await entries();
    await send(world, stop, alone);
    const entriesOfOne = (await entries()) - start;

    const request = await ready(stage, stop);
    const before = await entries();
    const responses = await Promise.all(Array.from({ length: 20 }, () => send(world, stop, request)));
    const done = responses.filter(({ status }) => status === expectedStatus(stop, request));
    expect(done.length).toBe(1);
    for (const { status } of responses.filter((response) => !done.includes(response)))
      expect([404, 409, 412]).toContain(status);
    expect((await entries()) - before).toBe(entriesOfOne);
  });
});

it('tells the version of a reply in its ETag, ready for If-Match', async () => {
  const target = await createPerson(world, stage.orgId, ['interviewer']);
  const params = { memberId: target.memberId };
  const { admin } = stage.people;
  const read = await admin.call(getMember, { params });
  expect(read.headers.etag).toBe('"v1"');
  const written = await admin.call(updateMember, {
    params,
    headers: { 'if-match': String(read.headers.etag) },
    body: { name: 'Renamed' },
  });
  expect([written.status, written.headers.etag, written.body.version]).toEqual([200, '"v2"', 2]);
  expect((await admin.call(getOrg)).headers.etag).toMatch(/^"v\d+"$/);
});

describe.each(keyed)('$name', (stop) => {
  it('has one effect, one answer and one set of entries for twenty requests with one key', async () => {
    const request = await ready(stage, stop);
    const alone = await ready(stage, stop);
    const start = await entries();
    await send(world, stop, alone);
    const entriesOfOne = (await entries()) - start;

    const before = await entries();
    const key = `twenty-of-${stop.name}`;
    const responses = await Promise.all(
      Array.from({ length: 20 }, () => send(world, stop, request, { key })),
    );

    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([stop.endpoint.status]));
    expect(new Set(responses.map(({ text }) => text)).size).toBe(1);
    expect(responses.filter(({ headers }) => headers['idempotency-replayed'] === undefined).length).toBe(1);
    expect((await entries()) - before).toBe(entriesOfOne);
    const later = await send(world, stop, request, { key });
    expect(later.text).toBe(responses[0]?.text);
    expect(later.headers['idempotency-replayed']).toBe('true');
    expect(later.headers.etag).toBe(responses[0]?.headers.etag);
    expect((await entries()) - before).toBe(entriesOfOne);
  });

  it('refuses the key of another request, and keeps nothing of a request that failed', async () => {
    const first = await ready(stage, stop);
    const second = await ready(stage, stop);
    // Where two samples are alike, another address makes the other request: it belongs to it as much as the body does.
    const isAlike = JSON.stringify(first.sample) === JSON.stringify(second.sample);
    const otherStop = isAlike
      ? keyed.find(({ name }) => name === 'inviteMember' && name !== stop.name)
      : stop;
    if (otherStop === undefined) throw new Error(`two samples of ${stop.name} are alike`);
    const another = isAlike ? (await ready(stage, otherStop)).sample : second.sample;
    const key = `shared-by-${stop.name}`;
    await send(world, stop, first, { key });
    const before = await fingerprint(world);

    const reused = await send(world, otherStop, { sample: another, cookie: first.cookie }, { key });
    expect([reused.status, reused.body.code]).toEqual([422, 'key_reused']);
    for (const bad of ['two words', 'x'.repeat(256), 'tab\tinside', 'h\xf6flich']) {
      const response = await send(world, stop, second, { headers: { 'idempotency-key': bad } });
      expect([response.status, response.body.code], bad).toEqual([400, 'invalid_request']);
    }
    expect(await fingerprint(world)).toEqual(before);
  });
});

it('lets a request that failed be sent again with the same key', async () => {
  const { admin } = stage.people;
  const key = 'fails-at-first';
  const body = { email: 'comes.later@test.example', name: 'Comes Later', roles: ['interviewer'] };
  const blocking = await admin.call(inviteMember, { body });
  expect((await admin.call(inviteMember, { body, key })).status).toBe(409);
  const [kept] = await world.ownerSql<{ count: number }>(
    'SELECT count(*)::integer AS count FROM idempotency_keys WHERE member_id = $1',
    [admin.memberId],
  );
  expect(kept?.count).toBe(0);
  await world.ownerSql('UPDATE invitations SET revoked_at = invited_at WHERE id = $1', [
    blocking.body.invitation.id,
  ]);

  const retried = await admin.call(inviteMember, { body, key });
  expect(retried.status).toBe(201);
  expect(retried.headers['idempotency-replayed']).toBeUndefined();
});

it('keeps the keys of two people apart', async () => {
  const key = 'the-same-words';
  const second = await createPerson(world, stage.orgId, ['admin']);
  const invitation = (n: number) => ({
    body: { email: `apart.${n}@test.example`, name: 'Apart', roles: ['interviewer'] },
    key,
  });
  expect((await stage.people.admin.call(inviteMember, invitation(1))).status).toBe(201);
  const other = await second.call(inviteMember, invitation(2));
  expect([other.status, other.headers['idempotency-replayed']]).toEqual([201, undefined]);
});

describe('the audit', () => {
  it.each(writes)('has an entry for $name when it is done, and none when it is refused', async (stop) => {
    const request = await ready(stage, stop);
    const before = await entries();
    for (const change of [{ headers: { origin: 'https://evil.example' } }, { query: { extra: 1 } }])
      expect((await send(world, stop, request, change)).status).toBeGreaterThanOrEqual(400);
    expect(await entries()).toBe(before);

    const response = await send(world, stop, request);
    expect(response.status).toBe(expectedStatus(stop, request));
    if (request.sample.refused === undefined) expect(await entries()).toBeGreaterThan(before);
    else expect(await entries()).toBe(before);
  });

  it('has a whole chain after all of it', async () => {
    // Not the stage's own auditor: one who owes a card is told of the chain up to that loop only.
    const auditor = await createPerson(world, stage.orgId, ['auditor']);
    const { body } = await auditor.call(verifyAudit);
    expect(body).toMatchObject({ outcome: 'whole', entries: await entries() });
  });
});
