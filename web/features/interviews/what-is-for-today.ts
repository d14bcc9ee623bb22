import type { MyInterview } from '#shared/loops.ts';

/** Whether a card is owed or a question asked. */
export function needsMe({ group }: Pick<MyInterview, 'group'>): boolean {
  return group === 'late' || group === 'to_score' || group === 'asked';
}

/** The same, and interviews of today. */
export function isForToday(interview: Pick<MyInterview, 'group'>): boolean {
  return needsMe(interview) || interview.group === 'today';
}
