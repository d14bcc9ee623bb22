import type { z } from 'zod';
import type { Ctx } from '#server/context.ts';
import { presentSession } from '#server/identity/present.ts';
import { listMemberships } from '#server/identity/queries.ts';
import type { Session } from '#shared/session.ts';

/** A person of the demo company a visitor may sign in as. */
export interface DemoSignIn {
  readonly role: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Who is signed in; or what the sign-in page needs to know. */
export async function findSession(
  ctx: Ctx,
  demoSignIns: readonly DemoSignIn[],
): Promise<z.input<typeof Session>> {
  const { actor } = ctx;
  if (actor.kind === 'member') return presentSession(actor, await listMemberships(ctx, actor.accountId));
  const [row] = await ctx.tx.sql<{ has_orgs: boolean }>('SELECT has_orgs()');
  return { state: 'signed_out', needsSetup: row?.has_orgs === false, demoSignIns: [...demoSignIns] };
}
