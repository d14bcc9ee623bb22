import { z } from 'zod';
import { MemberId } from '#shared/primitives.ts';
import { Role } from '#shared/roles.ts';

/** What the address of the people page says; what makes no sense in it is left out. */
export const PeopleSearch = z.object({
  search: z.string().min(1).max(200).optional().catch(undefined),
  role: Role.optional().catch(undefined),
  state: z.enum(['active', 'deactivated']).optional().catch(undefined),
  /** Whose details stand beside the list. */
  member: MemberId.optional().catch(undefined),
});
