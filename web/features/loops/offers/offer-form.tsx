import { Button, Checkbox, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import type { Loop } from '#shared/loops.ts';
import { useOfferSlots } from '#web/features/loops/offers/mutations.ts';
import { OfferLink } from '#web/features/loops/offers/offer-link.tsx';
import { SlotFields } from '#web/features/loops/offers/slot-fields.tsx';
import {
  emptySlot,
  type SlotValues,
  slotErrors,
  startTimesOf,
} from '#web/features/loops/offers/slot-values.ts';
import {
  type AvailabilityView,
  minutesOf,
  peopleOf,
} from '#web/features/loops/schedule/availability-view.ts';
import type { PersonPicker } from '#web/features/loops/schedule/seat-fields.tsx';
import { SeatList, seatsOf } from '#web/features/loops/schedule/seat-list.tsx';
import { type SeatValues, seatErrors, seatWish } from '#web/features/loops/schedule/seat-values.ts';
import { PlaceFields } from '#web/features/loops/schedule/when-fields.tsx';
import { placeErrors, wallValues } from '#web/features/loops/schedule/when-values.ts';
import { focusFirstError } from '#web/ui/focus-first-error.ts';
import { fieldErrors } from '#web/ui/form.ts';
import layout from '#web/ui/layout.module.css';
import { FormError } from '#web/ui/states.tsx';
import { TimeZoneField } from '#web/ui/time-zone-field.tsx';
import { useFormat } from '#web/ui/use-format.tsx';

const MOST_SLOTS = 10;
const MOST_DAYS = 30;

interface OfferFormProps {
  readonly loopId: string;
  readonly round: Loop['openRounds'][number];
  readonly candidateZone: string | undefined;
  readonly personPicker: PersonPicker;
  readonly availability: AvailabilityView;
  readonly onDone: () => void;
}

interface OfferValues {
  readonly slots: readonly SlotValues[];
  readonly timeZone: string;
  readonly minutes: string;
  readonly videoUrl: string;
  readonly room: string;
  readonly seats: readonly SeatValues[];
  readonly days: string;
  readonly mailsCandidate: boolean;
}

/** Offers the candidate times for a round, of which they pick one through a link. */
export function OfferForm(props: OfferFormProps): ReactElement {
  const { loopId, round, candidateZone, personPicker, availability, onDone } = props;
  const format = useFormat();
  const offer = useOfferSlots(loopId);
  const form = useForm<OfferValues>({
    mode: 'controlled',
    initialValues: {
      slots: [emptySlot(), emptySlot(), emptySlot()],
      timeZone: format.timeZone,
      minutes: String(round.minutes),
      videoUrl: '',
      room: '',
      seats: seatsOf(round),
      days: '5',
      mailsCandidate: true,
    },
    validate: (values) => ({
      ...slotErrors(values.slots, values.timeZone),
      ...placeErrors(values),
      ...seatErrors(values.seats),
      ...daysErrors(values.days),
    }),
  });
  const { slots, seats, timeZone } = form.values;
  const minutes = minutesOf(form.values.minutes);
  const setSlots = (next: readonly SlotValues[]): void => form.setFieldValue('slots', next);
  const pick = (startsAt: string): void => {
    const filled = { ...emptySlot(), ...wallValues(startsAt, timeZone) };
    const free = slots.findIndex(({ date, time }) => date === '' && time === '');
    setSlots(free === -1 ? [...slots, filled].slice(0, MOST_SLOTS) : slots.with(free, filled));
  };
  const submit = (values: OfferValues): void =>
    offer.mutate(
      {
        params: { loopId },
        body: {
          roundId: round.id,
          startTimes: startTimesOf(values.slots, values.timeZone),
          minutes: Number(values.minutes),
          timeZone: values.timeZone,
          videoUrl: values.videoUrl.trim() || null,
          room: values.room.trim() || null,
          seats: values.seats.map(seatWish),
          days: Number(values.days),
          mailsCandidate: values.mailsCandidate,
        },
      },
      { onError: (error) => form.setErrors(slotPaths(fieldErrors(error))) },
    );
  if (offer.data !== undefined) return <OfferLink offered={offer.data} onDone={onDone} />;
  return (
    <form
      className={layout.form}
      onSubmit={form.onSubmit(submit, (errors) => focusFirstError(form, errors))}
      noValidate
      aria-label={`Offer times for ${round.name}`}
    >
      <p>
        The candidate picks one; the interview is then scheduled with these people, and the others are free
        again.
      </p>
      <TimeZoneField {...form.getInputProps('timeZone')} />
      {slots.map((slot, index) => (
        <SlotFields
          key={slot.key}
          slot={slot}
          index={index}
          timeZone={timeZone}
          candidateZone={candidateZone}
          errors={form.errors}
          onChange={(changed) => setSlots(slots.with(index, changed))}
          onRemove={slots.length === 1 ? undefined : () => setSlots(slots.toSpliced(index, 1))}
        />
      ))}
      {slots.length < MOST_SLOTS && (
        <div>
          <Button variant="default" onClick={() => setSlots([...slots, emptySlot()])}>
            Add a time
          </Button>
        </div>
      )}
      <PlaceFields form={form} />
      <SeatList
        seats={seats}
        dimensions={round.dimensions}
        errors={form.errors}
        personPicker={personPicker}
        onChange={(next) => form.setFieldValue('seats', next)}
      />
      {minutes !== null &&
        availability({
          loopId,
          memberIds: peopleOf(seats),
          minutes,
          timeZone,
          startTimes: startTimesOf(slots, timeZone),
          onPick: pick,
        })}
      <TextInput {...form.getInputProps('days')} label="Days to answer" inputMode="numeric" />
      <Checkbox
        label="Mail the candidate the link"
        description="You get it here as well. Afterwards they get a confirmation, and every change."
        {...form.getInputProps('mailsCandidate', { type: 'checkbox' })}
      />
      <FormError error={offer.error} />
      <div className={layout.row}>
        <Button type="submit" loading={offer.isPending}>
          Offer these times
        </Button>
        <Button variant="default" disabled={offer.isPending} onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function daysErrors(text: string): Record<string, string> {
  const days = Number(text);
  const isFine = Number.isInteger(days) && days >= 1 && days <= MOST_DAYS;
  return isFine ? {} : { days: `Between 1 and ${MOST_DAYS} days.` };
}

/** The server names the times as it was sent them; the fields are those of a list of slots. */
function slotPaths(errors: ReturnType<typeof fieldErrors>): ReturnType<typeof fieldErrors> {
  return Object.fromEntries(
    Object.entries(errors).map(([path, words]) => [
      path.replace(/^startTimes\.(\d+)$/, 'slots.$1.time'),
      words,
    ]),
  );
}
