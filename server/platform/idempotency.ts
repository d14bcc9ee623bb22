import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto';
import type { MemberCtx } from '#server/context.ts';
import { AppError } from '#shared/problems.ts';

export interface StoredAnswer {
  readonly status: number;
  /** The reply as JSON text, already stripped to its schema. */
  readonly json: string;
}

export interface Answer extends StoredAnswer {
  /** True where it is the answer of an earlier request with the same key. */
  readonly isReplay: boolean;
}

/** What makes two requests the same one: method, address and body. */
export function requestHash(method: string, url: string, body: unknown): Buffer {
  const hash = createHash('sha256').update(`${method} ${url}\n`);
  return hash.update(body instanceof Uint8Array ? body : JSON.stringify(body ?? null)).digest();
}

/** The key of the header, or null without one. Throws `invalid_request` on an unusable one. */
export function idempotencyKeyFrom(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  if (typeof header !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(header)) {
    throw new AppError('invalid_request', 'Idempotency-Key must be 1 to 255 visible ASCII characters.');
  }
  return header;
}

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** Opens the vault of a request's key, for one server's secret. */
export type OpenVault = (ctx: VaultCtx, key: string) => Vault;

interface VaultCtx {
  readonly actor: Pick<MemberCtx['actor'], 'orgId' | 'memberId'>;
  readonly ids: Pick<MemberCtx['ids'], 'secret'>;
}

/**
 * An answer may hold what is shown this once (the link of an invitation), so it is kept encrypted under the request's
 * own key, of which the table has only a digest, and the server's secret: who reads the table reads no answer, not even
 * that of a key they can guess.
 */
interface Vault {
  /** What stands in the table for the key. */
  readonly label: string;
  close(json: string): string;
  /** Null where it was closed with another secret: the server's has changed since. */
  open(kept: string): string | null;
}

export function createVaults({ secretKey }: { secretKey: string }): OpenVault {
  return (ctx, key) => vaultOf(ctx, key, secretKey);
}

function vaultOf(ctx: VaultCtx, key: string, secretKey: string): Vault {
  const { orgId, memberId } = ctx.actor;
  const source = `${secretKey} ${key}`;
  const secret = Buffer.from(hkdfSync('sha256', source, `${orgId} ${memberId}`, 'evenhand kept answer', 32));
  return {
    label: createHash('sha256').update(`${orgId} ${memberId} ${key}`).digest('hex'),
    close: (json) => {
      const iv = ctx.ids.secret(ivBytes);
      const closing = createCipheriv(cipher, secret, iv);
      const text = Buffer.concat([closing.update(json, 'utf8'), closing.final()]);
      return Buffer.concat([iv, closing.getAuthTag(), text]).toString('base64');
    },
    open: (kept) => {
      const bytes = Buffer.from(kept, 'base64');
      const opening = createDecipheriv(cipher, secret, bytes.subarray(0, ivBytes), {
        authTagLength: tagBytes,
      });
      opening.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
      const text = opening.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8');
      try {
        return text + opening.final('utf8');
      } catch {
        return null;
      }
    },
  };
}

/**
 * One effect and one answer for however many requests with the same key of the same member: they queue on a lock of
 * the transaction; the first does the work and stores its answer in the same transaction, the others get that answer.
 * A request that fails stores nothing, so it may be sent again with the same key. Throws `key_reused` where the key
 * came with another request.
 */
export async function answerOnce(
  ctx: MemberCtx,
  vault: Vault,
  hash: Buffer,
  work: () => Promise<StoredAnswer>,
): Promise<Answer> {
  const { orgId, memberId } = ctx.actor;
  await ctx.tx.sql('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [vault.label]);
  // A statement of its own: it must see what the holder of the lock before us committed.
  const [stored] = await ctx.tx.sql<{ request_hash: Buffer; status: number; reply: string }>(
    'SELECT request_hash, status, reply FROM idempotency_keys WHERE org_id = $1 AND member_id = $2 AND key = $3',
    [orgId, memberId, vault.label],
  );
  if (stored !== undefined) {
    if (!stored.request_hash.equals(hash)) {
      throw new AppError('key_reused', 'Use a new Idempotency-Key for a new request.');
    }
    const json = vault.open(stored.reply);
    if (json === null) {
      throw new AppError(
        'key_reused',
        'This request was done, and its answer can’t be read any more. Look whether it is there.',
      );
    }
    return { status: stored.status, json, isReplay: true };
  }
  const answer = await work();
  await ctx.tx.sql(
    `INSERT INTO idempotency_keys (org_id, member_id, key, request_hash, status, reply, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [orgId, memberId, vault.label, hash, answer.status, vault.close(answer.json), ctx.clock.now()],
  );
  return { ...answer, isReplay: false };
}
