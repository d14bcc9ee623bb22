import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf } from '#shared/endpoint.ts';
import { fingerprint } from '#tests/support/rows.ts';
import { createStage, type Sample, type Stage } from '#tests/support/samples.ts';
import {
  keepReady,
  type Ready,
  rawOf,
  replaceAt,
  type Stop,
  send,
  sendRaw,
  stops,
  textPaths,
} from '#tests/support/walk.ts';
import { createWorld, type World } from '#tests/support/world.ts';

let world: World;
let stage: Stage;

beforeAll(async () => {
  world = await createWorld();
  stage = await createStage(world, 'Home');
});
afterAll(() => world.end());

const refusedRequest = keepReady(() => stage);

const json = { 'content-type': 'application/json' };
const extraKeys = { orgId: '', role: 'admin', id: '', version: 7, createdAt: '', isAdmin: true, can: {} };

/** Sends a request and expects a refusal that changed nothing. `before` is the fingerprint to keep. */
async function expectRefusals(
  stop: Stop,
  request: Ready,
  tries: Record<string, { raw: Parameters<typeof sendRaw>[3]; status: number; code: string }>,
): Promise<void> {
  const before = await fingerprint(world, { except: ['sign_in_throttles'] });
  for (const [name, { raw, status, code }] of Object.entries(tries)) {
    const response = await sendRaw(world, stop, request, raw);
    expect(response.status, name).toBe(status);
    expect(response.body.code, name).toBe(code);
  }
  expect(await fingerprint(world, { except: ['sign_in_throttles'] })).toEqual(before);
}

const refused = { status: 400, code: 'invalid_request' };
const writing = stops.filter(({ endpoint }) => endpoint.method !== 'GET');

const takesJson = ({ endpoint }: Stop): boolean => endpoint.takesBody && endpoint.takes === null;

