import type { z } from 'zod';
import type { MemberActor } from '#server/context.ts';
import type { Prisma } from '#server/generated/prisma/client.ts';
import { canEditJob } from '#server/jobs/policy.ts';
import type { RoundFacts } from '#server/jobs/rules.ts';
import { JobState, type JobSummary, type Job as JobView, RevealPolicy } from '#shared/jobs.ts';
import { Kit } from '#shared/kit.ts';
import { CompositePolicy } from '#shared/voting.ts';

const person = { select: { id: true, name: true } } as const;

/** What a list shows of a job. */
export const withSummary = {
  blueprint: { select: { id: true, title: true } },
  blueprintVersion: { select: { number: true } },
  hiringManager: person,
  recruiter: person,
} satisfies Prisma.JobInclude;

/** What the page of a job shows. */
export const withEverything = {
  blueprint: { select: { id: true, title: true } },
  blueprintVersion: {
    select: { number: true, kit: true, dimensions: { orderBy: { position: 'asc' } } },
  },
  hiringManager: person,
  recruiter: person,
} satisfies Prisma.JobInclude;

export function presentJobSummary(
  job: Prisma.JobGetPayload<{ include: typeof withSummary }>,
  applications: number,
): z.input<typeof JobSummary> {
  return {
    id: job.id,
    title: job.title,
    state: JobState.parse(job.state),
    blueprint: { id: job.blueprint.id, title: job.blueprint.title, number: job.blueprintVersion.number },
    hiringManager: job.hiringManager,
    recruiter: job.recruiter,
    applications,
    createdAt: job.createdAt.toISOString(),
  };
}

export function presentJob(
  actor: MemberActor,
  job: Prisma.JobGetPayload<{ include: typeof withEverything }>,
  rounds: readonly RoundFacts[],
  people: ReadonlyMap<string, { readonly id: string; readonly name: string }>,
): z.input<typeof JobView> {
  const kit = Kit.parse(job.blueprintVersion.kit);
  const dimensions = job.blueprintVersion.dimensions.map((dimension) => ({
    id: dimension.dimensionId,
    key: dimension.key,
    name: dimension.name,
    bar: dimension.bar,
    isMustHave: dimension.isMustHave,
  }));
  const named = (ids: readonly string[]): { id: string; name: string }[] =>
    ids.flatMap((id) => {
      const found = people.get(id);
      return found === undefined ? [] : [{ id: found.id, name: found.name }];
    });
  const exerciseNames = new Map(kit.exercises.map(({ key, name }) => [key, name]));
  return {
    id: job.id,
    title: job.title,
    state: JobState.parse(job.state),
    blueprint: { id: job.blueprint.id, title: job.blueprint.title, number: job.blueprintVersion.number },
    hiringManager: job.hiringManager,
    approvers: named(job.approverIds),
    recruiter: job.recruiter,
    committee: named(job.committeeIds),
    reveal: RevealPolicy.parse(job.reveal),
    quorum: job.quorum,
    hidesRecommendations: job.hidesRecommendations,
    compositePolicy: CompositePolicy.parse(job.compositePolicy),
    anonymousReview: job.anonymousReview,
    dimensions,
    exercises: kit.exercises.map((exercise) => ({
      key: exercise.key,
      name: exercise.name,
      dimensions: exercise.dimensions,
    })),
    rounds: rounds.map((round) => ({
      id: round.id,
      name: round.name,
      exerciseKey: round.exerciseKey,
      exerciseName: exerciseNames.get(round.exerciseKey) ?? round.exerciseKey,
      minutes: round.minutes,
      interviewers: round.interviewers,
      dimensions: dimensions.filter(({ id }) => round.dimensionIds.includes(id)),
      people: named(round.memberIds),
    })),
    isArchived: job.archivedAt !== null,
    createdAt: job.createdAt.toISOString(),
    version: job.version,
    can: { edit: canEditJob(actor, job) },
  };
}
