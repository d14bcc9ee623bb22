import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from '#web/app/root-routes.ts';
import { packetQuery } from '#web/features/packets/queries.ts';

const packet = createRoute({
  getParentRoute: () => signedIn,
  path: '/packets/$packetId',
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(packetQuery(params.packetId)),
  component: lazyRouteComponent(() => import('#web/pages/packets/packet-page.tsx'), 'PacketPage'),
});

/** Packets, which debriefs lead to. */
export const packetRoutes = [packet] as const;
