import { z } from 'zod';
import { MailState } from '#shared/notifications.ts';

export const MailsSearch = z.object({
  state: MailState.optional().catch(undefined),
  settings: z.enum(['open']).optional().catch(undefined),
  mail: z.uuid().optional().catch(undefined),
});
