import { Button, Checkbox } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import type { Loop } from '#shared/loops.ts';
import { useScheduleInterview } from '#web/features/loops/mutations.ts';
import {
  type AvailabilityView,
  minutesOf,
  peopleOf,
} from '#web/features/loops/schedule/availability-view.ts';
import type { PickerAt } from '#web/features/loops/schedule/seat-fields.tsx';
import { SeatList, seatsOf } from '#web/features/loops/schedule/seat-list.tsx';
import { type SeatValues, seatErrors, seatWish } from '#web/features/loops/schedule/seat-values.ts';
import { WhenFields } from '#web/features/loops/schedule/when-fields.tsx';
import {
  emptyWhen,
  interviewTime,
  startOf,
  type WhenValues,
  wallValues,
  whenErrors,
} from '#web/features/loops/schedule/when-values.ts';
import { focusFirstError } from '#web/ui/focus-first-error.ts';
import { fieldErrors } from '#web/ui/form.ts';
import layout from '#web/ui/layout.module.css';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';
import { useFormat } from '#web/ui/use-format.tsx';

interface ScheduleFormProps {
  readonly loopId: string;
  readonly round: Loop['openRounds'][number];
  readonly candidateZone: string | undefined;
  readonly personPicker: PickerAt;
  readonly availability: AvailabilityView;
  readonly onDone: () => void;
}

interface ScheduleValues extends WhenValues {
  readonly seats: readonly SeatValues[];
  readonly isHold: boolean;
  readonly tellsCandidate: boolean;
}

/** Puts a round of the plan on the calendar with its interviewers. */
export function ScheduleForm(props: ScheduleFormProps): ReactElement {
  const { loopId, round, candidateZone, personPicker, availability, onDone } = props;
  const format = useFormat();
  const schedule = useScheduleInterview();
  const form = useForm<ScheduleValues>({
    mode: 'controlled',
    initialValues: {
      ...emptyWhen(format.timeZone, round.minutes),
      seats: seatsOf(round),
      isHold: false,
      tellsCandidate: false,
    },
    validate: (values) => ({ ...whenErrors(values), ...seatErrors(values.seats) }),
  });
  const { seats } = form.values;
  const minutes = minutesOf(form.values.minutes);
  const startsAt = startOf(form.values);
  const setSeats = (next: readonly SeatValues[]): void => form.setFieldValue('seats', next);
  const submit = (values: ScheduleValues): void => {
    const time = interviewTime(values);
    const { isHold, tellsCandidate } = values;
    const body = { roundId: round.id, ...time, seats: values.seats.map(seatWish), isHold, tellsCandidate };
    schedule.mutate(
      { params: { loopId }, body },
      {
        onSuccess: () => {
          toast(`${round.name} ${isHold ? 'held' : 'scheduled'} for ${format.dayAndTime(time.startsAt)}`);
          onDone();
        },
        onError: (error) => form.setErrors(fieldErrors(error)),
      },
    );
  };
  return (
    <form
      className={layout.form}
      onSubmit={form.onSubmit(submit, (errors) => focusFirstError(form, errors))}
      noValidate
      aria-label={`Schedule ${round.name}`}
    >
      <WhenFields form={form} candidateZone={candidateZone} />
      <SeatList
        seats={seats}
        dimensions={round.dimensions}
        errors={form.errors}
        personPicker={personPicker(startsAt === null || minutes === null ? null : { startsAt, minutes })}
        onChange={setSeats}
      />
      {minutes !== null &&
        availability({
          loopId,
          memberIds: peopleOf(seats),
          minutes,
          timeZone: form.values.timeZone,
          startTimes: startsAt === null ? [] : [startsAt],
          onPick: (at) => form.setValues(wallValues(at, form.values.timeZone)),
        })}
      <Checkbox
        label="Hold: ask people to keep the time, and confirm it later"
        {...form.getInputProps('isHold', { type: 'checkbox' })}
      />
      <Checkbox
        label="Mail the candidate the time, and every change of it"
        description="Nothing is sent for a hold, or without an address."
        {...form.getInputProps('tellsCandidate', { type: 'checkbox' })}
      />
      <FormError error={schedule.error} />
      <div className={layout.row}>
        <Button type="submit" loading={schedule.isPending}>
          Schedule
        </Button>
        <Button variant="default" disabled={schedule.isPending} onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
