import { z } from 'zod';
import { Debrief, DecisionOutcome } from '#shared/debriefs.ts';
import { endpoint } from '#shared/endpoint.ts';
import { DebriefId, Instant, PersonRef } from '#shared/primitives.ts';
import { VoteChoice } from '#shared/voting.ts';

const debriefParams = z.strictObject({ debriefId: DebriefId });

/** Who may be asked for a vote; which of them on which debrief is the job's committee and hiring manager. */
const voters = ['committee_member', 'hiring_manager'] as const;

export const castVote = endpoint({
  method: 'POST',
  path: '/api/v1/debriefs/:debriefId/votes',
  tag: 'Debriefs',
  summary:
    'Cast a vote or change it; sealed until all votes are in or the chair closes. A later vote is marked late',
  access: voters,
  params: debriefParams,
  body: z.strictObject({ choice: VoteChoice, reason: z.string().max(2000) }),
  reply: Debrief,
  problems: ['wrong_state'],
});

export const recuseFromVote = endpoint({
  method: 'POST',
  path: '/api/v1/debriefs/:debriefId/recusal',
  tag: 'Debriefs',
  summary: 'Step back from the vote, with a reason; a vote already cast no longer counts',
  access: voters,
  params: debriefParams,
  body: z.strictObject({ reason: z.string().min(10).max(500) }),
  reply: Debrief,
  problems: ['wrong_state'],
});

export const closeVoting = endpoint({
  method: 'POST',
  path: '/api/v1/debriefs/:debriefId/voting-close',
  tag: 'Debriefs',
  summary: 'The chair closes the voting and reveals the votes; the quorum must be there',
  access: ['hiring_manager'],
  params: debriefParams,
  reply: Debrief,
  problems: ['rule_broken', 'wrong_state'],
});

export const answerApproval = endpoint({
  method: 'POST',
  path: '/api/v1/debriefs/:debriefId/approvals',
  tag: 'Debriefs',
  summary:
    'Approve the decision, or return it with a reason; the next in the chain is asked, or the debrief reopens',
  access: ['approver'],
  versioned: true,
  params: debriefParams,
  body: z.strictObject({ verdict: z.enum(['approved', 'returned']), note: z.string().max(2000) }),
  reply: Debrief,
  problems: ['rule_broken', 'wrong_state'],
});

export const reopenDebrief = endpoint({
  method: 'POST',
  path: '/api/v1/debriefs/:debriefId/reopening',
  tag: 'Debriefs',
  summary: 'Reopen a decided debrief, with a reason; the first decision stays in the record',
  access: ['admin', 'hiring_manager', 'approver'],
  versioned: true,
  params: debriefParams,
  body: z.strictObject({ reason: z.string().min(10).max(2000) }),
  reply: Debrief,
  problems: ['wrong_state'],
});

/** Something a debrief waits for from the reader. */
const WaitingItem = z.object({
  kind: z.enum(['vote', 'decide', 'approve']),
  debriefId: DebriefId,
  candidateName: z.string(),
  jobTitle: z.string(),
  /** Since when it has waited for the reader. */
  since: Instant,
  /** Minutes it takes to read the debrief, from the words of its evidence. */
  minutesToRead: z.int(),
  /** What was decided, where an approval is asked for. */
  outcome: DecisionOutcome.nullable(),
  askedBy: PersonRef.nullable(),
});
export type WaitingItem = z.infer<typeof WaitingItem>;

export const listWaiting = endpoint({
  method: 'GET',
  path: '/api/v1/me/waiting',
  tag: 'Debriefs',
  summary:
    'What waits for the reader: votes, decisions and approvals, oldest first; sealed loops are left out',
  access: 'member',
  reply: z.object({ items: z.array(WaitingItem) }),
});
