import { createHash } from 'node:crypto';

/** A link of an organisation's chain as it is stored, before its own hash. Instants are ISO 8601 with milliseconds, hashes 32 bytes. */
export interface ChainLink {
  readonly orgId: string;
  readonly seq: number;
  readonly at: string;
  readonly actorId: string | null;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** Canonical JSON, exactly as stored. */
  readonly data: string;
  readonly previousHash: Buffer;
}

/** What the first link of a chain follows. */
export const genesisHash: Buffer = Buffer.alloc(32);

function prefixed(field: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(field.byteLength);
  return Buffer.concat([length, field]);
}

/**
 * SHA-256 over the fields in this order, each as UTF-8 behind its length in four bytes (big-endian): so that no two
 * different entries have the same bytes. An absent actor is a field of length 0. The version in front changes with
 * the format, never the format without it.
 */
export function hashLink(link: ChainLink): Buffer {
  const texts = [
    'evenhand-audit-1',
    link.orgId,
    String(link.seq),
    link.at,
    link.actorId ?? '',
    link.action,
    link.subjectType,
    link.subjectId,
    link.data,
  ];
  const hash = createHash('sha256');
  for (const text of texts) hash.update(prefixed(Buffer.from(text, 'utf8')));
  hash.update(prefixed(link.previousHash));
  return hash.digest();
}
