import { Button, TextInput } from '@mantine/core';
import type { FormErrors } from '@mantine/form';
import type { ReactElement } from 'react';
import type { SlotValues } from '#web/features/loops/offers/slot-values.ts';
import classes from '#web/features/loops/schedule/schedule.module.css';
import { startOf } from '#web/features/loops/schedule/when-values.ts';
import { RadioField } from '#web/ui/radio-field.tsx';
import { instantsOf, zoneCity, zonedDayAndTime, zoneOffset } from '#web/ui/zoned-time.ts';

interface SlotFieldsProps {
  readonly slot: SlotValues;
  readonly index: number;
  readonly timeZone: string;
  readonly candidateZone: string | undefined;
  readonly errors: FormErrors;
  readonly onChange: (slot: SlotValues) => void;
  readonly onRemove: (() => void) | undefined;
}

/** One of the times offered, with what it is on the candidate's clocks. */
export function SlotFields(props: SlotFieldsProps): ReactElement {
  const { slot, index, timeZone, candidateZone, errors, onChange, onRemove } = props;
  const twice = instantsOf(slot, timeZone);
  const startsAt = startOf({ ...slot, timeZone });
  return (
    <fieldset className={classes.seat}>
      <legend>Time {index + 1}</legend>
      <div className={classes.pair}>
        <TextInput
          type="date"
          label="Date"
          max="2099-12-31"
          value={slot.date}
          error={errors[`slots.${index}.date`]}
          data-path={`slots.${index}.date`}
          onChange={(event) => onChange({ ...slot, date: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label="Starts at"
          value={slot.time}
          error={errors[`slots.${index}.time`]}
          data-path={`slots.${index}.time`}
          onChange={(event) => onChange({ ...slot, time: event.currentTarget.value })}
        />
      </div>
      {twice.length === 2 && (
        <RadioField
          label={`The clocks go back: ${slot.time} comes twice that day`}
          choices={(['first', 'second'] as const).map((value, n) => ({
            value,
            label: `The ${value}, at ${zoneOffset(twice[n] ?? '', timeZone)}`,
          }))}
          value={slot.occurrence}
          onChange={(occurrence) => onChange({ ...slot, occurrence })}
        />
      )}
      {startsAt !== null && candidateZone !== undefined && candidateZone !== timeZone && (
        <p className={classes.note}>
          For the candidate {zonedDayAndTime(startsAt, candidateZone)}, {zoneCity(candidateZone)}
        </p>
      )}
      {onRemove !== undefined && (
        <div>
          <Button variant="default" size="compact-md" onClick={onRemove}>
            Remove time {index + 1}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
