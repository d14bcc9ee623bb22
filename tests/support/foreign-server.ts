import { readFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { projectRoot } from '#server/platform/project-root.ts';
import type { Reach } from '#server/platform/public-fetch.ts';

const pem = (name: string): string =>
  readFileSync(join(projectRoot, 'tests', 'fixtures', 'tls', name), 'utf8');

/** Somebody else's server: what the product fetches there, it fetches over https, as calendar.test.example. */
export interface ForeignServer {
  /** The internet in which this server is the only one; some part of it may be another for a test. */
  readonly reach: Reach;
  /** Every request so far. */
  readonly asked: IncomingMessage[];
  /** What it does with requests from now on. */
  answer(listener: RequestListener): void;
  close(): Promise<void>;
}

export const foreignHost = 'calendar.test.example';

export async function startForeignServer(): Promise<ForeignServer> {
  const asked: IncomingMessage[] = [];
  let listener: RequestListener = (_, response) => response.writeHead(404).end();
  // The key of a certificate that only tests trust.
  const server = createServer({ key: pem('key.pem'), cert: pem('certificate.pem') }, (request, response) => {
    asked.push(request);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Listening on TCP, it always has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    asked,
    answer: (next) => {
      listener = next;
    },
    reach: {
      port,
      ca: pem('certificate.pem'),
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
      mayReach: (address) => address === '127.0.0.1',
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
