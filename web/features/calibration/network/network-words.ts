import type { NetworkReply } from '#web/features/calibration/network/network-layout.ts';
import type { CsvCell } from '#web/ui/charts/csv.ts';
import { count, list, number } from '#web/ui/format.ts';

type Reply = NetworkReply;

/** The finding: how many parts, and on whom a link hangs. */
export function networkTitle({ parts, people }: Pick<Reply, 'parts' | 'people'>): string {
  const bridges = people.filter(({ isBridge }) => isBridge).map(({ person }) => person.name);
  if (parts.length > 1)
    return `${number(parts.length)} parts that nothing joins: nothing compares across them`;
  if (bridges.length === 0) return 'Everyone is joined, and no link hangs on one person';
  return `Everyone is joined, but a link hangs on ${list(bridges)}`;
}

/** Parts count from 1, the largest first. */
export function partName(part: number): string {
  return `Part ${part + 1}`;
}

export function partWords(reply: Pick<Reply, 'parts'>, part: number): string {
  const size = reply.parts[part];
  if (size === undefined) return partName(part);
  return `${partName(part)}: ${count(size.people, 'person', 'people')}, ${count(size.candidates, 'candidate', 'candidates')}`;
}

/** Everything about one person of the drawing, as a sentence. */
export function personWords(reply: Reply, index: number): string {
  const one = reply.people[index];
  if (one === undefined) return '';
  const partners = partnersOf(reply, index).length;
  return [
    `${one.person.name}: ${partName(one.part).toLowerCase()}`,
    count(one.candidates, 'candidate', 'candidates'),
    partners === 0
      ? 'shares none with others'
      : `shares candidates with ${count(partners, 'person', 'people')}`,
    ...(one.isBridge ? ['a link hangs on this person'] : []),
  ].join(', ');
}

/** Who scored candidates that this person scored too, the most shared first. */
export function partnersOf(
  { people, links }: Pick<Reply, 'people' | 'links'>,
  index: number,
): readonly { readonly name: string; readonly candidates: number }[] {
  return links
    .flatMap(({ a, b, candidates }) => {
      if (a !== index && b !== index) return [];
      return [{ name: people[a === index ? b : a]?.person.name ?? '', candidates }];
    })
    .toSorted((one, other) => other.candidates - one.candidates || one.name.localeCompare(other.name, 'en'));
}

/** "One interview by Ana and Sam with the same candidate would join two parts." */
export function suggestionWords({ a, b, why }: Reply['suggestions'][number]): string {
  return why === 'joins_parts'
    ? `One candidate met by both ${a.name} and ${b.name} would join two parts.`
    : `A candidate met by both ${a.name} and ${b.name} would give a second link where one person is the only one.`;
}

export const linkHeader = ['Person', 'Other person', 'Candidates both scored'];

export function linkRows({ people, links }: Reply): readonly (readonly CsvCell[])[] {
  return links.map(({ a, b, candidates }) => [
    people[a]?.person.name ?? '',
    people[b]?.person.name ?? '',
    candidates,
  ]);
}

/** "AC"; the whole name stands in the table and in what the mark says. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.charAt(0) ?? '')
    .join('');
}
