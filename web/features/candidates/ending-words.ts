import { type EndReason, NotPursuedReason, WithdrawalReason } from '#shared/candidate-endings.ts';

export const endingWords: Readonly<Record<EndReason, string>> = {
  accepted_another_offer: 'Accepted another offer',
  pay: 'Pay',
  location: 'Location or remote work',
  timing: 'Not the right time',
  process_too_slow: 'Our process took too long',
  personal: 'Personal reasons',
  not_said: 'No reason given',
  position_filled: 'Position filled',
  job_closed: 'Job closed or on hold',
  lacks_requirement: 'Lacks a stated requirement',
  not_reachable: 'Not reachable',
  did_not_attend: 'Did not attend',
  duplicate_application: 'Duplicate application',
};

/** Whose doing an ending is, with the reasons that belong to it. */
export const endings = {
  withdrawn: {
    label: 'The candidate withdrew',
    reasons: WithdrawalReason.options,
    about: 'As they said it.',
  },
  not_pursued: {
    label: 'We do not take it further',
    reasons: NotPursuedReason.options,
    about: 'Before a decision. What interviews have shown is decided in a debrief.',
  },
} as const;
export type EndingKind = keyof typeof endings;
