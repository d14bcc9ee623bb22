import type { WaitingItem } from '#shared/votes.ts';
import { count } from '#web/ui/format.ts';

/** What there is to do, as the verb of its link. */
export const waitingVerbs: Record<WaitingItem['kind'], string> = {
  vote: 'Vote',
  decide: 'Decide',
  approve: 'Approve or return',
};

const outcomeWords: Record<NonNullable<WaitingItem['outcome']>, string> = {
  hire: 'Hire',
  no_hire: 'No hire',
  hold: 'Hold',
  advance: 'Advance',
  other_job: 'Consider for another job',
};

/** Why it waits: "Ana Costa decided: Hire". */
export function askedWords({ kind, outcome, askedBy }: WaitingItem): string {
  const decided = outcome === null ? null : outcomeWords[outcome];
  switch (kind) {
    case 'vote':
      return 'Your vote is not in';
    case 'decide':
      return 'The decision is yours to record';
    case 'approve':
      if (decided === null) return 'Your approval is asked for';
      return askedBy === null ? `Decided: ${decided}` : `${askedBy.name} decided: ${decided}`;
  }
}

/** "12 min" */
export function minutesWords(minutesToRead: number): string {
  return `${Math.max(1, minutesToRead)} min`;
}

/** "3 debriefs wait for you" */
export function countWords(waiting: number): string {
  return count(waiting, 'debrief waits for you', 'debriefs wait for you');
}
