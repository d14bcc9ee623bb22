import type { DocumentMark, RoleDocument } from '#shared/blueprint-document.ts';
import type { ReadDocument } from '#web/features/blueprints/import/import-state.ts';
import { count, list } from '#web/ui/format.ts';

export const markWords = {
  unsure: 'Unsure',
  double_barrelled: 'Two things in one',
  possible_proxy: 'Possible proxy',
} as const satisfies Record<DocumentMark['kind'], string>;

const formatWords = {
  text: 'plain text',
  markdown: 'Markdown',
  html: 'HTML',
  wordpress: 'a WordPress page',
} as const satisfies Record<ReadDocument['format'], string>;

/** "Read as plain text: 25 responsibilities, ... 24 lines were left out." */
export function summaryWords({ document, format, leftOutTotal }: ReadDocument): string {
  const found = [
    [document.responsibilities.length, 'responsibility', 'responsibilities'],
    [document.deliverables.length, 'deliverable', 'deliverables'],
    [document.kpis.length, 'KPI', 'KPIs'],
    [document.skills.length, 'skill', 'skills'],
    [document.softSkills.length, 'soft skill', 'soft skills'],
    [document.dimensions.length, 'dimension', 'dimensions'],
    [document.exercises.length, 'exercise', 'exercises'],
    [document.strongSignals.length + document.weakSignals.length, 'signal', 'signals'],
    [document.redFlags.length, 'red flag', 'red flags'],
  ] as const;
  const words = found.filter(([n]) => n > 0).map(([n, one, other]) => count(n, one, other));
  const left =
    leftOutTotal === 0
      ? 'No line was left out.'
      : `${count(leftOutTotal, 'line was', 'lines were')} left out.`;
  return `Read as ${formatWords[format]}: ${words.length === 0 ? 'a title and nothing else' : list(words)}. ${left}`;
}

/** What a mark is about, short: the name or the beginning of the text at its place. */
export function placeWords(document: RoleDocument, { path, text }: DocumentMark): string {
  const [first = '', index] = path.split('.');
  const items: unknown = Object.entries(document).find(([name]) => name === first)?.[1];
  const item: unknown = Array.isArray(items) ? items[Number(index)] : undefined;
  const named =
    typeof item === 'object' && item !== null && 'name' in item && typeof item.name === 'string'
      ? item.name
      : '';
  const words = named === '' ? text : named;
  return words.length > 60 ? `${words.slice(0, 57)}...` : words;
}

/** Whether cells, in the order of the table's header, still give the original line word for word. */
export function givesLine(cells: readonly string[], text: string): boolean {
  const plain = (words: string): string => words.replace(/\s+/g, ' ').trim();
  return plain(cells.join(' ')) === plain(text);
}

/** In which order a row's fields stand in its line: by which cell of the split each field held at first. */
export function fieldOrder<Field extends string>(
  row: Readonly<Record<Field, string>>,
  fields: readonly Field[],
  cells: readonly string[],
): Field[] | null {
  const left = [...fields];
  const order: Field[] = [];
  for (const cell of cells) {
    const at = left.findIndex((field) => row[field] === cell);
    const [field] = at === -1 ? [] : left.splice(at, 1);
    if (field === undefined) return null;
    order.push(field);
  }
  return order;
}
