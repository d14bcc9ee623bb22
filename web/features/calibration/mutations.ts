import { useQueryClient } from '@tanstack/react-query';
import { askRefit, saveCalibrationSettings, switchJobCalibration } from '#shared/calibration.ts';
import { useSend } from '#web/api/use-send.ts';
import {
  calibrationSettingsQuery,
  familiesKey,
  familiesQuery,
  familyQuery,
  jobCalibrationQuery,
} from '#web/features/calibration/queries.ts';

export function useAskRefit(): ReturnType<typeof useSend<typeof askRefit>> {
  const client = useQueryClient();
  return useSend(askRefit, {
    onDone: async (family) => {
      client.setQueryData(familyQuery(family.blueprint.id).queryKey, family);
      void client.invalidateQueries({ queryKey: familiesQuery().queryKey });
    },
  });
}

export function useSaveSettings(): ReturnType<typeof useSend<typeof saveCalibrationSettings>> {
  const client = useQueryClient();
  return useSend(saveCalibrationSettings, {
    onDone: async (settings) => {
      client.setQueryData(calibrationSettingsQuery().queryKey, settings);
      void client.invalidateQueries({ queryKey: familiesKey });
    },
  });
}

export function useSwitchJob(jobId: string): ReturnType<typeof useSend<typeof switchJobCalibration>> {
  const client = useQueryClient();
  return useSend(switchJobCalibration, {
    onDone: async (saved) => {
      client.setQueryData(jobCalibrationQuery(jobId).queryKey, saved);
      void client.invalidateQueries({ queryKey: familiesKey });
    },
  });
}
