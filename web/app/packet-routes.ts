import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from '#web/app/root-routes.ts';
import { packetQuery } from '#web/features/packets/queries.ts';

const packet = createRoute({
  getParentRoute: () => signedIn,
  path: '/packets/$packetId',
  // To see it is noted as reading: a pointer that rests on its link asks for nothing.
  loader: ({ context, params, preload }) => {
    if (!preload) void context.queryClient.prefetchQuery(packetQuery(params.packetId));
  },
  component: lazyRouteComponent(() => import('#web/pages/packets/packet-page.tsx'), 'PacketPage'),
});

/** Packets, which debriefs lead to. */
export const packetRoutes = [packet] as const;
