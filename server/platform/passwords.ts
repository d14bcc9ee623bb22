import { hash, verify } from '@node-rs/argon2';

/** Hashes and checks passwords; at most two at a time, because each takes a core for 20 ms and 19 MiB. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** True for the password behind the hash. For a null hash it takes as long and is false, so that nobody learns which accounts exist. */
  matches(passwordHash: string | null, password: string): Promise<boolean>;
}

/** OWASP's second choice for argon2id (algorithm 2): 19 MiB, two passes, one lane. */
const parameters = {
  algorithm: 2,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
} as const;
const atOnce = 2;

export function createPasswords(): Passwords {
  const waiting: (() => void)[] = [];
  let running = 0;

  async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  }

  const hashInTurn = (password: string): Promise<string> => inTurn(() => hash(password, parameters));
  let decoy: Promise<string> | null = null;

  return {
    hash: hashInTurn,
    matches: async (passwordHash, password) => {
      decoy ??= hashInTurn('nobody has this password');
      const compared = passwordHash ?? (await decoy);
      const isRight = await inTurn(() => verify(compared, password));
      return isRight && passwordHash !== null;
    },
  };
}
