import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '#server/app.ts';
import { createPlatform } from '#server/main.ts';
import { openDatabase } from '#server/platform/database.ts';
import { findFreePort } from '#server/platform/free-port.ts';
import { contracts } from '#shared/contracts.ts';
import { getOrg } from '#shared/identity.ts';
import { signIn } from '#shared/session.ts';
import { callApi, createWorld, type World } from '#tests/support/world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.end());

const get = (address: string) => supertest(world.app.server).get(address);

interface Operation {
  readonly operationId: string;
  readonly responses: Record<string, unknown>;
  readonly requestBody?: unknown;
}

describe('the published document', () => {
  it('is OpenAPI 3.1 and lists every contract under its name, with its path, method, body and statuses', async () => {
    const { body, status } = await get('/api/v1/openapi.json');
    expect(status).toBe(200);
    expect(body.openapi).toMatch(/^3\.1\./);
    const listed = Object.entries<Record<string, Operation>>(body.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );
    expect(listed.map(({ operation }) => operation.operationId).sort()).toEqual([...contracts.keys()].sort());
    for (const [name, endpoint] of contracts) {
      const found = listed.find(({ operation }) => operation.operationId === name);
      expect(found?.method.toUpperCase(), name).toBe(endpoint.method);
      expect(found?.path, name).toBe(endpoint.path.replace(/:(\w+)/g, '{$1}'));
      expect(found?.operation.requestBody !== undefined, name).toBe(endpoint.takesBody);
      expect(Object.keys(found?.operation.responses ?? {}), name).toEqual(
        expect.arrayContaining([String(endpoint.status), '400', '500', '503']),
      );
    }
  });

  it('says of every request body that it takes no other keys', async () => {
    const { body } = await get('/api/v1/openapi.json');
    const invitation = body.paths['/api/v1/invitations'].post.requestBody.content['application/json'].schema;
    expect(invitation).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: ['email', 'name', 'roles'],
    });
  });

  it('can be browsed', async () => {
    const page = await get('/api/docs/');
    expect([page.status, page.type]).toEqual([200, 'text/html']);
    expect(page.headers['content-security-policy']).not.toContain('unsafe-inline');
  });
});

describe('health', () => {
  it('is alive and ready with its database', async () => {
    expect((await get('/livez')).text).toBe('alive\n');
    const ready = await get('/readyz');
    expect([ready.status, ready.text]).toEqual([200, 'ready\n']);
  });

  it('is alive but not ready without its database, says 503 and not more, and never takes anybody for signed in', async () => {
    const port = await findFreePort({ from: 21_000, below: 25_000, hosts: ['127.0.0.1'] });
    const database = openDatabase({ url: `postgresql://nobody:nothing@127.0.0.1:${port}/nowhere` });
    const platform = createPlatform({
      database,
      publicUrl: 'http://localhost:3000',
      secretKey: 'a key for tests',
    });
    const app = await buildApp({
      platform,
      demoSignIns: [],
      webRoot: null,
      logger: false,
      trustProxy: false,
      maxEventLoopDelayMs: 0,
    });
    await app.listen({ host: '127.0.0.1', port: 0 });
    const lonely: World = { ...world, app, platform };
    try {
      expect((await supertest(app.server).get('/livez')).status).toBe(200);
      const ready = await supertest(app.server).get('/readyz');
      expect([ready.status, ready.text]).toEqual([503, 'not ready\n']);

      const body = { email: 'somebody@test.example', password: 'a password for tests' };
      for (const response of [
        await callApi(lonely, getOrg, {}, `evenhand-localhost=${'A'.repeat(43)}`),
        await callApi(lonely, signIn, { body }),
      ]) {
        expect([response.status, response.body.code, response.headers['retry-after']]).toEqual([
          503,
          'unavailable',
          '2',
        ]);
        expect(response.text).not.toMatch(/ECONNREFUSED|127\.0\.0\.1|postgres/i);
      }
    } finally {
      await app.close();
      await database.close();
    }
  });

  it('is not ready once it is asked to stop', async () => {
    const { body } = await get('/api/v1/openapi.json');
    expect(body.paths['/readyz']).toBeUndefined();
    const database = openDatabase({ url: world.database.appUrl, maxConnections: 1 });
    const platform = createPlatform({
      database,
      publicUrl: 'http://localhost:3000',
      secretKey: 'a key for tests',
    });
    const app = await buildApp({
      platform,
      demoSignIns: [],
      webRoot: null,
      logger: false,
      trustProxy: false,
      maxEventLoopDelayMs: 0,
    });
    const seen: [number, string][] = [];
    const ask = async (): Promise<void> => {
      const { status, text } = await supertest(app.server).get('/readyz').set('connection', 'close');
      seen.push([status, text]);
    };
    app.addHook('preClose', ask);
    await app.listen({ host: '127.0.0.1', port: 0 });
    await ask();
    await app.close();
    await database.close();
    expect(seen[0]).toEqual([200, 'ready\n']);
    expect(seen[1]?.[0]).toBe(503);
    expect(seen).toHaveLength(2);
  });
});
