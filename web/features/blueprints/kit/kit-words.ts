import type { KitDraft } from '#shared/kit.ts';
import { count } from '#web/ui/format.ts';

/** "45 minutes", "30-45 minutes" */
export function minutesWords({ min, max }: { readonly min: number; readonly max: number }): string {
  return min === max ? count(min, 'minute', 'minutes') : `${min}-${max} minutes`;
}

/** How long a candidate sits in interviews, all rounds together. */
export function loopMinutes(kit: Pick<KitDraft, 'rounds'>): number {
  return kit.rounds.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** "3 h 45 min" */
export function hoursWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

export function areWeightsEqual(dimensions: readonly { readonly weight: number }[]): boolean {
  return dimensions.every(({ weight }) => weight === dimensions[0]?.weight);
}

/** A dimension's share of all weights, in whole per cent. */
export function weightShare(weight: number, dimensions: readonly { readonly weight: number }[]): string {
  const sum = dimensions.reduce((total, dimension) => total + dimension.weight, 0);
  return `${Math.round((100 * weight) / sum)} %`;
}

export const nameOf = (
  items: readonly { readonly key: string; readonly name: string }[],
  key: string,
): string => items.find((item) => item.key === key)?.name ?? key;
