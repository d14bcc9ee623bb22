import type * as argon2 from '@node-rs/argon2';
import { beforeEach, expect, it, vi } from 'vitest';
import { createPasswords } from '#server/platform/passwords.ts';

/** What was asked of argon2, which does its real work all the same. */
const asked = vi.hoisted(() => ({ verified: [] as string[], running: 0, mostAtOnce: 0 }));

vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof argon2>();
  const counted = async <Result>(work: Promise<Result>): Promise<Result> => {
    asked.running += 1;
    asked.mostAtOnce = Math.max(asked.mostAtOnce, asked.running);
    return work.finally(() => {
      asked.running -= 1;
    });
  };
  return {
    ...real,
    hash: (...given: Parameters<typeof real.hash>) => counted(real.hash(...given)),
    verify: (...given: Parameters<typeof real.verify>) => {
      asked.verified.push(String(given[0]));
      return counted(real.verify(...given));
    },
  };
});

beforeEach(() => {
  Object.assign(asked, { verified: [], running: 0, mostAtOnce: 0 });
});

const parameters = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/;

it('hashes with the parameters promised, differently each time, and knows the password again', async () => {
  const passwords = createPasswords();
  const [one, two] = [await passwords.hash('a password'), await passwords.hash('a password')];
  expect(one).toMatch(parameters);
  expect(one).not.toBe(two);
  expect(await passwords.matches(one, 'a password')).toBe(true);
  expect(await passwords.matches(one, 'a passwore')).toBe(false);
});

it('does the same work for an account that does not exist: one check against a hash of the same parameters', async () => {
  const passwords = createPasswords();
  expect(await passwords.matches(null, 'nobody has this password')).toBe(false);
  expect(await passwords.matches(null, 'another')).toBe(false);
  expect(asked.verified).toHaveLength(2);
  for (const decoy of asked.verified) expect(decoy).toMatch(parameters);
});

it('works on two at a time, however many ask', async () => {
  const passwords = createPasswords();
  await Promise.all(Array.from({ length: 8 }, (_, n) => passwords.hash(`a password ${n}`)));
  expect(asked.mostAtOnce).toBe(2);
});
