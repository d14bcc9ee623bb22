import { useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { CalibrationSettings } from '#shared/calibration.ts';
import { useSaveSettings } from '#web/features/calibration/mutations.ts';
import { calibrationSettingsQuery } from '#web/features/calibration/queries.ts';
import type { ThreeWayField } from '#web/ui/three-way.ts';
import { type Snapshot, useVersionedSave, type VersionedSave } from '#web/ui/use-versioned-save.ts';

export type Settings = z.infer<typeof CalibrationSettings>;

export interface SettingsValues {
  readonly isOn: boolean;
  readonly windowMonths: number;
  readonly showsLevels: boolean;
}

const comparedFields: readonly ThreeWayField<SettingsValues>[] = [
  { key: 'isOn', label: 'Calibration', words: ({ isOn }) => (isOn ? 'On' : 'Off') },
  { key: 'windowMonths', label: 'Window', words: ({ windowMonths }) => `${windowMonths} months` },
  {
    key: 'showsLevels',
    label: 'Levels by name',
    words: ({ showsLevels }) => (showsLevels ? 'Leads see them' : 'Nobody but the person'),
  },
];

interface SettingsSaveOptions {
  readonly onSaved: (saved: SettingsValues) => void;
  readonly onRefused: (error: Error) => void;
}

export function useSettingsSave(
  settings: Settings,
  options: SettingsSaveOptions,
): VersionedSave<SettingsValues> {
  const client = useQueryClient();
  const save = useSaveSettings();
  return useVersionedSave({
    ...options,
    start: snapshotOf(settings),
    fields: comparedFields,
    write: async (wanted, over) => {
      if (comparedFields.every(({ key }) => wanted[key] === over.values[key])) return over;
      return snapshotOf(await save.mutateAsync({ body: { ...wanted }, ifMatch: over.version }));
    },
    readNewest: async () =>
      snapshotOf(await client.fetchQuery({ ...calibrationSettingsQuery(), staleTime: 0 })),
  });
}

function snapshotOf({ version, isOn, windowMonths, showsLevels }: Settings): Snapshot<SettingsValues> {
  return { version, values: { isOn, windowMonths, showsLevels } };
}