describe.each(writing.filter(takesJson))('$name', (stop) => {
  it('takes no key that its contract does not name, and none that would reach a prototype', async () => {
    const request = await refusedRequest(stop);
    const body = request.sample.body as Record<string, unknown>;
    const text = JSON.stringify(body);
    const withKeys = Object.entries(extraKeys)
      .filter(([key]) => !(key in body))
      .map(([key, value]) => [
        `an extra ${key}`,
        { raw: { headers: json, body: JSON.stringify({ ...body, [key]: value }) }, ...refused },
      ]);
    const hostile = {
      '__proto__ on top': `{"__proto__":{"isAdmin":true},${text.slice(1)}`,
      'constructor on top': `{"constructor":{"prototype":{"isAdmin":true}},${text.slice(1)}`,
      'an array': `[${text}]`,
      null: 'null',
      nothing: '{}garbage',
      'half a text': text.slice(0, -1),
    };
    const withTexts = Object.entries(hostile).map(([name, raw]) => [
      name,
      { raw: { headers: json, body: raw }, ...refused },
    ]);
    await expectRefusals(stop, request, Object.fromEntries([...withKeys, ...withTexts]));
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('takes no text that cannot be stored, wherever it stands', async () => {
    const request = await refusedRequest(stop);
    const { body } = request.sample;
    const all = textPaths(body);
    // A kit has hundreds of texts, and all go through one check: some twenty of them, spread over the whole.
    const paths = all.filter((_, n) => n % Math.ceil(all.length / 20) === 0);
    const tries = paths.flatMap(({ path, text }, n) =>
      ['\0', `${text}\0`, `${text}\ud83d`, `\ude00${text}`]
        .filter((_, form) => n === 0 || form === n % 4)
        .map((bad) => [
          `${path.join('.')} ${JSON.stringify(bad)}`,
          {
            raw: { headers: json, body: JSON.stringify(replaceAt(body, path, bad)) },
            status: 400,
            code: 'invalid_text',
          },
        ]),
    );
    expect(tries.length > 0).toBe(all.length > 0);
    const key = { ...(body as object), 'a\0key': 1 };
    tries.push([
      'a key',
      { raw: { headers: json, body: JSON.stringify(key) }, status: 400, code: 'invalid_text' },
    ]);
    await expectRefusals(stop, request, Object.fromEntries(tries));
  });

  it('takes JSON only, and nothing too large or too deep', async () => {
    const request = await refusedRequest(stop);
    const text = JSON.stringify(request.sample.body);
    const other = { status: 415, code: 'unsupported_media_type' };
    const tooLarge = { status: 413, code: 'too_large' };
    const { bodyLimit } = stop.endpoint;
    await expectRefusals(stop, request, {
      'plain text': { raw: { headers: { 'content-type': 'text/plain' }, body: text }, ...other },
      'a form': {
        raw: { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=b' },
        ...other,
      },
      'a form with a file': {
        raw: { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x--' },
        ...other,
      },
      'a file': { raw: { headers: { 'content-type': 'text/csv' }, body: text }, ...other },
      XML: { raw: { headers: { 'content-type': 'application/xml' }, body: '<a/>' }, ...other },
      'too large': {
        raw: { headers: json, body: JSON.stringify({ a: 'x'.repeat(bodyLimit) }) },
        ...tooLarge,
      },
      'too deep': { raw: { headers: json, body: `${'['.repeat(1000)}${']'.repeat(1000)}` }, ...tooLarge },
      'too long a list': { raw: { headers: json, body: `{"a":[${'1,'.repeat(10_000)}1]}` }, ...tooLarge },
    });
  });
});

describe.each(writing.filter(({ endpoint }) => endpoint.takes !== null))('$name', (stop) => {
  it('takes a file of its own type only, and nothing too large', async () => {
    const request = await refusedRequest(stop);
    const other = { status: 415, code: 'unsupported_media_type' };
    const types = [
      'application/json',
      'text/plain',
      'multipart/form-data; boundary=x',
      'text/csv',
      'application/pdf',
    ];
    const others = types.filter((type) => type !== stop.endpoint.takes);
    expect(others.length).toBe(types.length - 1);
    await expectRefusals(
      stop,
      request,
      Object.fromEntries([
        ...others.map((type) => [
          type,
          { raw: { headers: { 'content-type': type }, body: '{"a":1}' }, ...other },
        ]),
        ['no type', { raw: { headers: { 'content-type': '' }, body: 'x' }, ...other }],
        [
          'too large',
          {
            raw: {
              headers: { 'content-type': String(stop.endpoint.takes) },
              body: 'x'.repeat(stop.endpoint.bodyLimit + 1),
            },
            status: 413,
            code: 'too_large',
          },
        ],
      ]),
    );
  });
});

describe.each(writing.filter(({ endpoint }) => !endpoint.takesBody))('$name', (stop) => {
  it('takes no body', async () => {
    const request = await refusedRequest(stop);
    await expectRefusals(stop, request, {
      'a body': { raw: { headers: json, body: '{"orgId":"x"}' }, ...refused },
      'an empty object': { raw: { headers: json, body: '{}' }, ...refused },
      'a form': {
        raw: { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=b' },
        status: 415,
        code: 'unsupported_media_type',
      },
    });
  });
});

describe.each(stops)('$name', (stop) => {
  it('takes no unknown, doubled or unstorable query parameter, and no odd id', async () => {
    const request = await refusedRequest(stop);
    const { params = {}, query = {} } = request.sample as Sample;
    const address = addressOf(stop.endpoint, params, query);
    const join = address.includes('?') ? '&' : '?';
    const { headers, ...body } = rawOf(stop, request.sample);
    const at = (changed: string) => ({ raw: { headers, ...body, address: changed }, ...refused });

    const tries = Object.fromEntries(
      ['orgId=x', 'extra=1', '__proto__=1', 'constructor=1'].map((extra) => [
        extra,
        at(`${address}${join}${extra}`),
      ]),
    );
    for (const [key, value] of Object.entries(query)) {
      tries[`${key} twice`] = at(`${address}${join}${key}=${encodeURIComponent(String(value))}`);
      const without = addressOf(stop.endpoint, params, { ...query, [key]: undefined });
      const next = without.includes('?') ? '&' : '?';
      tries[`${key} with NUL`] = {
        ...at(`${without}${next}${key}=${encodeURIComponent(`${value}\0`)}`),
        code: 'invalid_text',
      };
    }
    for (const key of Object.keys(params)) {
      for (const bad of ['0', 'a\0b', "' OR 1=1", '🦊'])
        tries[`${key} ${bad}`] = at(addressOf(stop.endpoint, { ...params, [key]: bad }, query));
    }
    await expectRefusals(stop, request, tries);
  });

  it('answers an address that is no text with a refusal of the same form', async () => {
    const { sample, cookie } = await refusedRequest(stop);
    const address = addressOf(stop.endpoint, sample.params, sample.query);
    for (const bad of ['%ED%A0%80', '%ff', '%']) {
      const response = await sendRaw(
        world,
        stop,
        { sample, cookie },
        {
          ...rawOf(stop, sample),
          address: `${address}${address.includes('?') ? '&' : '?'}x${bad}=${bad}`,
        },
      );
      expect(response.status, bad).toBe(400);
      expect(response.type, bad).toBe('application/problem+json');
    }
  });
});

describe('any address', () => {
  it.each([
    '/api/v1/members/%',
    '/api/v1/members/%ff',
    '/api/v1/%ED%A0%80',
    '/api/v1/nothing-here',
    '/nothing/here',
  ])('answers %s with a problem that repeats nothing of it', async (address) => {
    const stop = stops[0];
    if (stop === undefined) throw new Error('no contracts');
    const response = await sendRaw(
      world,
      { ...stop, endpoint: { ...stop.endpoint, method: 'GET' } },
      {
        sample: {},
        cookie: undefined,
      },
      { address },
    );
    expect([400, 404]).toContain(response.status);
    expect(response.type).toBe('application/problem+json');
    expect(response.text).not.toContain(address);
    expect(response.headers['x-content-type-options']).toBe('nosniff');
    expect(response.headers['x-request-id']).toBe(response.body.requestId);
  });

  it('pages only from where a list ended, and survives what was never such a place', async () => {
    const { admin } = stage.people;
    const lists = stops.filter(({ endpoint }) => endpoint.query.safeParse({ after: 'x' }).success);
    const places = [
      [-1],
      [1e15],
      [2 ** 31],
      ['\0', admin.memberId],
      ['a\ud800', admin.memberId],
      {},
      [],
      null,
      'x',
    ];
    expect(lists.length).toBeGreaterThan(2);
    for (const stop of lists) {
      const { cookie, sample } = await refusedRequest(stop);
      for (const place of places) {
        const after = Buffer.from(JSON.stringify(place)).toString('base64url');
        const response = await send(world, stop, { cookie, sample: { ...sample, query: { after } } });
        expect([200, 400], `${stop.name} ${JSON.stringify(place)}`).toContain(response.status);
      }
      const odd = await send(world, stop, { cookie, sample: { ...sample, query: { after: '%%%' } } });
      expect(odd.status).toBe(400);
    }
  });
});
