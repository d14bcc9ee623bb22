import type { PacketBlock } from '#shared/packet-document.ts';

export type Moment = (instant: string) => string;

export const section = (text: string): PacketBlock => ({ kind: 'heading', level: 2, text });
export const part = (text: string): PacketBlock => ({ kind: 'heading', level: 3, text });
export const text = (words: string): PacketBlock => ({ kind: 'text', text: words, tone: 'plain' });
export const soft = (words: string): PacketBlock => ({ kind: 'text', text: words, tone: 'soft' });
export const strong = (words: string): PacketBlock => ({ kind: 'text', text: words, tone: 'strong' });
export const quote = (head: string, about: string, words: string): PacketBlock => ({
  kind: 'quote',
  head,
  about,
  text: words,
});

/** Facts with those left out that have nothing to say. */
export function facts(items: readonly (readonly [label: string, text: string | null])[]): PacketBlock {
  return {
    kind: 'facts',
    items: items.flatMap(([label, words]) =>
      words === null || words === '' ? [] : [{ label, text: words }],
    ),
  };
}

/** A table whose columns are given as a title and a share of the width; figures stand to the right. */
export function table(
  caption: string,
  columns: readonly (readonly [title: string, share: number, align?: 'right'])[],
  rows: readonly (readonly string[])[],
): PacketBlock {
  return {
    kind: 'table',
    caption,
    columns: columns.map(([title, share, align]) => ({ title, share, align: align ?? 'left' })),
    rows: rows.map((row) => [...row]),
  };
}
