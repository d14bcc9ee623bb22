import { z } from 'zod';
import { VoteChoice, type Voting } from '#shared/voting.ts';

/** What the form holds; no choice until a person makes one. */
export const VoteValues = z.object({
  choice: z.union([VoteChoice, z.literal('')]),
  reason: z.string(),
});
export type VoteValues = z.infer<typeof VoteValues>;

/** Nothing is chosen beforehand; a vote that is changed begins as it was cast. */
export function startVote(own: Voting['own'], kept: VoteValues | null): VoteValues {
  if (kept !== null) return kept;
  return own?.kind === 'vote' ? { choice: own.choice, reason: own.reason } : { choice: '', reason: '' };
}
