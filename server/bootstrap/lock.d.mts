/** See lock.mjs: it is plain JavaScript because it runs before anything is installed. */
export function processStartedAt(pid: number): string | null;

export type LockHolder = Record<string, string | number>;

export type Lock =
  | { held: true; note(more: Record<string, string>): void; release(): void }
  | { held: false; holder: LockHolder };

export function acquireLock(file: string, note?: Record<string, string>): Lock;
