import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownerRole } from './cluster.ts';

/** Where a running server takes connections: always 127.0.0.1, and a socket file too where its path is short enough. */
export type ServerAddress = { port: number; socketFolder: string | null };

/** What the systems we run on take for the path of a socket, in bytes; macOS takes least. */
const longestSocketPath = 103;

/**
 * The folder for the server's socket file: the cluster's own, which only its user can enter. Null where the path would
 * be too long. A round trip through it takes a quarter less than through 127.0.0.1 (docs/measurements.md).
 */
export function socketFolderOf(clusterDir: string, port: number): string | null {
  const length = Buffer.byteLength(join(clusterDir, `.s.PGSQL.${port}`));
  return length > longestSocketPath ? null : clusterDir;
}

/** What the server that runs on this cluster wrote about itself; null while none is ready. */
export function runningAddress(clusterDir: string): (ServerAddress & { pid: number }) | null {
  try {
    const lines = readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n');
    const [pid, , , port] = lines.map(Number);
    const isReady = lines[7]?.trim() === 'ready';
    if (!isReady || !isProper(pid) || !isProper(port)) return null;
    return { pid, port, socketFolder: lines[4]?.trim() || null };
  } catch {
    return null;
  }
}

function isProper(count: number | undefined): count is number {
  return count !== undefined && Number.isInteger(count) && count > 0;
}

/** Connects as the owner to the database `evenhand`; pg, psql and Prisma alike take a socket's folder as `host`. */
export function ownerUrlOf({ port, socketFolder }: ServerAddress, ownerPassword: string): string {
  const url = `postgresql://${ownerRole}:${ownerPassword}@127.0.0.1:${port}/evenhand`;
  return socketFolder === null ? url : `${url}?host=${encodeURIComponent(socketFolder)}`;
}
