import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { findFreePort, isPortFree } from '#server/platform/free-port.ts';

it('passes over a port that another program has', async () => {
  const other = createServer();
  const taken = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
  });
  expect(await isPortFree(taken, '127.0.0.1')).toBe(false);
  expect(await findFreePort({ from: taken, below: 65_536, hosts: ['127.0.0.1'] })).toBeGreaterThan(taken);
  await expect(findFreePort({ from: taken, below: taken + 1, hosts: ['127.0.0.1'] })).rejects.toThrow(
    'is taken',
  );
  other.close();
});
