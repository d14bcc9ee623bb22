import type { FormErrors } from '@mantine/form';
import { startOf, timeErrors, type WhenValues } from '#web/features/loops/schedule/when-values.ts';

/** What the fields of one offered time hold. */
export interface SlotValues extends Pick<WhenValues, 'date' | 'time' | 'occurrence'> {
  /** Only tells the fields apart. */
  readonly key: string;
}

export function emptySlot(): SlotValues {
  return { key: crypto.randomUUID(), date: '', time: '', occurrence: 'first' };
}

/** Errors under `slots.0.time`, with a time named twice among them. */
export function slotErrors(slots: readonly SlotValues[], timeZone: string): FormErrors {
  const errors: FormErrors = {};
  const starts = slots.map((slot) => startOf({ ...slot, timeZone }));
  for (const [index, slot] of slots.entries()) {
    for (const [field, words] of Object.entries(timeErrors({ ...slot, timeZone }))) {
      errors[`slots.${index}.${field}`] = words;
    }
    const startsAt = starts[index];
    if (startsAt !== null && startsAt !== undefined && starts.indexOf(startsAt) < index) {
      errors[`slots.${index}.time`] = 'This time is offered above already.';
    }
  }
  return errors;
}

/** The instants that are meant, as far as they are chosen. */
export function startTimesOf(slots: readonly SlotValues[], timeZone: string): string[] {
  return slots.map((slot) => startOf({ ...slot, timeZone })).filter((at) => at !== null);
}
