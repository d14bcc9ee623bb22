import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { signedIn } from '#web/app/root-routes.ts';
import { importQuery, importsQuery } from '#web/features/candidate-imports/queries.ts';
import { candidateQuery, candidatesQuery } from '#web/features/candidates/queries.ts';
import { jobQuery, jobsQuery } from '#web/features/jobs/queries.ts';
import { filtersOf, searchOf } from '#web/features/loops/board/board-state.ts';
import { boardViewsQuery } from '#web/features/loops/board/view-queries.ts';
import { loopQuery, loopsQuery } from '#web/features/loops/queries.ts';
import { ImportSearch } from '#web/pages/candidates/import/import-search.ts';
import { CandidateSearch, CandidatesSearch, NewCandidateSearch } from '#web/pages/candidates/search.ts';
import { CompareSearch, JobSearch, JobsSearch, NewJobSearch } from '#web/pages/jobs/search.ts';
import { LoopSearch, LoopsSearch } from '#web/pages/loops/search.ts';

const loops = createRoute({
  getParentRoute: () => signedIn,
  path: '/loops',
  validateSearch: (search) => LoopsSearch.parse(search),
  // The board opens with the view that its reader has chosen for that, unless the address says what to show.
  beforeLoad: async ({ context, search }) => {
    if (Object.values(search).some((value) => value !== undefined)) return;
    const views = await context.queryClient.ensureQueryData(boardViewsQuery()).catch(() => []);
    const first = views.find(({ isDefault }) => isDefault);
    if (first !== undefined) {
      throw redirect({ to: '/loops', search: searchOf(first.id, first.settings), replace: true });
    }
  },
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.queryClient.prefetchInfiniteQuery(loopsQuery(filtersOf(deps))),
  component: lazyRouteComponent(() => import('#web/pages/loops/loops-page.tsx'), 'LoopsPage'),
});

const loop = createRoute({
  getParentRoute: () => signedIn,
  path: '/loops/$loopId',
  validateSearch: (search) => LoopSearch.parse(search),
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(loopQuery(params.loopId)),
  component: lazyRouteComponent(() => import('#web/pages/loops/loop/loop-page.tsx'), 'LoopPage'),
});

const jobs = createRoute({
  getParentRoute: () => signedIn,
  path: '/jobs',
  validateSearch: (search) => JobsSearch.parse(search),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.queryClient.prefetchInfiniteQuery(jobsQuery(deps)),
  component: lazyRouteComponent(() => import('#web/pages/jobs/jobs-page.tsx'), 'JobsPage'),
});

const newJob = createRoute({
  getParentRoute: () => signedIn,
  path: '/jobs/new',
  validateSearch: (search) => NewJobSearch.parse(search),
  component: lazyRouteComponent(() => import('#web/pages/jobs/new/new-job-page.tsx'), 'NewJobPage'),
});

const job = createRoute({
  getParentRoute: () => signedIn,
  path: '/jobs/$jobId',
  validateSearch: (search) => JobSearch.parse(search),
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(jobQuery(params.jobId)),
  component: lazyRouteComponent(() => import('#web/pages/jobs/job/job-page.tsx'), 'JobPage'),
});

/** Nothing is asked for before somebody comes: to see this page is to read the cards, and by score it is noted. */
const compare = createRoute({
  getParentRoute: () => signedIn,
  path: '/jobs/$jobId/compare',
  validateSearch: (search) => CompareSearch.parse(search),
  component: lazyRouteComponent(() => import('#web/pages/jobs/compare/compare-page.tsx'), 'ComparePage'),
});

const candidates = createRoute({
  getParentRoute: () => signedIn,
  path: '/candidates',
  validateSearch: (search) => CandidatesSearch.parse(search),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.queryClient.prefetchInfiniteQuery(candidatesQuery(deps)),
  component: lazyRouteComponent(() => import('#web/pages/candidates/candidates-page.tsx'), 'CandidatesPage'),
});

const newCandidate = createRoute({
  getParentRoute: () => signedIn,
  path: '/candidates/new',
  validateSearch: (search) => NewCandidateSearch.parse(search),
  component: lazyRouteComponent(
    () => import('#web/pages/candidates/new/new-candidate-page.tsx'),
    'NewCandidatePage',
  ),
});

const candidateImport = createRoute({
  getParentRoute: () => signedIn,
  path: '/candidates/import',
  validateSearch: (search) => ImportSearch.parse(search),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) =>
    void (deps.id === undefined
      ? context.queryClient.prefetchInfiniteQuery(importsQuery())
      : context.queryClient.prefetchQuery(importQuery(deps.id))),
  component: lazyRouteComponent(() => import('#web/pages/candidates/import/import-page.tsx'), 'ImportPage'),
});

const candidate = createRoute({
  getParentRoute: () => signedIn,
  path: '/candidates/$candidateId',
  validateSearch: (search) => CandidateSearch.parse(search),
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(candidateQuery(params.candidateId)),
  component: lazyRouteComponent(
    () => import('#web/pages/candidates/candidate/candidate-page.tsx'),
    'CandidatePage',
  ),
});

/** Jobs, candidates and their loops. A tuple, so that every Link stays checked. */
export const hiringRoutes = [
  loops,
  loop,
  jobs,
  newJob,
  job,
  compare,
  candidates,
  newCandidate,
  candidateImport,
  candidate,
] as const;
