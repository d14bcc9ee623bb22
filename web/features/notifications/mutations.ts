import { useQueryClient } from '@tanstack/react-query';
import { readNotifications, saveNotificationSettings } from '#shared/notifications.ts';
import { useSend } from '#web/api/use-send.ts';
import { notificationSettingsQuery, notificationsKey } from '#web/features/notifications/queries.ts';

export function useReadNotifications(): ReturnType<typeof useSend<typeof readNotifications>> {
  const client = useQueryClient();
  return useSend(readNotifications, {
    onDone: () => client.invalidateQueries({ queryKey: notificationsKey }),
  });
}

export function useSaveNotificationSettings(): ReturnType<typeof useSend<typeof saveNotificationSettings>> {
  const client = useQueryClient();
  return useSend(saveNotificationSettings, {
    onDone: async (saved) => client.setQueryData(notificationSettingsQuery().queryKey, saved),
  });
}
