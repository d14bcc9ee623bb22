import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactElement } from 'react';
import classes from '#web/features/loops/schedule/schedule.module.css';
import { startOf, type WhenValues } from '#web/features/loops/schedule/when-values.ts';
import { RadioField } from '#web/ui/radio-field.tsx';
import { TimeZoneField } from '#web/ui/time-zone-field.tsx';
import { useFormat } from '#web/ui/use-format.tsx';
import { instantsOf, zoneCity, zonedDayAndTime, zoneOffset } from '#web/ui/zoned-time.ts';

interface WhenFieldsProps<Values extends WhenValues> {
  /** A controlled form: what is typed is shown in other zones at once. */
  readonly form: UseFormReturnType<Values>;
  /** The candidate's zone, where the reader may know it. */
  readonly candidateZone: string | undefined;
}

/** Date, time and place. */
export function WhenFields<Values extends WhenValues>(props: WhenFieldsProps<Values>): ReactElement {
  const { form, candidateZone } = props;
  const { values } = form;
  const twice = instantsOf(values, values.timeZone);
  return (
    <>
      <div className={classes.pair}>
        <TextInput {...form.getInputProps('date')} type="date" label="Date" max="2099-12-31" />
        <TextInput {...form.getInputProps('time')} type="time" label="Starts at" />
      </div>
      <TimeZoneField {...form.getInputProps('timeZone')} />
      {twice.length === 2 && (
        <RadioField
          label={`The clocks go back: ${values.time} comes twice that day`}
          choices={(['first', 'second'] as const).map((value, index) => ({
            value,
            label: `The ${value}, at ${zoneOffset(twice[index] ?? '', values.timeZone)}`,
          }))}
          value={values.occurrence}
          // Values is wider than WhenValues for TypeScript, and `occurrence` is in both.
          onChange={(occurrence) => form.setValues({ occurrence } as Parameters<typeof form.setValues>[0])}
        />
      )}
      <OtherZones values={values} candidateZone={candidateZone} />
      <PlaceFields form={form} />
    </>
  );
}

/** How long, and where. */
export function PlaceFields<Values extends Pick<WhenValues, 'minutes' | 'videoUrl' | 'room'>>({
  form,
}: {
  readonly form: UseFormReturnType<Values>;
}): ReactElement {
  return (
    <>
      <TextInput
        {...form.getInputProps('minutes')}
        label="Minutes"
        inputMode="numeric"
        className={classes.short}
      />
      <TextInput
        {...form.getInputProps('videoUrl')}
        label="Video link"
        description="If there is one"
        inputMode="url"
        autoComplete="off"
        maxLength={500}
      />
      <TextInput
        {...form.getInputProps('room')}
        label="Room"
        description="If there is one"
        autoComplete="off"
        maxLength={200}
      />
    </>
  );
}

interface OtherZonesProps {
  readonly values: WhenValues;
  readonly candidateZone: string | undefined;
}

/** The chosen time on the reader's clocks, and on the candidate's. */
function OtherZones({ values, candidateZone }: OtherZonesProps): ReactElement {
  const { timeZone: own } = useFormat();
  const at = startOf(values);
  const zones = [
    { zone: own, whose: 'For you' },
    ...(candidateZone === undefined ? [] : [{ zone: candidateZone, whose: 'For the candidate' }]),
  ];
  return (
    <dl className={classes.zones} aria-live="polite" aria-label="The time in other zones">
      {at !== null &&
        zones.map(({ zone, whose }) => (
          <div key={whose}>
            <dt>{whose}</dt>
            <dd>
              {zonedDayAndTime(at, zone)}
              <span className={classes.zone}>{` ${zoneCity(zone)}, ${zoneOffset(at, zone)}`}</span>
            </dd>
          </div>
        ))}
    </dl>
  );
}
