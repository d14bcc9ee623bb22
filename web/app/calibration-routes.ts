import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from '#web/app/root-routes.ts';
import { familiesQuery, familyQuery, myScoringQuery } from '#web/features/calibration/queries.ts';
import { CalibrationSearch, FamilySearch } from '#web/pages/calibration/search.ts';

const calibration = createRoute({
  getParentRoute: () => signedIn,
  path: '/calibration',
  validateSearch: (search) => CalibrationSearch.parse(search),
  loader: ({ context }) => void context.queryClient.prefetchInfiniteQuery(familiesQuery()),
  component: lazyRouteComponent(
    () => import('#web/pages/calibration/calibration-page.tsx'),
    'CalibrationPage',
  ),
});

/** Loads the overview only: what shows people is read, and noted, when its tab is opened. */
const family = createRoute({
  getParentRoute: () => signedIn,
  path: '/calibration/$blueprintId',
  validateSearch: (search) => FamilySearch.parse(search),
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(familyQuery(params.blueprintId)),
  component: lazyRouteComponent(() => import('#web/pages/calibration/family/family-page.tsx'), 'FamilyPage'),
});

const myScoring = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-scoring',
  loader: ({ context }) => void context.queryClient.prefetchQuery(myScoringQuery()),
  component: lazyRouteComponent(() => import('#web/pages/my-scoring/my-scoring-page.tsx'), 'MyScoringPage'),
});

/** How interviewers' scores go together, and how one's own do. */
export const calibrationRoutes = [calibration, family, myScoring] as const;
