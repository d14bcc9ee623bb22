import { useQueryClient } from '@tanstack/react-query';
import { type ReminderSettings, saveReminderSettings } from '#shared/reminders.ts';
import { useSend } from '#web/api/use-send.ts';
import { reminderSettingsQuery } from '#web/features/reminders/queries.ts';
import { timeText } from '#web/ui/minute-of-day.ts';
import type { ThreeWayField } from '#web/ui/three-way.ts';
import { type Snapshot, useVersionedSave, type VersionedSave } from '#web/ui/use-versioned-save.ts';

export type ReminderValues = Omit<ReminderSettings, 'version'>;

const comparedFields: readonly ThreeWayField<ReminderValues>[] = [
  { key: 'isOn', label: 'Reminders', words: ({ isOn }) => (isOn ? 'On' : 'Off') },
  {
    key: 'firstAfterMinutes',
    label: 'First reminder',
    words: ({ firstAfterMinutes }) => `${firstAfterMinutes / 60} hours after the end`,
  },
  { key: 'digestMinute', label: 'Daily list', words: ({ digestMinute }) => timeText(digestMinute) },
  {
    key: 'tellOwnerAfterDays',
    label: 'Recruiter told',
    words: ({ tellOwnerAfterDays }) => `${tellOwnerAfterDays} days after the due time`,
  },
];

/** Saves the organisation's reminders over the version that was on screen. */
export function useRemindersSave(
  settings: ReminderSettings,
  onSaved: (saved: ReminderValues) => void,
): VersionedSave<ReminderValues> {
  const client = useQueryClient();
  const save = useSend(saveReminderSettings, {
    onDone: async (saved) => client.setQueryData(reminderSettingsQuery().queryKey, saved),
  });
  return useVersionedSave({
    start: snapshotOf(settings),
    fields: comparedFields,
    write: async (wanted, over) => {
      if (comparedFields.every(({ key }) => wanted[key] === over.values[key])) return over;
      return snapshotOf(await save.mutateAsync({ body: { ...wanted }, ifMatch: over.version }));
    },
    readNewest: async () => snapshotOf(await client.fetchQuery({ ...reminderSettingsQuery(), staleTime: 0 })),
    onSaved,
    onRefused: () => undefined,
  });
}

function snapshotOf({ version, ...values }: ReminderSettings): Snapshot<ReminderValues> {
  return { version, values };
}
