import type { KitDraft } from '#shared/kit.ts';
import type { Proposal } from '#shared/kit-proposals.ts';

/** What the editor edits and saves as a whole. */
export interface Work {
  readonly kit: KitDraft;
  readonly proposals: readonly Proposal[];
}

export type DimensionDraft = KitDraft['dimensions'][number];
export type ExerciseDraft = KitDraft['exercises'][number];
export type RoundDraft = KitDraft['rounds'][number];
export type PromptDraft = ExerciseDraft['prompts'][number];

/** Changes the kit on screen; the rest follows by itself. */
export type EditKit = (change: (kit: KitDraft) => KitDraft) => void;

/** The list with the item at `index` changed. */
export function changeAt<Item>(items: readonly Item[], index: number, change: (item: Item) => Item): Item[] {
  return items.map((item, at) => (at === index ? change(item) : item));
}

export function without<Item>(items: readonly Item[], index: number): Item[] {
  return items.filter((_, at) => at !== index);
}

/** The item one place further up or down. */
export function moved<Item>(items: readonly Item[], index: number, by: -1 | 1): Item[] {
  const [item, other] = [items[index], items[index + by]];
  if (item === undefined || other === undefined) return [...items];
  return items.map((one, at) => (at === index ? other : at === index + by ? item : one));
}

/** With the item where it is asked for, without it where not; the order of `all`. */
export function toggled(all: readonly string[], chosen: readonly string[], key: string): string[] {
  const wanted = new Set(chosen);
  if (!wanted.delete(key)) wanted.add(key);
  return all.filter((one) => wanted.has(one));
}
