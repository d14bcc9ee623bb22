import { z } from 'zod';

/** Why a candidate withdrew, as they said it; `not_said` where they gave no reason, or none was kept. */
export const WithdrawalReason = z.enum([
  'accepted_another_offer',
  'pay',
  'location',
  'timing',
  'process_too_slow',
  'personal',
  'not_said',
]);

/** Why the company does not take an application further. None of them is a verdict on an interview: those are decisions of a debrief. */
export const NotPursuedReason = z.enum([
  'position_filled',
  'job_closed',
  'lacks_requirement',
  'not_reachable',
  'did_not_attend',
  'duplicate_application',
]);

export const EndReason = z.enum([...WithdrawalReason.options, ...NotPursuedReason.options]);
export type EndReason = z.infer<typeof EndReason>;

/** The stage in which a reason leaves an application. */
export function endedStageOf(reason: EndReason): 'withdrawn' | 'not_pursued' {
  return WithdrawalReason.options.some((option) => option === reason) ? 'withdrawn' : 'not_pursued';
}
