import { z } from 'zod';
import { Instant, PersonRef } from '#shared/primitives.ts';

export const VoteChoice = z.enum(['hire', 'no_hire', 'hold', 'advance']);
export type VoteChoice = z.infer<typeof VoteChoice>;

/** When the calibrated composite stands on the page, beside the decision and never above a vote it could sway. */
export const CompositePolicy = z.enum(['never', 'after_votes', 'before_votes']);
export type CompositePolicy = z.infer<typeof CompositePolicy>;

/** Where one voter stands, without what they chose. */
const Voter = z.object({
  person: PersonRef,
  state: z.enum(['waiting', 'voted', 'recused']),
});

/** A vote that is open to read. */
const RevealedVote = z.object({
  person: PersonRef,
  choice: VoteChoice,
  reason: z.string(),
  castAt: Instant,
  /** Cast after the reveal. */
  isLate: z.boolean(),
});

/** Votes are sealed until all are in or the chair closes: until then a reader sees their own and how many are in. */
export const Voting = z.object({
  state: z.enum(['sealed', 'revealed']),
  chair: PersonRef,
  /** How many votes the reveal needs. */
  quorum: z.int(),
  in: z.int(),
  /** The chair first; empty where nobody beside the chair could vote: then there is no vote, and a decision needs none. */
  voters: z.array(Voter),
  own: z
    .union([
      z.object({ kind: z.literal('vote'), choice: VoteChoice, reason: z.string(), castAt: Instant }),
      z.object({ kind: z.literal('recusal'), reason: z.string(), at: Instant }),
    ])
    .nullable(),
  /** Empty while sealed. */
  votes: z.array(RevealedVote),
  recusals: z.array(z.object({ person: PersonRef, reason: z.string() })),
  revealedAt: Instant.nullable(),
  can: z.object({ vote: z.boolean(), recuse: z.boolean(), close: z.boolean() }),
});
export type Voting = z.infer<typeof Voting>;

/** One step of the chain that approves a decision. */
export const Approval = z.object({
  approver: PersonRef,
  state: z.enum(['approved', 'returned', 'asked', 'later']),
  note: z.string(),
  at: Instant.nullable(),
});
export type Approval = z.infer<typeof Approval>;
