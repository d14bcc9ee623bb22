import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from '#web/app/root-routes.ts';
import {
  comparisonsQuery,
  ownPathsQuery,
  practiceQuery,
  qualificationsQuery,
  sampleQuery,
} from '#web/features/practice/queries.ts';
import { QualificationsSearch } from '#web/pages/practice/people/search.ts';

const practice = createRoute({
  getParentRoute: () => signedIn,
  path: '/practice',
  loader: ({ context }) => {
    void context.queryClient.prefetchInfiniteQuery(ownPathsQuery());
    void context.queryClient.prefetchQuery(comparisonsQuery());
  },
  component: lazyRouteComponent(() => import('#web/pages/practice/practice-page.tsx'), 'PracticePage'),
});

const blueprint = createRoute({
  getParentRoute: () => signedIn,
  path: '/practice/$blueprintId',
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(practiceQuery(params.blueprintId)),
  component: lazyRouteComponent(
    () => import('#web/pages/practice/blueprint/own-practice-page.tsx'),
    'OwnPracticePage',
  ),
});

const sample = createRoute({
  getParentRoute: () => signedIn,
  path: '/practice/$blueprintId/samples/$sampleKey',
  loader: ({ context, params }) =>
    void context.queryClient.prefetchQuery(sampleQuery(params.blueprintId, params.sampleKey)),
  component: lazyRouteComponent(() => import('#web/pages/practice/sample/sample-page.tsx'), 'SamplePage'),
});

const people = createRoute({
  getParentRoute: () => signedIn,
  path: '/practice/$blueprintId/people',
  validateSearch: (search) => QualificationsSearch.parse(search),
  loader: ({ context, params }) =>
    void context.queryClient.prefetchInfiniteQuery(qualificationsQuery(params.blueprintId)),
  component: lazyRouteComponent(
    () => import('#web/pages/practice/people/qualifications-page.tsx'),
    'QualificationsPage',
  ),
});

/** Read once the page is there: reading cards is noted, and nobody is to be noted for pointing at a link. */
const comparison = createRoute({
  getParentRoute: () => signedIn,
  path: '/practice/comparisons/$seatId',
  component: lazyRouteComponent(
    () => import('#web/pages/practice/comparison/comparison-page.tsx'),
    'ComparisonPage',
  ),
});

/** Practice and qualification of interviewers. */
export const practiceRoutes = [practice, blueprint, sample, people, comparison] as const;
