import type { FormErrors } from '@mantine/form';
import type { Interview } from '#shared/loops.ts';
import type { SeatKind } from '#shared/seats.ts';
import type { Picked } from '#web/ui/picker.tsx';

/** More than this, and the last dimensions of an interview are scored from memory. */
const DIMENSIONS_PER_PERSON = 4;

/** What the fields of a seat hold. */
export interface SeatValues {
  /** Only tells the fields apart; an address in the page. */
  readonly key: string;
  readonly member: Picked | null;
  readonly kind: (typeof SeatKind)['options'][number];
  readonly dimensionIds: readonly string[];
}

type Dimensions = Interview['dimensions'];

export function emptySeat(dimensions: Dimensions): SeatValues {
  return {
    key: crypto.randomUUID(),
    member: null,
    kind: 'interviewer',
    dimensionIds: dimensions.map(({ id }) => id),
  };
}

export function seatErrors(seats: readonly SeatValues[]): FormErrors {
  const errors: FormErrors = {};
  for (const [index, { member, dimensionIds }] of seats.entries()) {
    if (member === null) errors[`seats.${index}.memberId`] = 'Choose a person.';
    else if (seats.findIndex((other) => other.member?.id === member.id) < index) {
      errors[`seats.${index}.memberId`] = `${member.name} has another seat in this interview.`;
    }
    if (dimensionIds.length === 0) errors[`seats.${index}.dimensionIds`] = 'Choose at least one dimension.';
  }
  return errors;
}

/** Only for values without errors. */
export function seatWish({ member, kind, dimensionIds }: SeatValues): {
  memberId: string;
  kind: SeatValues['kind'];
  dimensionIds: string[];
} {
  if (member === null) throw new Error('seatWish is for a seat that seatErrors let pass');
  return { memberId: member.id, kind, dimensionIds: [...dimensionIds] };
}

/** What deserves a second look; it stops nobody. */
export function seatWarnings(seats: readonly SeatValues[], dimensions: Dimensions): string[] {
  const scoring = seats.filter(({ kind }) => kind === 'interviewer');
  const nobody = dimensions.filter(
    ({ id }) => !scoring.some(({ dimensionIds }) => dimensionIds.includes(id)),
  );
  return [
    ...nobody.map(({ name }) => `Nobody here scores ${name}.`),
    ...seats
      .filter(({ dimensionIds }) => dimensionIds.length > DIMENSIONS_PER_PERSON)
      .map(
        ({ member, dimensionIds }) =>
          `${member?.name ?? 'One person'} scores ${dimensionIds.length} dimensions; more than ${DIMENSIONS_PER_PERSON} is hard to do well.`,
      ),
  ];
}
