import type { FieldError, Problem, ProblemCode } from '#shared/problems.ts';

/** The server refused, and said why (RFC 9457). */
export class ProblemError extends Error {
  readonly problem: Problem;
  /** When to come back, where the server said so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(problem: Problem, retryAfterSeconds?: number) {
    super(problem.detail ?? problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  get fields(): readonly FieldError[] {
    return this.problem.errors ?? [];
  }
}

/**
 * No usable answer: `unreachable` when nothing came back (whether the request arrived is unknown), `unreadable`
 * when something came that is not Evenhand's (a proxy's page, or a newer version of the server).
 */
export class ConnectionError extends Error {
  readonly kind: 'unreachable' | 'unreadable';

  constructor(kind: 'unreachable' | 'unreadable', cause?: unknown) {
    super(
      kind === 'unreachable'
        ? 'Evenhand can’t be reached. Nothing you typed is lost. Check the connection, then try again.'
        : 'The answer could not be read, perhaps because Evenhand was updated. Reload the page, then try again.',
      { cause },
    );
    this.name = 'ConnectionError';
    this.kind = kind;
  }
}

export function isProblem(error: unknown, code: ProblemCode): error is ProblemError {
  return error instanceof ProblemError && error.problem.code === code;
}
