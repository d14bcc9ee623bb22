import { z } from 'zod';

export const NotificationsSearch = z.object({ state: z.enum(['unread']).optional().catch(undefined) });
