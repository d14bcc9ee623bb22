import { queryOptions } from '@tanstack/react-query';
import { getReminderSettings } from '#shared/reminders.ts';
import { call } from '#web/api/call.ts';

export const reminderSettingsQuery = () =>
  queryOptions({
    queryKey: ['reminders', 'settings'],
    queryFn: ({ signal }) => call(getReminderSettings, { signal }),
  });
