import { z } from 'zod';

export const AuditSearch = z.object({
  action: z.string().min(1).max(100).optional().catch(undefined),
  actorId: z.uuid().optional().catch(undefined),
  subjectId: z.uuid().optional().catch(undefined),
});
