import { Button, NativeSelect } from '@mantine/core';
import type { FormErrors } from '@mantine/form';
import type { ReactElement } from 'react';
import type { Interview } from '#shared/loops.ts';
import { SeatKind } from '#shared/seats.ts';
import { seatKinds } from '#web/features/loops/loop-words.ts';
import classes from '#web/features/loops/schedule/schedule.module.css';
import type { SeatValues } from '#web/features/loops/schedule/seat-values.ts';
import { ChoicesField } from '#web/ui/choices-field.tsx';
import type { PickerFieldProps } from '#web/ui/picker.tsx';

/** How a person is picked; another feature knows. */
export type PersonPicker = (props: PickerFieldProps) => ReactElement;

/** The same for a time, where one is chosen: not everybody is free at every time. */
export type PickerAt = (time: { readonly startsAt: string; readonly minutes: number } | null) => PersonPicker;

interface SeatFieldsProps {
  readonly seat: SeatValues;
  /** Where it stands in the form: its errors are under `seats.0.memberId`. */
  readonly index: number;
  readonly title: string;
  readonly dimensions: Interview['dimensions'];
  readonly errors: FormErrors;
  readonly personPicker: PersonPicker;
  readonly onChange: (seat: SeatValues) => void;
  readonly onRemove?: (() => void) | undefined;
}

/** One person of an interview: who, as what, scoring which dimensions. */
export function SeatFields(props: SeatFieldsProps): ReactElement {
  const { seat, index, title, dimensions, errors, personPicker, onChange, onRemove } = props;
  return (
    <fieldset className={classes.seat}>
      <legend>{title}</legend>
      {personPicker({
        label: 'Person',
        value: seat.member,
        onChange: (member) => onChange({ ...seat, member }),
        error: errors[`seats.${index}.memberId`],
        path: `seats.${index}.memberId`,
      })}
      <NativeSelect
        label="Takes part as"
        description={seatKinds[seat.kind].about}
        data={SeatKind.options.map((kind) => ({ value: kind, label: seatKinds[kind].word }))}
        value={seat.kind}
        onChange={(event) => {
          const kind = SeatKind.safeParse(event.currentTarget.value);
          if (kind.success) onChange({ ...seat, kind: kind.data });
        }}
      />
      <ChoicesField
        label="Scores"
        choices={dimensions.map(({ id, name }) => ({ value: id, label: name }))}
        value={[...seat.dimensionIds]}
        onChange={(dimensionIds) => onChange({ ...seat, dimensionIds })}
        error={errors[`seats.${index}.dimensionIds`]}
      />
      {onRemove !== undefined && (
        <div>
          <Button variant="default" size="compact-md" onClick={onRemove}>
            Remove {seat.member?.name ?? title.toLowerCase()}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
