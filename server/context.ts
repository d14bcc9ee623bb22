import type { Clock } from '#server/platform/clock.ts';
import type { Ids } from '#server/platform/ids.ts';
import type { Tx } from '#server/platform/transaction.ts';
import type { AccountId, MemberId, OrgId } from '#shared/primitives.ts';
import type { Role } from '#shared/roles.ts';

/** A person with a live session in an organisation, as read for this request. */
export interface MemberActor {
  readonly kind: 'member';
  readonly accountId: AccountId;
  readonly email: string;
  readonly orgId: OrgId;
  readonly orgName: string;
  readonly memberId: MemberId;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly timeZone: string;
  readonly memberVersion: number;
  readonly sessionEndsAt: Date;
}

/** Somebody without a session, or the product itself. */
export interface Nobody {
  readonly kind: 'nobody';
}

/** What happened, for the audit chain. `data` is ids, codes and numbers; `text` is personal text, kept as salted digests only. */
export interface AuditRecord {
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly data?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
  readonly text?: Readonly<Record<string, string>>;
  /** Who did it, where it is not the actor of the context: the one who just signed in. */
  readonly actorId?: MemberId;
}

/** The first argument of every command: one transaction, who acts, the time, and the audit of this transaction. */
export interface Ctx {
  readonly tx: Tx;
  readonly actor: MemberActor | Nobody;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Enters an organisation: a link, a password or a choice has said which. Its chain gets this transaction's entries. */
  readonly enterOrg: (orgId: OrgId) => Promise<void>;
  /** Notes an entry; the chain is extended with all of them as the last thing before COMMIT. */
  readonly audit: (record: AuditRecord) => void;
}

/** A context of somebody signed in. */
export interface MemberCtx extends Ctx {
  readonly actor: MemberActor;
}
