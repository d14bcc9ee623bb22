import { getNotificationSettings, type NotificationSettings } from '#shared/notifications.ts';
import { call } from '#web/api/call.ts';
import { useSaveNotificationSettings } from '#web/features/notifications/mutations.ts';
import { kindWords } from '#web/features/notifications/notification-words.ts';
import { quietWords } from '#web/features/notifications/quiet-hours.ts';
import { list } from '#web/ui/format.ts';
import type { ThreeWayField } from '#web/ui/three-way.ts';
import { type Snapshot, useVersionedSave, type VersionedSave } from '#web/ui/use-versioned-save.ts';

type Values = Pick<NotificationSettings, 'muted' | 'quiet'>;

const comparedFields: readonly ThreeWayField<Values>[] = [
  {
    key: 'muted',
    label: 'Not by mail',
    words: ({ muted }) => (muted.length === 0 ? 'Nothing' : list(muted.map((kind) => kindWords[kind]))),
  },
  { key: 'quiet', label: 'Quiet hours', words: ({ quiet }) => quietWords(quiet) },
];

interface SettingsSaveOptions {
  readonly onSaved: (saved: Values) => void;
  readonly onRefused: (error: Error) => void;
}

export function useSettingsSave(
  settings: NotificationSettings,
  options: SettingsSaveOptions,
): VersionedSave<Values> {
  const { mutateAsync } = useSaveNotificationSettings();
  return useVersionedSave({
    ...options,
    start: snapshotOf(settings),
    fields: comparedFields,
    write: async (wanted, over) => snapshotOf(await mutateAsync({ body: wanted, ifMatch: over.version })),
    readNewest: async () => snapshotOf(await call(getNotificationSettings, {})),
  });
}

function snapshotOf({ muted, quiet, version }: NotificationSettings): Snapshot<Values> {
  return { version, values: { muted, quiet } };
}
