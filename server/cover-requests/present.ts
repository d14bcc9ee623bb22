import type { z } from 'zod';
import { type CoverageFacts, coveringInterviews } from '#server/cover-requests/rules.ts';
import { CoverReason, type CoverRequest } from '#shared/cover-requests.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface RequestFacts {
  readonly id: string;
  readonly dimension: Named;
  readonly reason: string;
  readonly askedBy: Named;
  readonly askedIn: Named;
  readonly askedAt: Date;
  readonly answer: { readonly interview: Named | null; readonly by: Named; readonly at: string } | null;
}

/** A request with where it could go, as who plans its loop sees it. */
export function presentRequest(
  request: RequestFacts,
  interviews: readonly CoverageFacts[],
  isLoopOpen: boolean,
  now: Date,
): z.input<typeof CoverRequest> {
  const { id, dimension, reason, askedBy, askedIn, askedAt, answer } = request;
  const isWaiting = answer === null && isLoopOpen;
  const facts = { dimensionId: dimension.id, askedBy: askedBy.id };
  return {
    id,
    dimension,
    reason: CoverReason.parse(reason),
    askedBy,
    askedIn,
    askedAt: askedAt.toISOString(),
    answer: answer === null ? null : { ...answer, at: new Date(answer.at).toISOString() },
    targets: isWaiting
      ? coveringInterviews(interviews, facts, now).map(({ interview, interviewers }) => ({
          id: interview.id,
          name: interview.name,
          startsAt: interview.startsAt.toISOString(),
          interviewers: [...interviewers],
        }))
      : [],
    can: { answer: isWaiting },
  };
}
