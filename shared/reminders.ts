import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';
import { Version } from '#shared/primitives.ts';

const settings = {
  isOn: z.boolean(),
  /** How long after the end of an interview its people are first reminded. */
  firstAfterMinutes: z.int().min(0).max(4320),
  /** Minutes after midnight in each recipient's own zone, when they are told of all cards they owe. */
  digestMinute: z.int().min(0).max(1439),
  /** How long after a card was due the owner of the loop is told. */
  tellOwnerAfterDays: z.int().min(1).max(30),
};

export const ReminderSettings = z.object({ ...settings, version: Version });
export type ReminderSettings = z.infer<typeof ReminderSettings>;

export const getReminderSettings = endpoint({
  method: 'GET',
  path: '/api/v1/reminder-settings',
  tag: 'Notifications',
  summary: 'When the organisation reminds people of cards they owe',
  access: ['admin', 'recruiter'],
  reply: ReminderSettings,
});

export const saveReminderSettings = endpoint({
  method: 'PUT',
  path: '/api/v1/reminder-settings',
  tag: 'Notifications',
  summary: 'Change when people are reminded; reminders that wait follow',
  access: ['admin'],
  versioned: true,
  body: z.strictObject(settings),
  reply: ReminderSettings,
});
