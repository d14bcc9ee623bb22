import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import type { Interview, Loop } from '#shared/loops.ts';
import { useExchangeSeats } from '#web/features/loops/mutations.ts';
import { focusFirstError } from '#web/ui/focus-first-error.ts';
import { fieldErrors } from '#web/ui/form.ts';
import layout from '#web/ui/layout.module.css';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';
import { useFormat } from '#web/ui/use-format.tsx';

/** What the contract asks for. */
const SHORTEST_REASON = 3;
const LONGEST_REASON = 500;

type Seat = Interview['seats'][number];

/** The seats of a loop's other interviews with which one can be exchanged. */
export function exchangeable(
  loop: Pick<Loop, 'interviews'>,
  interview: Interview,
): { readonly seat: Seat; readonly interview: Interview }[] {
  return loop.interviews
    .filter(({ id }) => id !== interview.id)
    .flatMap((other) =>
      other.seats.filter(({ can }) => can.exchange).map((seat) => ({ seat, interview: other })),
    );
}

interface ExchangeFormProps {
  readonly loop: Loop;
  readonly seat: Seat;
  readonly interview: Interview;
  readonly onDone: () => void;
}

/** Exchanges the holder of a seat with that of one in another interview. */
export function ExchangeForm({ loop, seat, interview, onDone }: ExchangeFormProps): ReactElement {
  const format = useFormat();
  const exchange = useExchangeSeats();
  const others = exchangeable(loop, interview);
  const form = useForm({
    initialValues: { withSeatId: others[0]?.seat.id ?? '', reason: '' },
    validate: {
      withSeatId: (id) => (id === '' ? 'Choose a seat.' : null),
      reason: (reason) => (reason.trim().length < SHORTEST_REASON ? 'Say why in a few words.' : null),
    },
  });
  const submit = ({ withSeatId, reason }: typeof form.values): void =>
    exchange.mutate(
      { params: { seatId: seat.id }, body: { withSeatId, reason: reason.trim() } },
      {
        onSuccess: () => {
          toast(`${seat.member.name} exchanged`);
          onDone();
        },
        onError: (error) => form.setErrors(fieldErrors(error)),
      },
    );
  return (
    <form
      className={layout.form}
      onSubmit={form.onSubmit(submit, (errors) => focusFirstError(form, errors))}
      noValidate
      aria-label={`Exchange ${seat.member.name}`}
    >
      <p>
        Each takes the other’s interview as it is, with an empty card. Both are told, and so are their
        calendars.
      </p>
      <NativeSelect
        label={`${seat.member.name} changes places with`}
        data={others.map((other) => ({
          value: other.seat.id,
          label: `${other.seat.member.name}, ${other.interview.name}, ${format.dayAndTime(other.interview.startsAt)}`,
        }))}
        {...form.getInputProps('withSeatId')}
      />
      <Textarea
        label="Reason"
        description="Kept with the loop; colleagues can read it."
        rows={2}
        maxLength={LONGEST_REASON}
        {...form.getInputProps('reason')}
      />
      <FormError error={exchange.error} />
      <div className={layout.row}>
        <Button type="submit" loading={exchange.isPending}>
          Exchange
        </Button>
        <Button variant="default" disabled={exchange.isPending} onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
