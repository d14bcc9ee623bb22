import { z } from 'zod';
import { InvitationState } from '#shared/identity.ts';

export const InvitationsSearch = z.object({ state: InvitationState.optional().catch(undefined) });
