import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fingerprint } from '#tests/support/rows.ts';
import { createStage, type Stage } from '#tests/support/samples.ts';
import { expectedStatus, rawOf, ready, send, sendRaw, stops } from '#tests/support/walk.ts';
import { createWorld, type World } from '#tests/support/world.ts';

let world: World;
let stage: Stage;

beforeAll(async () => {
  world = await createWorld();
  stage = await createStage(world, 'Home');
});
afterAll(() => world.end());

const crossSite: Record<string, Record<string, string>> = {
  'without a word on where it comes from': { origin: '' },
  'from another origin': { origin: 'https://evil.example' },
  'from another port of this machine': { origin: 'http://localhost:3001' },
  'from an origin that begins like ours': { origin: 'http://localhost:3000.evil.example' },
  'from a page that hides its origin': { origin: 'null' },
  'from another origin that says same-origin': {
    origin: 'https://evil.example',
    'sec-fetch-site': 'same-origin',
  },
  'from another site': { origin: '', 'sec-fetch-site': 'cross-site' },
  'from another host of the site': { origin: '', 'sec-fetch-site': 'same-site' },
  'from the address bar': { origin: '', 'sec-fetch-site': 'none' },
};

describe.each(stops.filter(({ endpoint }) => endpoint.method !== 'GET'))('$name', (stop) => {
  it('takes no request from another site, and does nothing for one', async () => {
    const request = await ready(stage, stop);
    // Also with a session: that the browser sends the cookie is the very point of the attack.
    const cookie = request.caller.cookie;
    const before = await fingerprint(world);
    for (const [name, headers] of Object.entries(crossSite)) {
      const response = await send(world, stop, { ...request, cookie }, { headers });
      expect(response.status, name).toBe(403);
      expect(response.body.code, name).toBe('cross_site');
      expect(response.headers['access-control-allow-origin'], name).toBeUndefined();
    }
    expect(await fingerprint(world)).toEqual(before);

    const { headers, ...body } = rawOf(stop, request.sample);
    const response = await sendRaw(world, stop, request, {
      headers: { 'content-type': '', ...headers, origin: '', 'sec-fetch-site': 'same-origin' },
      ...body,
    });
    expect(response.status).toBe(expectedStatus(stop, request));
  });
});

const auditTables = ['audit_entries', 'audit_heads', 'audit_salts'];

describe.each(stops.filter(({ endpoint }) => endpoint.changesNothing))('$name', (stop) => {
  it('says that it changes nothing, and changes no row of any table', async () => {
    const request = await ready(stage, stop);
    // A try is counted before a link is read, and outside its transaction: that is what the throttle is for.
    // What reveals is noted, which is the audit trail's alone.
    const except = ['sign_in_throttles', ...(stop.endpoint.reveals ? auditTables : [])];
    const before = await fingerprint(world, { except });
    expect((await send(world, stop, request)).status).toBe(expectedStatus(stop, request));
    expect((await send(world, stop, request)).status).toBe(expectedStatus(stop, request));
    expect(await fingerprint(world, { except })).toEqual(before);
  });
});

it('says so of every GET', () => {
  const gets = stops.filter(({ endpoint }) => endpoint.method === 'GET');
  expect(gets.length).toBeGreaterThan(5);
  expect(gets.filter(({ endpoint }) => !endpoint.changesNothing)).toEqual([]);
});
