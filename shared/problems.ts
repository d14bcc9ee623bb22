import { z } from 'zod';

/**
 * The one registry of refusals (RFC 9457): code -> HTTP status and title.
 * Each line says when the code occurs; `detail` at the throw site says what was kept and what to do next.
 */
export const problems = {
  /** The request is not what the contract says: wrong type, missing or unknown key, bad JSON. */
  invalid_request: { status: 400, title: 'The request is not valid' },
  /** A text holds NUL or half a surrogate pair, which no database column can keep. */
  invalid_text: { status: 400, title: 'A text holds characters that cannot be stored' },
  /** No session, or it ended. */
  not_signed_in: { status: 401, title: 'Sign in to go on' },
  /** E-mail and password do not belong together; the same for unknown accounts. */
  wrong_credentials: { status: 401, title: 'E-mail or password is not right' },
  /** The account works, but belongs to no organisation (any more). */
  no_membership: { status: 403, title: 'This account belongs to no organisation' },
  /** Visible, but not for this role. */
  not_allowed: { status: 403, title: 'Your role does not allow this' },
  /** A write from another site, or from a page that hides where it comes from. */
  cross_site: { status: 403, title: 'The request came from another site' },
  /** Nothing here, or nothing that you may know of: another organisation's, sealed, never existed. */
  not_found: { status: 404, title: 'Nothing found here' },
  /** The thing is in a state in which this cannot be done. */
  wrong_state: { status: 409, title: 'That is not possible in the present state' },
  /** A unique thing exists already. */
  already_exists: { status: 409, title: 'That exists already' },
  /** A one-time link was used, replaced, revoked or is too old. */
  link_spent: { status: 410, title: 'This link does not work any more' },
  /** If-Match names an older version: somebody else saved in between. */
  stale_version: { status: 412, title: 'It was changed in the meantime' },
  /** The body is larger, deeper or longer than the limits. */
  too_large: { status: 413, title: 'That is too large' },
  /** Another media type than the address takes: application/json, or the one of the file it asks for. */
  unsupported_media_type: { status: 415, title: 'This kind of content is not taken here' },
  /** Well-formed, but against a rule of the product. */
  rule_broken: { status: 422, title: 'A rule does not allow this' },
  /** The same Idempotency-Key came with another body. */
  key_reused: { status: 422, title: 'This Idempotency-Key belongs to another request' },
  /** A versioned write without If-Match. */
  version_required: { status: 428, title: 'Say which version you saw (If-Match)' },
  /** Too many tries; Retry-After says when to come back. */
  too_many_requests: { status: 429, title: 'Too many tries for now' },
  /** Our fault. The details are in the log under the request id. */
  internal: { status: 500, title: 'Something went wrong on our side' },
  /** Overloaded, shutting down or without its database. */
  unavailable: { status: 503, title: 'Not available at the moment' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;

/** One field that was refused. `path` is dotted, as in `kpis.3.name`; empty for the body as a whole. */
export const FieldError = z.object({ path: z.string(), message: z.string() });
export type FieldError = z.infer<typeof FieldError>;

/** The body of every refusal (application/problem+json, RFC 9457). */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  requestId: z.string().optional(),
  errors: z.array(FieldError).optional(),
  currentVersion: z.int().optional(),
});
export type Problem = z.infer<typeof Problem>;

/**
 * A request that cannot be served. Thrown by commands and queries, turned into a Problem by the one error handler.
 * Anything else that is thrown becomes `internal`, without detail.
 */
export class AppError extends Error {
  readonly code: ProblemCode;
  readonly errors: FieldError[] | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly currentVersion: number | undefined;

  constructor(
    code: ProblemCode,
    detail?: string,
    extra: { errors?: FieldError[]; retryAfterSeconds?: number; currentVersion?: number } = {},
  ) {
    super(detail ?? problems[code].title);
    this.name = 'AppError';
    this.code = code;
    this.errors = extra.errors;
    this.retryAfterSeconds = extra.retryAfterSeconds;
    this.currentVersion = extra.currentVersion;
  }
}
