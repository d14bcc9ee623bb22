import { createServer } from 'node:net';

/** Whether nothing listens on this TCP port of the given address; an address the machine does not have counts as free. */
export function isPortFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT');
    });
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/**
 * The first port from `from` up to (not including) `below` that is free on every given address.
 * Another process may take it a moment later: whoever listens on it must be ready to try the next one.
 * @throws when the whole range is taken.
 */
export async function findFreePort(options: {
  from: number;
  below: number;
  hosts: string[];
}): Promise<number> {
  for (let port = options.from; port < options.below; port += 1) {
    const free = await Promise.all(options.hosts.map((host) => isPortFree(port, host)));
    if (free.every(Boolean)) return port;
  }
  throw new Error(`Every port from ${options.from} to ${options.below - 1} is taken.`);
}
