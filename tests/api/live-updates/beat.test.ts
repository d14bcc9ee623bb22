import { expect, it } from 'vitest';
import { buildApp } from '#server/app.ts';
import { listen } from '#tests/support/live.ts';
import { createOrg, createPerson, createWorld } from '#tests/support/world.ts';

it('says again and again that the connection stands, and ends it when the session is over by time alone', async () => {
  const world = await createWorld();
  const app = await buildApp({
    platform: world.platform,
    demoSignIns: [],
    webRoot: null,
    logger: false,
    trustProxy: false,
    maxEventLoopDelayMs: 0,
    liveUpdates: { beatMs: 20 },
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  try {
    const person = await createPerson(world, await createOrg(world), ['interviewer']);
    const listening = await listen(app, person);
    await expect.poll(() => listening.text().split('event: beat\n').length).toBeGreaterThan(3);
    expect(listening.hasEnded()).toBe(false);
    world.clock.advance({ hours: 13 });
    await listening.untilEnd();
  } finally {
    await app.close();
    await world.end();
  }
});
