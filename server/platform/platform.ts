import type { AuditRecord, Ctx } from '#server/context.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Database } from '#server/platform/database.ts';
import type { OpenVault } from '#server/platform/idempotency.ts';
import type { Ids } from '#server/platform/ids.ts';
import type { Links } from '#server/platform/links.ts';
import type { ObjectStore } from '#server/platform/object-store.ts';
import type { Passwords } from '#server/platform/passwords.ts';
import type { Origin } from '#server/platform/session-cookie.ts';
import type { Endpoint } from '#shared/endpoint.ts';
import type { OrgId } from '#shared/primitives.ts';

/** What every route may rely on; made once by `main`, or by a test. */
export interface Platform {
  /** Extends the audit chain; the audit domain's, handed in because the platform knows no domain. */
  readonly appendAudit: (ctx: Ctx, orgId: OrgId, records: readonly AuditRecord[]) => Promise<void>;
  /** Tells people of what a transaction did; the notifications domain's, handed in for the same reason. */
  readonly tellPeople: (ctx: Ctx, orgId: OrgId, records: readonly AuditRecord[]) => Promise<void>;
  /** Announces what a transaction did to whoever has it on screen; handed in for the same reason. */
  readonly announceChanges: (ctx: Ctx, orgId: OrgId, records: readonly AuditRecord[]) => Promise<void>;
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Where new files are kept; null: in PostgreSQL. */
  readonly objectStore: ObjectStore | null;
  readonly passwords: Passwords;
  readonly links: Links;
  readonly openVault: OpenVault;
  readonly origin: Origin;
  /** Origins that writes may come from: the product's own, and on plain http every name of this machine. */
  readonly allowedOrigins: readonly string[];
}

declare module 'fastify' {
  interface FastifyInstance {
    readonly platform: Platform;
    /** The name under which the contracts list an endpoint. Throws for one that is not listed. */
    readonly operationIdOf: (endpoint: Endpoint) => string;
  }
}
