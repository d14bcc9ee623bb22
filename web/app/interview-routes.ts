import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from '#web/app/root-routes.ts';
import { myInterviewsQuery } from '#web/features/interviews/queries.ts';
import { scorecardQuery } from '#web/features/scorecards/queries.ts';
import { InterviewsSearch } from '#web/pages/interviews/search.ts';
import { ScorecardSearch } from '#web/pages/scorecard/search.ts';

const interviews = createRoute({
  getParentRoute: () => signedIn,
  path: '/interviews',
  validateSearch: (search) => InterviewsSearch.parse(search),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) =>
    void context.queryClient.prefetchInfiniteQuery(myInterviewsQuery(deps.done ?? 'no')),
  component: lazyRouteComponent(() => import('#web/pages/interviews/interviews-page.tsx'), 'InterviewsPage'),
});

const scorecard = createRoute({
  getParentRoute: () => signedIn,
  path: '/interviews/$seatId',
  validateSearch: (search) => ScorecardSearch.parse(search),
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(scorecardQuery(params.seatId)),
  component: lazyRouteComponent(() => import('#web/pages/scorecard/scorecard-page.tsx'), 'ScorecardPage'),
});

/** What an interviewer works with. */
export const interviewRoutes = [interviews, scorecard] as const;
