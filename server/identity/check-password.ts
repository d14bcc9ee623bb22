import { normalEmail } from '#server/identity/rules.ts';
import { forgetTries, throttleTries } from '#server/identity/throttle-tries.ts';
import type { Platform } from '#server/platform/platform.ts';
import type { AccountId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/**
 * The account behind an e-mail address and its password. Throttled first; an unknown account takes as long and gets
 * the same answer as a wrong password. Runs before the transaction: no connection waits for a hash.
 */
export async function checkPassword(
  platform: Platform,
  given: { email: string; password: string; address: string },
): Promise<AccountId> {
  const email = normalEmail(given.email);
  await throttleTries(platform, given.address, email);
  const [credential] = await platform.database.call<{ account_id: AccountId; password_hash: string }>(
    'SELECT * FROM find_credential($1)',
    [email],
  );
  const isRight = await platform.passwords.matches(credential?.password_hash ?? null, given.password);
  if (!isRight || credential === undefined) {
    throw new AppError(
      'wrong_credentials',
      'E-mail or password is not right. Check both and try again; what you typed is still there.',
    );
  }
  await forgetTries(platform, email);
  return credential.account_id;
}
