import type { FieldError } from '#shared/problems.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** An interview with who scores what in its counting seats. */
export interface CoverageFacts extends Named {
  readonly startsAt: Date;
  readonly seats: readonly { readonly member: Named; readonly dimensionIds: readonly string[] }[];
}

/**
 * Interviews that can cover a dimension: still to start, so that no card of theirs can be in and nobody learns from an
 * answer whether one is, and with somebody else than who asks in a seat that scores it. In the order given.
 */
export function coveringInterviews<Interview extends CoverageFacts>(
  interviews: readonly Interview[],
  request: { readonly dimensionId: string; readonly askedBy: string },
  now: Date,
): { readonly interview: Interview; readonly interviewers: readonly string[] }[] {
  return interviews.flatMap((interview) => {
    if (interview.startsAt <= now) return [];
    const interviewers = interview.seats
      .filter(
        ({ member, dimensionIds }) =>
          member.id !== request.askedBy && dimensionIds.includes(request.dimensionId),
      )
      .map(({ member }) => member.name);
    return interviewers.length === 0 ? [] : [{ interview, interviewers }];
  });
}

/** Dimensions of a request that the seat does not score, or that there are not: one can't be told from the other. */
export function unknownDimensions(asked: readonly string[], ofSeat: readonly string[]): FieldError[] {
  return asked.flatMap((id, n) =>
    ofSeat.includes(id) ? [] : [{ path: `dimensionIds.${n}`, message: 'is no dimension of this seat' }],
  );
}

/** Dimensions that a request names twice. */
export function repeatedDimensions(asked: readonly string[]): FieldError[] {
  return asked.flatMap((id, n) =>
    asked.indexOf(id) === n ? [] : [{ path: `dimensionIds.${n}`, message: 'is named twice' }],
  );
}
