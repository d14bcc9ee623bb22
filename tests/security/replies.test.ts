import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem, type ProblemCode, problems } from '#shared/problems.ts';
import { Role } from '#shared/roles.ts';
import { createStage, type Sample, type Stage } from '#tests/support/samples.ts';
import {
  expectedStatus,
  idPaths,
  keepReady,
  mayCall,
  type Ready,
  randomId,
  replaceAt,
  replyIn,
  type Stop,
  send,
  sendRaw,
  stops,
} from '#tests/support/walk.ts';
import { createWorld, type World } from '#tests/support/world.ts';

let world: World;
let stage: Stage;
/** By operation: the problem codes that the published document promises. */
let promised: Map<string, { codes: string[]; statuses: string[] }>;

interface Operation {
  readonly operationId: string;
  readonly description: string;
  readonly responses: Record<string, unknown>;
}

beforeAll(async () => {
  world = await createWorld();
  stage = await createStage(world, 'Home');
  // The document is ours and has this shape, which openapi.test.ts checks.
  const paths = world.app.swagger().paths as unknown as Record<string, Record<string, Operation>>;
  promised = new Map(
    Object.values(paths)
      .flatMap((path) => Object.values(path))
      .map(({ operationId, description, responses }) => [
        operationId,
        {
          codes: description.match(/Problem codes: (.*)\.$/)?.[1]?.split(', ') ?? [],
          statuses: Object.keys(responses),
        },
      ]),
  );
});
afterAll(() => world.end());

const kept = keepReady(() => stage);

/** Codes that are given but not promised: each is to be added to its contract's `problems`. */
const missed = new Set<string>();

/** Every way to be refused that each endpoint has, with the code it must give. */
async function refusals(stop: Stop, request: Ready): Promise<{ code: ProblemCode; response: Response }[]> {
  const { endpoint } = stop;
  const json = { 'content-type': 'application/json' };
  const raw = (headers: Record<string, string>, body?: string) =>
    sendRaw(world, stop, request, { headers, ...(body === undefined ? {} : { body }) });
  const found: { code: ProblemCode; response: Response }[] = [];
  const add = async (code: ProblemCode, response: Promise<Response>) =>
    found.push({ code, response: await response });

  const { query = {} } = request.sample;
  await add('invalid_request', send(world, stop, request, { query: { ...query, extra: 1 } }));
  await add('invalid_text', send(world, stop, request, { query: { ...query, extra: '\0' } }));
  if (endpoint.access !== 'anyone')
    await add('not_signed_in', send(world, stop, { ...request, cookie: undefined }));
  if (typeof endpoint.access !== 'string') {
    const role = Role.options.find((option) => !mayCall(endpoint, option)) ?? 'admin';
    await add('not_allowed', send(world, stop, { ...request, cookie: stage.people[role].cookie }));
  }
  if (endpoint.method !== 'GET') {
    await add('cross_site', send(world, stop, request, { headers: { origin: 'https://evil.example' } }));
    await add('unsupported_media_type', raw({ 'content-type': 'text/plain' }, 'x'));
    const taken = endpoint.takes === null ? json : { 'content-type': endpoint.takes };
    await add('too_large', raw(taken, JSON.stringify('x'.repeat(endpoint.bodyLimit))));
  }
  if (endpoint.versioned) {
    const { seen: _, ...unseen } = request.sample;
    await add('version_required', send(world, stop, { ...request, sample: unseen }));
    await add('stale_version', send(world, stop, request, { seen: 99 }));
  }
  for (const path of idPaths(request.sample).filter(([part]) => part !== 'query')) {
    const sample = replaceAt(request.sample, path, randomId()) as Sample;
    await add('not_found', send(world, stop, { ...request, sample }));
  }
  return found;
}

function expectSafeHeaders(response: Response, keptSeconds: number | null = null): void {
  expect(response.headers).toMatchObject({
    'cache-control': keptSeconds === null ? 'no-store' : `private, max-age=${keptSeconds}`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'x-frame-options': 'SAMEORIGIN',
  });
  expect(response.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  const policy = String(response.headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe-');
  expect(response.headers['access-control-allow-origin']).toBeUndefined();
  expect(response.headers['x-powered-by']).toBeUndefined();
  expect(response.headers.server).toBeUndefined();
}

describe.each(stops)('$name', (stop) => {
  it('refuses with problems of the registered form, under codes its document promises', async () => {
    for (const { code, response } of await refusals(stop, await kept(stop))) {
      expect(response.body.code, code).toBe(code);
      expect(response.status, code).toBe(problems[code].status);
      expect(response.type, code).toBe('application/problem+json');
      expect(Problem.strict().parse(response.body), code).toMatchObject({
        type: `urn:evenhand:problem:${code}`,
        title: problems[code].title,
        status: response.status,
        requestId: response.headers['x-request-id'],
      });
      expectSafeHeaders(response);
      expect(response.headers['set-cookie'], code).toBeUndefined();
      const promise = promised.get(stop.name);
      if (!promise?.codes.includes(code)) missed.add(`${stop.name} ${code}`);
      else expect(promise.statuses, stop.name).toContain(String(response.status));
    }
  });

  it('replies with exactly what its contract names, in safe headers', async () => {
    const request = await kept(stop);
    const response = await send(world, stop, request);

    expect(response.status).toBe(expectedStatus(stop, request));
    const schema = request.sample.refused === undefined ? stop.endpoint.reply : Problem;
    const reply = replyIn(stop, response);
    expect(schema.parse(reply)).toEqual(reply);
    expectSafeHeaders(response, stop.endpoint.keptSeconds);
  });
});

it('gives no code that the published document does not promise', () => {
  expect([...missed]).toEqual([]);
});

it('logs a line with the id of each request, and nothing as an error that was only refused', () => {
  const lines = world.log.map((line) => JSON.parse(line) as { level: number; reqId?: string });
  expect(lines.length).toBeGreaterThan(100);
  expect(lines.every(({ reqId }) => reqId !== undefined)).toBe(true);
  expect(lines.filter(({ level }) => level > 30)).toEqual([]);
});
