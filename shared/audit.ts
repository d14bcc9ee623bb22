import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';
import { Instant, MemberId, page, pageQuery } from '#shared/primitives.ts';

/** A link of the organisation's audit chain. `data` holds ids, codes, numbers and salted digests, never personal text. */
export const AuditEntry = z.object({
  seq: z.int().min(1),
  at: Instant,
  /** Null where the product itself acted. */
  actor: z.object({ id: MemberId, name: z.string() }).nullable(),
  /** `member.deactivated`, `session.started`: subject and what happened to it. */
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  data: z.record(z.string(), z.json()),
  /** Lower-case hex SHA-256 over this entry and the hash before it. */
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const listAuditEntries = endpoint({
  method: 'GET',
  path: '/api/v1/audit/entries',
  tag: 'Audit',
  summary: 'What was done, by whom and when, newest first',
  access: ['admin', 'auditor'],
  query: z.strictObject({
    ...pageQuery,
    action: z.string().max(100).optional(),
    actorId: MemberId.optional(),
    subjectId: z.uuid().optional(),
  }),
  reply: page(AuditEntry).extend({
    /** Entries from here on are kept back, because the reader owes a card on a loop that began then; else null. */
    sealedSince: Instant.nullable(),
  }),
});

export const verifyAudit = endpoint({
  method: 'POST',
  path: '/api/v1/audit/verification',
  tag: 'Audit',
  summary: 'Recompute the whole chain and say whether it holds, or which entry breaks it',
  access: ['admin', 'auditor'],
  keepsNoAnswer: true,
  changesNothing: true,
  reply: z.discriminatedUnion('outcome', [
    // The whole chain is recomputed; for a reader who owes a card, number and hash are those of `sealedSince`.
    z.object({ outcome: z.literal('whole'), entries: z.int().min(0), headHash: z.string().nullable() }),
    z.object({
      outcome: z.literal('broken'),
      entries: z.int().min(0),
      brokenAt: z.int().min(1),
      reason: z.string(),
    }),
  ]),
});
