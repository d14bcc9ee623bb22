import { createHash } from 'node:crypto';
import { normalEmail, throttle } from '#server/identity/rules.ts';
import type { Platform } from '#server/platform/platform.ts';
import { AppError } from '#shared/problems.ts';

function keyOf(kind: 'account' | 'address', value: string): Buffer {
  return createHash('sha256').update(`${kind}:${value}`).digest();
}

async function countTry(platform: Platform, key: Buffer, allowed: number): Promise<void> {
  const [row] = await platform.database.call<{ wait: number }>('SELECT count_try($1, $2, $3, $4) AS wait', [
    key,
    platform.clock.now(),
    throttle.windowSeconds,
    allowed,
  ]);
  if (row !== undefined && row.wait > 0) {
    throw new AppError('too_many_requests', `Too many tries. Try again in ${Math.ceil(row.wait / 60)} min.`, {
      retryAfterSeconds: row.wait,
    });
  }
}

/**
 * Counts a try before anything slow is done for it, outside the transaction that a refusal rolls back. Throws
 * `too_many_requests` with the seconds to wait; the same whether or not the account exists.
 */
export async function throttleTries(
  platform: Platform,
  address: string,
  email: string | null,
): Promise<void> {
  await countTry(platform, keyOf('address', address), throttle.triesPerAddress);
  if (email !== null)
    await countTry(platform, keyOf('account', normalEmail(email)), throttle.triesPerAccount);
}

/** The right password was given: the account's tries no longer count. Those of the address do. */
export async function forgetTries(platform: Platform, email: string): Promise<void> {
  await platform.database.call('SELECT forget_tries($1)', [keyOf('account', normalEmail(email))]);
}
