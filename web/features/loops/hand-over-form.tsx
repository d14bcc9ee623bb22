import { Button, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactElement, useState } from 'react';
import type { Interview } from '#shared/loops.ts';
import { useHandOverSeat } from '#web/features/loops/mutations.ts';
import type { PersonPicker } from '#web/features/loops/schedule/seat-fields.tsx';
import { focusFirstError } from '#web/ui/focus-first-error.ts';
import { fieldErrors } from '#web/ui/form.ts';
import layout from '#web/ui/layout.module.css';
import type { Picked } from '#web/ui/picker.tsx';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

/** What the contract asks for. */
const SHORTEST_REASON = 3;
const LONGEST_REASON = 500;

interface HandOverFormProps {
  readonly seat: Interview['seats'][number];
  readonly interview: Interview;
  readonly isOwn: boolean;
  readonly personPicker: PersonPicker;
  readonly onDone: () => void;
}

/** Gives a seat to a colleague as it is, without its draft. */
export function HandOverForm(props: HandOverFormProps): ReactElement {
  const { seat, interview, isOwn, personPicker, onDone } = props;
  const handOver = useHandOverSeat();
  // Replaced before the interview by who plans: they gave nothing up.
  const [isForGood] = useState(() => isOwn || Date.parse(interview.startsAt) <= Date.now());
  const form = useForm<{ memberId: Picked | null; reason: string }>({
    mode: 'controlled',
    initialValues: { memberId: null, reason: '' },
    validate: {
      memberId: (picked) => (picked === null ? 'Choose a person.' : null),
      reason: (reason) => (reason.trim().length < SHORTEST_REASON ? 'Say why in a few words.' : null),
    },
  });
  const submit = ({ memberId: picked, reason }: typeof form.values): void => {
    if (picked === null) return;
    // The panel that this form stands in has nothing to do any more as soon as the seat is somebody else's.
    handOver
      .mutateAsync({ params: { seatId: seat.id }, body: { memberId: picked.id, reason: reason.trim() } })
      .then(
        ({ member }) => {
          toast(`${member.name} has the seat in ${interview.name} now`);
          onDone();
        },
        (error: Error) => form.setErrors(fieldErrors(error)),
      );
  };
  return (
    <form
      className={layout.form}
      onSubmit={form.onSubmit(submit, (errors) => focusFirstError(form, errors))}
      noValidate
      aria-label={`Hand over the seat in ${interview.name}`}
    >
      <ul>
        <li>They take the seat as it is: the same interview, the same dimensions.</li>
        <li>
          {isOwn
            ? 'Your draft stays yours; they begin with an empty card.'
            : 'They begin with an empty card.'}
        </li>
        <li>
          {isForGood
            ? `It is for good: ${isOwn ? 'you take' : `${seat.member.name} takes`} no other seat on this loop.`
            : `${seat.member.name} can be asked for another interview of this loop.`}
        </li>
      </ul>
      {personPicker({
        label: 'Hand over to',
        value: form.values.memberId,
        onChange: (picked) => form.setFieldValue('memberId', picked),
        error: form.errors.memberId,
        path: 'memberId',
      })}
      <Textarea
        label="Reason"
        description="Kept with the loop; colleagues can read it."
        rows={2}
        maxLength={LONGEST_REASON}
        data-path="reason"
        {...form.getInputProps('reason')}
      />
      <FormError error={handOver.error} />
      <div className={layout.row}>
        <Button type="submit" loading={handOver.isPending}>
          Hand over
        </Button>
        <Button variant="default" disabled={handOver.isPending} onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
