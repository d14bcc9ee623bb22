import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { calibrationRoutes } from '#web/app/calibration-routes.ts';
import { ErrorPage } from '#web/app/error-page.tsx';
import { hiringRoutes } from '#web/app/hiring-routes.ts';
import { interviewRoutes } from '#web/app/interview-routes.ts';
import { LoadingPage } from '#web/app/loading-page.tsx';
import { NotFoundPage } from '#web/app/not-found-page.tsx';
import { notificationRoutes } from '#web/app/notification-routes.ts';
import { packetRoutes } from '#web/app/packet-routes.ts';
import { practiceRoutes } from '#web/app/practice-routes.ts';
import { type RouterContext, root, signedIn } from '#web/app/root-routes.ts';
import { parseSearch, stringifySearch } from '#web/app/search-text.ts';
import { auditQuery } from '#web/features/audit/queries.ts';
import { blueprintQuery, blueprintsQuery, draftQuery } from '#web/features/blueprints/queries.ts';
import { conflictsQuery } from '#web/features/conflicts/queries.ts';
import { debriefQuery, debriefsQuery } from '#web/features/debriefs/queries.ts';
import { invitationsQuery } from '#web/features/invitations/queries.ts';
import { membersQuery } from '#web/features/people/queries.ts';
import { sessionQuery } from '#web/features/session/queries.ts';
import { safeReturnAddress } from '#web/features/session/return-address.ts';
import { waitingQuery } from '#web/features/waiting/queries.ts';
import { AuditSearch } from '#web/pages/audit/search.ts';
import { BlueprintSearch, BlueprintsSearch, DraftSearch } from '#web/pages/blueprints/search.ts';
import { DebriefSearch, DebriefsSearch } from '#web/pages/debriefs/search.ts';
import { InvitationsSearch } from '#web/pages/people/invitations/search.ts';
import { PeopleSearch } from '#web/pages/people/search.ts';
import { SignInSearch } from '#web/pages/sign-in/search.ts';

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search) => SignInSearch.parse(search),
  beforeLoad: async ({ context, search }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery());
    if (session.state === 'signed_in') {
      throw redirect({ href: safeReturnAddress(search.from, window.location.origin), replace: true });
    }
  },
  component: lazyRouteComponent(() => import('#web/pages/sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const link = createRoute({
  getParentRoute: () => root,
  path: '/link',
  component: lazyRouteComponent(() => import('#web/pages/link/link-page.tsx'), 'LinkPage'),
});

const slots = createRoute({
  getParentRoute: () => root,
  path: '/slots',
  component: lazyRouteComponent(() => import('#web/pages/slots/slots-page.tsx'), 'SlotsPage'),
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  component: lazyRouteComponent(() => import('#web/pages/home/home-page.tsx'), 'HomePage'),
});

const waiting = createRoute({
  getParentRoute: () => signedIn,
  path: '/waiting',
  loader: ({ context }) => void context.queryClient.prefetchQuery(waitingQuery()),
  component: lazyRouteComponent(() => import('#web/pages/waiting/waiting-page.tsx'), 'WaitingPage'),
});

const people = createRoute({
  getParentRoute: () => signedIn,
  path: '/people',
  validateSearch: (search) => PeopleSearch.parse(search),
  loaderDeps: ({ search: { member: _, ...filters } }) => filters,
  loader: ({ context, deps }) => void context.queryClient.prefetchInfiniteQuery(membersQuery(deps)),
  component: lazyRouteComponent(() => import('#web/pages/people/people-page.tsx'), 'PeoplePage'),
});

const conflicts = createRoute({
  getParentRoute: () => signedIn,
  path: '/people/conflicts',
  loader: ({ context }) => void context.queryClient.prefetchInfiniteQuery(conflictsQuery()),
  component: lazyRouteComponent(
    () => import('#web/pages/people/conflicts/conflicts-page.tsx'),
    'ConflictsPage',
  ),
});

const invitations = createRoute({
  getParentRoute: () => signedIn,
  path: '/people/invitations',
  validateSearch: (search) => InvitationsSearch.parse(search),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.queryClient.prefetchInfiniteQuery(invitationsQuery(deps)),
  component: lazyRouteComponent(
    () => import('#web/pages/people/invitations/invitations-page.tsx'),
    'InvitationsPage',
  ),
});

const audit = createRoute({
  getParentRoute: () => signedIn,
  path: '/audit',
  validateSearch: (search) => AuditSearch.parse(search),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.queryClient.prefetchInfiniteQuery(auditQuery(deps)),
  component: lazyRouteComponent(() => import('#web/pages/audit/audit-page.tsx'), 'AuditPage'),
});

