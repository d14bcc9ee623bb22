import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import type { Interview } from '#shared/loops.ts';
import { useAddSeat } from '#web/features/loops/mutations.ts';
import { type PersonPicker, SeatFields } from '#web/features/loops/schedule/seat-fields.tsx';
import {
  emptySeat,
  type SeatValues,
  seatErrors,
  seatWish,
} from '#web/features/loops/schedule/seat-values.ts';
import { focusFirstError } from '#web/ui/focus-first-error.ts';
import { fieldErrors } from '#web/ui/form.ts';
import layout from '#web/ui/layout.module.css';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

interface AddSeatFormProps {
  readonly interview: Interview;
  readonly personPicker: PersonPicker;
  readonly onDone: () => void;
}

/** Adds one person to an interview. */
export function AddSeatForm({ interview, personPicker, onDone }: AddSeatFormProps): ReactElement {
  const add = useAddSeat();
  const form = useForm<{ seat: SeatValues }>({
    mode: 'controlled',
    initialValues: { seat: emptySeat(interview.dimensions) },
    validate: ({ seat }) => seatErrors([seat]),
  });
  const submit = ({ seat }: { seat: SeatValues }): void =>
    add.mutate(
      { params: { interviewId: interview.id }, body: seatWish(seat) },
      {
        onSuccess: () => {
          toast(`${seat.member?.name} added to ${interview.name}`);
          onDone();
        },
        onError: (error) => form.setErrors(underSeat(fieldErrors(error))),
      },
    );
  return (
    <form
      className={layout.form}
      onSubmit={form.onSubmit(submit, (errors) => focusFirstError(form, errors))}
      noValidate
      aria-label={`Add a person to ${interview.name}`}
    >
      <SeatFields
        seat={form.values.seat}
        index={0}
        title="Who"
        dimensions={interview.dimensions}
        errors={form.errors}
        personPicker={personPicker}
        onChange={(seat) => form.setFieldValue('seat', seat)}
      />
      <FormError error={add.error} />
      <div className={layout.row}>
        <Button type="submit" loading={add.isPending}>
          Add
        </Button>
        <Button variant="default" disabled={add.isPending} onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** The server names the fields of the one seat; the fields are those of a list of seats. */
function underSeat(errors: ReturnType<typeof fieldErrors>): ReturnType<typeof fieldErrors> {
  return Object.fromEntries(Object.entries(errors).map(([path, words]) => [`seats.0.${path}`, words]));
}
