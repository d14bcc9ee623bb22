import type { Recommendation } from '#shared/scorecards.ts';

export const recommendationNames: Record<Recommendation, string> = {
  strong_no: 'Strong no',
  no: 'No',
  yes: 'Yes',
  strong_yes: 'Strong yes',
};
