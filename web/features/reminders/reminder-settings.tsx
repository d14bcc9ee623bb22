import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { ReminderSettings } from '#shared/reminders.ts';
import { reminderSettingsQuery } from '#web/features/reminders/queries.ts';
import { type ReminderValues, useRemindersSave } from '#web/features/reminders/use-reminders-save.ts';
import { CompareChanges } from '#web/ui/compare-changes.tsx';
import layout from '#web/ui/layout.module.css';
import { minuteOf, timeText } from '#web/ui/minute-of-day.ts';
import { RadioField } from '#web/ui/radio-field.tsx';
import { ErrorState, FormError, Skeleton } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

const hours = [0, 1, 2, 4, 8, 12, 24, 48, 72].map((hour) => ({
  value: String(hour * 60),
  label: hour === 0 ? 'At once' : `${hour} h`,
}));
const days = [1, 2, 3, 4, 5, 7, 10, 14, 21, 30].map(String);

/** When the organisation reminds people of cards they owe. */
export function ReminderSettingsPanel(): ReactElement {
  const { data: settings, error, refetch } = useQuery(reminderSettingsQuery());
  if (settings !== undefined) return <SettingsForm settings={settings} />;
  if (error === null) return <Skeleton label="Loading the settings" rows={4} />;
  return <ErrorState title="The settings could not be loaded" error={error} onRetry={() => void refetch()} />;
}

function SettingsForm({ settings }: { readonly settings: ReminderSettings }): ReactElement {
  const { version: _, ...start } = settings;
  const [values, setValues] = useState<ReminderValues>(start);
  const [time, setTime] = useState(timeText(start.digestMinute));
  const save = useRemindersSave(settings, (saved) => {
    setValues(saved);
    setTime(timeText(saved.digestMinute));
    toast('Reminders saved');
  });
  const digestMinute = minuteOf(time);
  return (
    <form
      className={layout.form}
      aria-label="Reminders"
      onSubmit={(event) => {
        event.preventDefault();
        if (digestMinute !== null) save.submit({ ...values, digestMinute });
      }}
    >
      <RadioField
        label="Reminders of scorecards"
        choices={[
          { value: 'on', label: 'On', about: 'They stop with the card, or when it is not needed.' },
          { value: 'off', label: 'Off', about: 'Nobody is reminded unless a recruiter does it.' },
        ]}
        value={values.isOn ? 'on' : 'off'}
        onChange={(choice) => setValues({ ...values, isOn: choice === 'on' })}
      />
      <NativeSelect
        label="First reminder, after the end of the interview"
        data={hours}
        value={String(values.firstAfterMinutes)}
        onChange={(event) => setValues({ ...values, firstAfterMinutes: Number(event.currentTarget.value) })}
      />
      <TextInput
        type="time"
        label="Once a day, one list of all cards owed"
        description="At this time in each person’s own zone, and after their quiet hours."
        value={time}
        onChange={(event) => setTime(event.currentTarget.value)}
        error={digestMinute === null ? 'Choose a time.' : undefined}
      />
      <NativeSelect
        label="The recruiter is told of a late card after"
        description="In days from its due time. Nobody hears of a loop on which they owe a card."
        data={days}
        value={String(values.tellOwnerAfterDays)}
        onChange={(event) => setValues({ ...values, tellOwnerAfterDays: Number(event.currentTarget.value) })}
      />
      {save.conflict === null && <FormError error={save.error} />}
      <div>
        <Button type="submit" loading={save.isPending}>
          Save the reminders
        </Button>
      </div>
      {save.conflict !== null && (
        <CompareChanges
          title="The reminders were changed in the meantime"
          fields={save.conflict.fields}
          isPending={save.isPending}
          error={save.error}
          onSave={save.resolve}
          onBack={save.backToForm}
        />
      )}
    </form>
  );
}
