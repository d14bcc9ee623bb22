import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from '#web/app/root-routes.ts';
import { candidateQuery, candidatesQuery } from '#web/features/candidates/queries.ts';
import { jobQuery, jobsQuery } from '#web/features/jobs/queries.ts';
import { loopQuery, loopsQuery } from '#web/features/loops/queries.ts';
import { CandidateSearch, CandidatesSearch, NewCandidateSearch } from '#web/pages/candidates/search.ts';
import { JobSearch, JobsSearch, NewJobSearch } from '#web/pages/jobs/search.ts';
import { LoopSearch, LoopsSearch } from '#web/pages/loops/search.ts';

const loops = createRoute({
  getParentRoute: () => signedIn,
  path: '/loops',
  validateSearch: (search) => LoopsSearch.parse(search),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.queryClient.prefetchInfiniteQuery(loopsQuery(deps)),
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
export const hiringRoutes = [loops, loop, jobs, newJob, job, candidates, newCandidate, candidate] as const;
