import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { OfferedSlots } from '#shared/slot-offers.ts';
import { usePickSlot } from '#web/features/slots/mutations.ts';
import { offeredSlotsQuery } from '#web/features/slots/queries.ts';
import { RefuseForm } from '#web/features/slots/refuse-form.tsx';
import layout from '#web/ui/layout.module.css';
import { RadioField } from '#web/ui/radio-field.tsx';
import { FormError } from '#web/ui/states.tsx';
import { TimeZoneField } from '#web/ui/time-zone-field.tsx';
import { wallTimeOf, zonedDayAndTime } from '#web/ui/zoned-time.ts';

interface PickFormProps {
  readonly token: string;
  readonly offered: OfferedSlots;
  readonly timeZone: string;
  readonly onTimeZone: (timeZone: string) => void;
}

/** The times on the candidate's clocks, one of which they pick; or none of them. */
export function PickForm({ token, offered, timeZone, onTimeZone }: PickFormProps): ReactElement {
  const client = useQueryClient();
  const pick = usePickSlot();
  const [slotId, setSlotId] = useState<string>('');
  const [isRefusing, setIsRefusing] = useState(false);
  const free = offered.slots.filter(({ isFree }) => isFree);
  const gone = offered.slots.filter(({ isFree }) => !isFree);
  const chosen = free.find(({ id }) => id === slotId);
  const words = (startsAt: string): string => {
    const end = new Date(Date.parse(startsAt) + offered.minutes * 60_000).toISOString();
    return `${zonedDayAndTime(startsAt, timeZone)} to ${wallTimeOf(end, timeZone).time}`;
  };
  if (isRefusing) return <RefuseForm token={token} onBack={() => setIsRefusing(false)} />;
  return (
    <form
      className={layout.form}
      aria-label="Choose a time"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen === undefined) return;
        pick.mutate(
          { body: { token, slotId: chosen.id, timeZone } },
          // It may have been taken meanwhile, or answered in another window.
          { onError: () => void client.invalidateQueries({ queryKey: offeredSlotsQuery(token).queryKey }) },
        );
      }}
    >
      <TimeZoneField
        label="Your time zone"
        value={timeZone}
        onChange={(event) => onTimeZone(event.currentTarget.value)}
      />
      {free.length === 0 ? (
        <p role="status">None of these times is free any more. Say so below, and you get new ones.</p>
      ) : (
        <RadioField
          label="Times"
          choices={free.map(({ id, startsAt }) => ({ value: id as string, label: words(startsAt) }))}
          value={chosen?.id ?? ''}
          onChange={setSlotId}
        />
      )}
      {gone.length > 0 && (
        <p className={layout.note}>
          Taken meanwhile: {gone.map(({ startsAt }) => words(startsAt)).join('; ')}.
        </p>
      )}
      <FormError error={pick.error} />
      <div className={layout.row}>
        {free.length > 0 && (
          <Button type="submit" size="md" disabled={chosen === undefined} loading={pick.isPending}>
            {chosen === undefined ? 'Choose a time' : `Take ${zonedDayAndTime(chosen.startsAt, timeZone)}`}
          </Button>
        )}
        <Button variant="default" size="md" disabled={pick.isPending} onClick={() => setIsRefusing(true)}>
          None of these fits
        </Button>
      </div>
    </form>
  );
}
