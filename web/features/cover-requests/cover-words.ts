import type { CoverReason } from '#shared/cover-requests.ts';

/** Why a dimension was not covered: `label` for who asks, `told` for who passes it on. */
export const coverReasons: Record<CoverReason, { readonly label: string; readonly told: string }> = {
  ran_out_of_time: { label: 'Time ran out', told: 'time ran out' },
  question_did_not_fit: { label: 'The question did not fit', told: 'the question did not fit' },
  candidate_asked_to_return: {
    label: 'The candidate asked to come back to it',
    told: 'the candidate asked to come back to it',
  },
};

/** "SQL", "SQL and Reliability", "SQL, Reliability and Pipelines". */
export function listWords(names: readonly string[]): string {
  if (names.length < 2) return names.join();
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
