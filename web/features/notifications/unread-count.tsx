import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { unreadQuery } from '#web/features/notifications/queries.ts';
import { CountChip } from '#web/ui/count-chip.tsx';
import { number } from '#web/ui/format.ts';

/** How many are unread, beside the words in the rail; nothing while there are none or nobody knows. */
export function UnreadCount(): ReactElement | null {
  const { data: unread = 0 } = useQuery(unreadQuery());
  return <CountChip value={unread} words={`${number(unread)} unread`} />;
}
