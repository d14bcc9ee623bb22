import type { BoardColumn, NudgeOutcome, nudgeLoops, OwnerOutcome } from '#shared/board.ts';
import type { LoopSort } from '#shared/loop-list.ts';
import type { ReplyOf } from '#web/api/call.ts';
import { count } from '#web/ui/format.ts';

export const sortWords: Record<LoopSort, string> = {
  newest: 'Newest first',
  stage: 'Longest in stage first',
  next: 'Next interview first',
  late: 'Late cards first',
};

export const columnWords: Record<BoardColumn, string> = {
  job: 'Job',
  stage: 'Stage',
  state: 'State',
  cards: 'Cards',
  next: 'Next interview',
  days: 'In stage',
  owner: 'Owner',
};

const notNudged: Record<Exclude<NudgeOutcome, 'nudged'>, string> = {
  nothing_owed: 'no card is due',
  nudged_today: 'reminded today already',
  sealed: 'you owe a card there yourself',
  over: 'the loop is over',
};

/** "2 people reminded in 20 seconds. 1 loop left out: no card is due." */
export function nudgedWords({ results }: Pick<ReplyOf<typeof nudgeLoops>, 'results'>): string {
  const people = results.reduce((sum, result) => sum + result.people, 0);
  const done =
    people === 0
      ? 'Nobody was reminded'
      : `${count(people, 'person is', 'people are')} reminded in 20 seconds`;
  const left = results.map(({ outcome }) => outcome).filter((outcome) => outcome !== 'nudged');
  return [`${done}.`, ...leftWords(left, notNudged)].join(' ');
}

const notChanged: Record<Exclude<OwnerOutcome, 'changed'>, string> = {
  unchanged: 'theirs already',
  changed_since: 'somebody else changed the owner since',
};

/** "3 loops given to Ana Costa. 1 loop left out: theirs already." */
export function assignedWords(outcomes: readonly OwnerOutcome[], done: string): string {
  const changed = outcomes.filter((outcome) => outcome === 'changed').length;
  const left = outcomes.filter((outcome) => outcome !== 'changed');
  const first = changed === 0 ? 'Nothing was changed.' : `${count(changed, 'loop', 'loops')} ${done}.`;
  return [first, ...leftWords(left, notChanged)].join(' ');
}

function leftWords<Outcome extends string>(
  left: readonly Outcome[],
  words: Readonly<Record<Outcome, string>>,
): string[] {
  return [...new Set(left)].map((outcome) => {
    const loops = left.filter((one) => one === outcome).length;
    return `${count(loops, 'loop', 'loops')} left out: ${words[outcome]}.`;
  });
}

/** "3 candidates are out of the running." */
export function movedWords(loopIds: readonly string[], to: 'out' | 'back'): string {
  const candidates = count(loopIds.length, 'candidate is', 'candidates are');
  return to === 'out'
    ? `${candidates} out of the running.`
    : `${candidates} back in the running. Interviews that were cancelled stay cancelled.`;
}
