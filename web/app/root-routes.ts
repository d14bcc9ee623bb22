import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { NotFoundPage } from '#web/app/not-found-page.tsx';
import { sessionQuery } from '#web/features/session/queries.ts';

export interface RouterContext {
  readonly queryClient: QueryClient;
  /** The one-time link's token, taken out of the address before the router saw it. */
  readonly linkToken: string;
}

export const root = createRootRouteWithContext<RouterContext>()({ notFoundComponent: NotFoundPage });

/** Everything behind sign-in. A session that ends later is the shell's concern, which keeps the page standing. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery());
    if (session.state === 'signed_out') {
      const search = location.href === '/' ? {} : { from: location.href };
      throw redirect({ to: '/sign-in', search, replace: true });
    }
  },
  component: lazyRouteComponent(() => import('#web/app/signed-in-layout.tsx'), 'SignedInLayout'),
});
