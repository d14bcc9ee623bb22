import type { JobSummary, RevealPolicy } from '#shared/jobs.ts';
import type { CompositePolicy } from '#shared/voting.ts';
import type { StatusShape } from '#web/ui/status-mark.tsx';

export const jobStates: Record<JobSummary['state'], { readonly word: string; readonly shape: StatusShape }> =
  {
    open: { word: 'Open', shape: 'disc' },
    closed: { word: 'Closed', shape: 'bar' },
  };

type Reveal = (typeof RevealPolicy)['options'][number];

export const revealPolicies: Record<Reveal, { readonly label: string; readonly about: string }> = {
  own_submitted: {
    label: 'With their own card',
    about:
      'Whoever has submitted sees the cards that are in, and later ones as they come. Quicker; the last to submit knows that others have read.',
  },
  all_submitted: {
    label: 'With the last card of the loop',
    about:
      'Nobody on the panel sees a colleague’s card before every card is in. Slower; no card can follow another in what is said between interviews.',
  },
};

export const compositePolicies: Record<CompositePolicy, { readonly label: string; readonly about: string }> =
  {
    never: {
      label: 'Never',
      about: 'The dimensions stand on their own, before the decision and after it.',
    },
    after_votes: {
      label: 'After the votes',
      about: 'It can’t sway a vote; it stands beside the decision once the votes are open.',
    },
    before_votes: {
      label: 'From the start',
      about: 'Voters see it before they vote, so a vote may follow it.',
    },
  };

export function anonymityWords(isAnonymous: boolean): string {
  return isAnonymous ? 'Hidden from interviewers until they submit' : 'Shown to everybody';
}

export function recommendationWords(areHidden: boolean): string {
  return areHidden ? 'Hidden until the votes are open' : 'Shown with the cards';
}