const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/account',
  component: lazyRouteComponent(() => import('#web/pages/account/account-page.tsx'), 'AccountPage'),
});

const blueprints = createRoute({
  getParentRoute: () => signedIn,
  path: '/blueprints',
  validateSearch: (search) => BlueprintsSearch.parse(search),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.queryClient.prefetchInfiniteQuery(blueprintsQuery(deps)),
  component: lazyRouteComponent(() => import('#web/pages/blueprints/blueprints-page.tsx'), 'BlueprintsPage'),
});

const newBlueprint = createRoute({
  getParentRoute: () => signedIn,
  path: '/blueprints/new',
  component: lazyRouteComponent(
    () => import('#web/pages/blueprints/new/new-blueprint-page.tsx'),
    'NewBlueprintPage',
  ),
});

const importBlueprint = createRoute({
  getParentRoute: () => signedIn,
  path: '/blueprints/import',
  component: lazyRouteComponent(() => import('#web/pages/blueprints/import/import-page.tsx'), 'ImportPage'),
});

const blueprint = createRoute({
  getParentRoute: () => signedIn,
  path: '/blueprints/$blueprintId',
  validateSearch: (search) => BlueprintSearch.parse(search),
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(blueprintQuery(params.blueprintId)),
  component: lazyRouteComponent(
    () => import('#web/pages/blueprints/blueprint/blueprint-page.tsx'),
    'BlueprintPage',
  ),
});

const blueprintDraft = createRoute({
  getParentRoute: () => signedIn,
  path: '/blueprints/$blueprintId/draft',
  validateSearch: (search) => DraftSearch.parse(search),
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(blueprintQuery(params.blueprintId));
    void context.queryClient.prefetchQuery(draftQuery(params.blueprintId));
  },
  component: lazyRouteComponent(() => import('#web/pages/blueprints/draft/draft-page.tsx'), 'DraftPage'),
});

const debriefs = createRoute({
  getParentRoute: () => signedIn,
  path: '/debriefs',
  validateSearch: (search) => DebriefsSearch.parse(search),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.queryClient.prefetchInfiniteQuery(debriefsQuery(deps)),
  component: lazyRouteComponent(() => import('#web/pages/debriefs/debriefs-page.tsx'), 'DebriefsPage'),
});

const debrief = createRoute({
  getParentRoute: () => signedIn,
  path: '/debriefs/$debriefId',
  validateSearch: (search) => DebriefSearch.parse(search),
  // To see it is noted as reading: a pointer that rests on its link asks for nothing.
  loader: ({ context, params, preload }) => {
    if (!preload) void context.queryClient.prefetchQuery(debriefQuery(params.debriefId));
  },
  component: lazyRouteComponent(() => import('#web/pages/debriefs/debrief/debrief-page.tsx'), 'DebriefPage'),
});

const debriefDecision = createRoute({
  getParentRoute: () => signedIn,
  path: '/debriefs/$debriefId/decision',
  // To see it is noted as reading: a pointer that rests on its link asks for nothing.
  loader: ({ context, params, preload }) => {
    if (!preload) void context.queryClient.prefetchQuery(debriefQuery(params.debriefId));
  },
  component: lazyRouteComponent(
    () => import('#web/pages/debriefs/decision/decision-page.tsx'),
    'DecisionPage',
  ),
});

const routeTree = root.addChildren([
  signIn,
  link,
  slots,
  signedIn.addChildren([
    home,
    waiting,
    ...interviewRoutes,
    ...practiceRoutes,
    people,
    conflicts,
    invitations,
    ...hiringRoutes,
    blueprints,
    newBlueprint,
    importBlueprint,
    blueprint,
    blueprintDraft,
    debriefs,
    debrief,
    debriefDecision,
    ...packetRoutes,
    ...notificationRoutes,
    ...calibrationRoutes,
    audit,
    account,
  ]),
]);

// The inferred type is what makes every Link and search parameter checked.
export function makeRouter(context: RouterContext) {
  const router = createRouter({
    routeTree,
    context,
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 200,
    defaultPendingMinMs: 0,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    defaultPendingComponent: LoadingPage,
    scrollRestoration: true,
  });
  // A new page is announced by moving the focus to its heading; the first one is announced by the browser.
  router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
    if (fromLocation !== undefined && pathChanged)
      document.querySelector('h1')?.focus({ preventScroll: true });
  });
  return router;
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
