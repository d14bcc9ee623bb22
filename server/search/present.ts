import type { z } from 'zod';
import type { CandidateSummary } from '#shared/candidates.ts';
import type { Member } from '#shared/identity.ts';
import type { JobState } from '#shared/jobs.ts';
import { LoopState } from '#shared/loops.ts';
import type { Found } from '#shared/search.ts';

type FoundView = z.input<typeof Found>;

export function presentCandidate(candidate: z.input<typeof CandidateSummary>): FoundView {
  const { id, name, isAnonymous, email, applications } = candidate;
  const jobTitles = [...new Set(applications.map(({ jobTitle }) => jobTitle))];
  return { kind: 'candidate', id, name, isAnonymous, email, jobTitles };
}

export function presentLoop(loop: {
  readonly id: string;
  readonly state: string;
  readonly candidateId: string;
  readonly candidateName: string;
  readonly isAnonymous: boolean;
  readonly jobId: string;
  readonly jobTitle: string;
}): FoundView {
  return {
    kind: 'loop',
    id: loop.id,
    candidate: { id: loop.candidateId, name: loop.candidateName, isAnonymous: loop.isAnonymous },
    job: { id: loop.jobId, title: loop.jobTitle },
    state: LoopState.parse(loop.state),
  };
}

export function presentJob(job: {
  readonly id: string;
  readonly title: string;
  readonly state: z.input<typeof JobState>;
}): FoundView {
  return { kind: 'job', id: job.id, title: job.title, state: job.state };
}

export function presentPerson(
  member: Pick<z.input<typeof Member>, 'id' | 'name' | 'roles' | 'deactivatedAt'>,
): FoundView {
  const { id, name, roles, deactivatedAt } = member;
  return { kind: 'person', id, name, roles, isActive: deactivatedAt === null };
}
