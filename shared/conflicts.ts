import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';
import {
  CandidateId,
  ConflictId,
  Instant,
  LoopId,
  MemberId,
  PersonRef,
  page,
  pageQuery,
} from '#shared/primitives.ts';

/** What speaks against somebody interviewing a candidate, out of a list: there is no room for a verdict. */
export const ConflictKind = z.enum(['related', 'worked_together', 'friend', 'financial', 'other']);
export type ConflictKind = z.infer<typeof ConflictKind>;

/** As they stand behind a name: "Ana Costa has worked with the candidate". */
export const conflictWords: Record<ConflictKind, { readonly label: string; readonly told: string }> = {
  related: { label: 'Related', told: 'is related to the candidate' },
  worked_together: { label: 'Worked together', told: 'has worked with the candidate' },
  friend: { label: 'Friends', told: 'is a friend of the candidate' },
  financial: { label: 'Financial interest', told: 'has a financial interest in the candidate' },
  other: { label: 'Another reason', told: 'has a conflict of interest with the candidate' },
};

export const Conflict = z.object({
  id: ConflictId,
  member: PersonRef,
  /** `isAnonymous`: the name is the label of the loop through which it was declared. */
  candidate: z.object({ name: z.string(), isAnonymous: z.boolean() }),
  kind: ConflictKind,
  declaredBy: PersonRef,
  declaredAt: Instant,
  can: z.object({ withdraw: z.boolean() }),
});
export type Conflict = z.infer<typeof Conflict>;

export const listConflicts = endpoint({
  method: 'GET',
  path: '/api/v1/conflicts',
  tag: 'Conflicts of interest',
  summary:
    'Conflicts of interest that stand, the newest first: planners read all, everybody their own; none that would tell who an anonymous candidate is',
  access: 'member',
  query: z.strictObject({ ...pageQuery, loopId: LoopId.optional() }),
  reply: page(Conflict),
});

export const declareConflict = endpoint({
  method: 'POST',
  path: '/api/v1/conflicts',
  tag: 'Conflicts of interest',
  summary:
    'Declare a conflict of interest, of oneself or, as a planner, of anybody: with a candidate by name, or with whom a loop is about',
  access: 'member',
  status: 201,
  body: z.strictObject({
    memberId: MemberId,
    kind: ConflictKind,
    with: z.union([z.strictObject({ candidateId: CandidateId }), z.strictObject({ loopId: LoopId })]),
  }),
  reply: Conflict,
  problems: ['already_exists', 'not_found', 'rule_broken'],
});

export const withdrawConflict = endpoint({
  method: 'POST',
  path: '/api/v1/conflicts/:conflictId/withdrawal',
  tag: 'Conflicts of interest',
  summary: 'Withdraw a conflict of interest, for good; the register keeps that it was declared',
  access: 'member',
  params: z.strictObject({ conflictId: ConflictId }),
  reply: z.object({ id: ConflictId, withdrawnAt: Instant }),
});
