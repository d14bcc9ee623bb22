import type { LoopChanges } from '#shared/plan-changes.ts';
import { list } from '#web/ui/format.ts';

type Open = Extract<LoopChanges, { state: 'open' }>;

const keptWords: Record<Open['kept'][number]['why'], string> = {
  card_begun: 'stays as it is: a card is begun',
  nothing_left: 'stays as it is: somebody would have nothing left to score',
  past: 'stays as it is: it was held',
};

/** What would change on a loop and what would not, one line each. */
export function changeWords({ addedRounds, removedRounds, changed, kept }: Open): string[] {
  const lines = [
    ...(addedRounds.length === 0 ? [] : [`To schedule besides: ${list(addedRounds)}`]),
    ...(removedRounds.length === 0 ? [] : [`No longer to schedule: ${list(removedRounds)}`]),
    ...changed.map(({ name, minutes, added, removed }) => {
      const parts = [
        ...(minutes === null ? [] : [`${minutes.from} to ${minutes.to} minutes`]),
        ...(added.length === 0 ? [] : [`scores ${list(added.map((one) => one.name))} too`]),
        ...(removed.length === 0 ? [] : [`no longer scores ${list(removed.map((one) => one.name))}`]),
      ];
      return `${name}: ${parts.join(', ')}`;
    }),
    ...kept.map(({ name, why }) => `${name} ${keptWords[why]}`),
  ];
  return lines.length === 0 ? ['Nothing that is scheduled or to schedule'] : lines;
}
