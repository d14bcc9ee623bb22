import type { z } from 'zod';
import { type Candidate, createCandidate } from '#shared/candidates.ts';
import type { Person } from '#tests/support/world.ts';

let candidates = 0;

/** A body for createCandidate that is served, with an address of its own. */
export function candidateOf(
  given: Partial<z.input<(typeof createCandidate)['body']>> = {},
): z.input<(typeof createCandidate)['body']> {
  candidates += 1;
  return {
    name: `Candidate ${candidates}`,
    email: `candidate.${candidates}@elsewhere.example`,
    phone: null,
    timeZone: 'Europe/Lisbon',
    note: '',
    jobId: null,
    ...given,
  };
}

/** Adds a candidate; with `jobId`, for that job. */
export async function addCandidate(
  recruiter: Person,
  given: Parameters<typeof candidateOf>[0] = {},
): Promise<Candidate> {
  const response = await recruiter.call(createCandidate, { body: candidateOf(given) });
  if (response.status !== 201) throw new Error(`no candidate: ${response.status} ${response.text}`);
  return response.body;
}
