import { AppError, type ProblemCode } from '#shared/problems.ts';

export interface PostgresError {
  /** SQLSTATE, such as 23505. */
  readonly code: string;
  readonly constraint: string | null;
}

function textAt(value: unknown, key: string): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const found = (value as Record<string, unknown>)[key];
  return typeof found === 'string' ? found : null;
}

/**
 * What Postgres said, whether it was thrown by the driver itself or by Prisma, which wraps it in `meta` or `cause`;
 * null where Postgres had no part in it.
 */
export function postgresErrorOf(error: unknown): PostgresError | null {
  for (
    let current: unknown = error, depth = 0;
    typeof current === 'object' && current !== null && depth < 5;
    depth += 1
  ) {
    const code = textAt(current, 'originalCode') ?? textAt(current, 'code');
    if (code !== null && /^[0-9A-Z]{5}$/.test(code) && !/^P\d{4}$/.test(code)) {
      const constraint = textAt(current, 'constraint') ?? constraintIn(textAt(current, 'originalMessage'));
      return { code, constraint };
    }
    const next: Record<string, unknown> = current as Record<string, unknown>;
    const meta = next.meta;
    current =
      typeof meta === 'object' && meta !== null && 'driverAdapterError' in meta
        ? meta.driverAdapterError
        : (next.cause ?? null);
  }
  return null;
}

function constraintIn(message: string | null): string | null {
  return message?.match(/constraint "([^"]+)"/)?.[1] ?? null;
}

/** Turns the violation of one named constraint into a refusal; anything else goes on as the failure it is. */
export async function refuseOn<Result>(
  constraint: string,
  code: ProblemCode,
  detail: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (postgresErrorOf(error)?.constraint === constraint) throw new AppError(code, detail);
    throw error;
  }
}
