import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import type { Loop } from '#shared/loops.ts';
import { useScheduleInterview } from '#web/features/loops/mutations.ts';
import classes from '#web/features/loops/schedule/schedule.module.css';
import { type PersonPicker, SeatFields } from '#web/features/loops/schedule/seat-fields.tsx';
import {
  emptySeat,
  type SeatValues,
  seatErrors,
  seatWarnings,
  seatWish,
} from '#web/features/loops/schedule/seat-values.ts';
import { WhenFields } from '#web/features/loops/schedule/when-fields.tsx';
import {
  emptyWhen,
  interviewTime,
  type WhenValues,
  whenErrors,
} from '#web/features/loops/schedule/when-values.ts';
import { focusFirstError } from '#web/ui/focus-first-error.ts';
import { fieldErrors } from '#web/ui/form.ts';
import layout from '#web/ui/layout.module.css';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';
import { useFormat } from '#web/ui/use-format.tsx';

const MOST_SEATS = 6;

interface ScheduleFormProps {
  readonly loopId: string;
  readonly round: Loop['openRounds'][number];
  readonly candidateZone: string | undefined;
  readonly personPicker: PersonPicker;
  readonly onDone: () => void;
}

interface ScheduleValues extends WhenValues {
  readonly seats: readonly SeatValues[];
}

/** Puts a round of the plan on the calendar with its interviewers. */
export function ScheduleForm(props: ScheduleFormProps): ReactElement {
  const { loopId, round, candidateZone, personPicker, onDone } = props;
  const format = useFormat();
  const schedule = useScheduleInterview();
  const form = useForm<ScheduleValues>({
    mode: 'controlled',
    initialValues: {
      ...emptyWhen(format.timeZone, round.minutes),
      seats: Array.from({ length: Math.min(round.interviewers, MOST_SEATS) }, () =>
        emptySeat(round.dimensions),
      ),
    },
    validate: (values) => ({ ...whenErrors(values), ...seatErrors(values.seats) }),
  });
  const { seats } = form.values;
  const setSeats = (next: readonly SeatValues[]): void => form.setFieldValue('seats', next);
  const submit = (values: ScheduleValues): void => {
    const time = interviewTime(values);
    const body = { roundId: round.id, ...time, seats: values.seats.map(seatWish) };
    schedule.mutate(
      { params: { loopId }, body },
      {
        onSuccess: () => {
          toast(`${round.name} scheduled for ${format.dayAndTime(time.startsAt)}`);
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
      {seats.map((seat, index) => (
        <SeatFields
          key={seat.key}
          seat={seat}
          index={index}
          title={seats.length === 1 ? 'Interviewer' : `Interviewer ${index + 1}`}
          dimensions={round.dimensions}
          errors={form.errors}
          personPicker={personPicker}
          onChange={(changed) => setSeats(seats.map((one) => (one.key === seat.key ? changed : one)))}
          onRemove={
            seats.length === 1 ? undefined : () => setSeats(seats.filter(({ key }) => key !== seat.key))
          }
        />
      ))}
      {seats.length < MOST_SEATS && (
        <div>
          <Button variant="default" onClick={() => setSeats([...seats, emptySeat(round.dimensions)])}>
            Add a person
          </Button>
        </div>
      )}
      {seatWarnings(seats, round.dimensions).map((warning) => (
        <p key={warning} className={classes.note} role="status">
          {warning}
        </p>
      ))}
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
