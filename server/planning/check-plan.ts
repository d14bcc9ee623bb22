import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findJob } from '#server/jobs/queries.ts';
import { findWatchedPeople } from '#server/planning/find-people.ts';
import { selectAlone } from '#server/planning/people.sql.ts';
import { planWarnings, type Warning } from '#server/planning/rules.ts';
import { comingWeeks } from '#server/planning/weeks.ts';
import type { checkPlan as contract } from '#shared/plan-warnings.ts';
import { AppError } from '#shared/problems.ts';
import { placesOf } from '#shared/raters.ts';

type Job = Awaited<ReturnType<typeof findJob>>;

/** What the exercise of a round has prompts for, by the ids of the job's version. */
export function shownBy(job: Pick<Job, 'exercises' | 'dimensions'>, exerciseKey: string): string[] {
  const keys = job.exercises.find(({ key }) => key === exerciseKey)?.dimensions ?? [];
  return job.dimensions.filter(({ key }) => keys.includes(key)).map(({ id }) => id);
}

/**
 * What deserves a second look in a plan as it is being changed. Throws `not_found` for a job, a person or a dimension that
 * is not there, `not_allowed` for who may not plan the job.
 */
export async function checkPlan(
  ctx: MemberCtx,
  jobId: string,
  { rounds }: z.output<(typeof contract)['body']>,
): Promise<{ warnings: Warning[] }> {
  const job = await findJob(ctx, jobId);
  if (!job.can.edit) {
    throw new AppError('not_allowed', 'Only its hiring manager, recruiters and admins plan a job.');
  }
  const known = new Set<string>(job.dimensions.map(({ id }) => id));
  if (rounds.some(({ dimensionIds }) => dimensionIds.some((id) => !known.has(id)))) {
    throw new AppError('not_found');
  }
  const weeks = comingWeeks(ctx.clock.now(), ctx.actor.timeZone);
  const people = await findWatchedPeople(ctx, {
    blueprintId: job.blueprint.id,
    memberIds: rounds.flatMap(({ memberIds }) => memberIds),
    // A plan is for candidates to come.
    conflicts: new Map(),
    weeksOf: () => weeks,
    isToCome: true,
  });
  const warnings = planWarnings({
    blueprintTitle: job.blueprint.title,
    dimensions: job.dimensions,
    rounds: rounds.map((round, place) => ({
      key: String(place),
      name: round.name,
      places: placesOf(round),
      shows: shownBy(job, round.exerciseKey),
      isHeld: false,
    })),
    people,
    alone: await selectAlone(ctx, job.blueprint.id),
  });
  return { warnings };
}
