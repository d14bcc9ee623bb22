import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** Makes ids and secrets. Ids are UUIDv7, so that they sort by the time they were made. */
export interface Ids {
  next(): string;
  /** Unguessable bytes, for tokens and salts. */
  secret(bytes: number): Buffer;
}

export const systemIds: Ids = { next: () => v7(), secret: (bytes) => randomBytes(bytes) };
