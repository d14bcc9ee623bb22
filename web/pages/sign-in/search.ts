import { z } from 'zod';

/** `from` is the address to go back to. */
export const SignInSearch = z.object({ from: z.string().max(2_000).optional().catch(undefined) });
