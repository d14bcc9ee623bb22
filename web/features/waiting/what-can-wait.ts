import type { Endpoint } from '#shared/endpoint.ts';
import { answerApproval, castVote } from '#shared/votes.ts';

/** For whoever may call none of these the list would stay empty for ever. */
export const whatCanWait: readonly Endpoint[] = [castVote, answerApproval];
