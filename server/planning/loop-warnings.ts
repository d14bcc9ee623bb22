import { findConflictsWith } from '#server/conflicts/queries.ts';
import type { MemberCtx } from '#server/context.ts';
import { findJob } from '#server/jobs/queries.ts';
import { findLoop, findLoopAccess } from '#server/loops/queries.ts';
import { findWatchedPeople } from '#server/planning/find-people.ts';
import { selectAlone } from '#server/planning/people.sql.ts';
import { planWarnings, type Warning, type WatchedRound } from '#server/planning/rules.ts';
import { type Week, weekOf } from '#server/planning/weeks.ts';
import { type Place, placesOf } from '#shared/raters.ts';

type Loop = Awaited<ReturnType<typeof findLoop>>;

/**
 * What deserves a second look on a loop. It is taken from the loop as the actor may see it, so that it tells somebody
 * sealed nothing that the loop does not. Throws `not_found`.
 */
export async function findLoopWarnings(
  ctx: MemberCtx,
  loopId: string,
): Promise<{ warnings: Warning[]; followsEarlierPlan: boolean }> {
  const { loop: head } = await findLoopAccess(ctx, loopId);
  const followsEarlierPlan = head.plan < head.newestPlan;
  if (head.state !== 'open') return { warnings: [], followsEarlierPlan: false };
  const loop = await findLoop(ctx, loopId);
  const job = await findJob(ctx, loop.job.id);
  const now = ctx.clock.now();
  const rounds = watchedRounds(loop, now);
  const comingWeeksOf = weeksByPerson(loop, now, ctx.actor.timeZone);
  const people = await findWatchedPeople(ctx, {
    blueprintId: job.blueprint.id,
    memberIds: rounds.flatMap(({ places }) => places.flatMap((place) => place.people)),
    conflicts: await findConflictsWith(ctx, loop.candidate.id),
    weeksOf: (id) => comingWeeksOf.get(id) ?? [],
    isToCome: false,
  });
  const warnings = planWarnings({
    blueprintTitle: job.blueprint.title,
    dimensions: job.dimensions,
    rounds,
    people,
    alone: await selectAlone(ctx, job.blueprint.id),
  });
  return { warnings, followsEarlierPlan };
}

/** Interviews that take place with who counts in them, then the rounds that are still to be scheduled. */
function watchedRounds({ interviews, openRounds }: Loop, now: Date): WatchedRound[] {
  const scheduled = interviews
    .filter(({ cancelReason }) => cancelReason === null)
    .map((interview) => {
      const places = interview.seats
        .filter(({ kind, card }) => kind === 'interviewer' && card !== 'not_needed')
        .map(({ member, dimensions }): Place => {
          return { people: [member.id], dimensionIds: dimensions.map(({ id }) => id) };
        });
      const isHeld = new Date(interview.startsAt) <= now;
      // A time that is only held has nobody yet.
      const open: Place = { people: [], dimensionIds: interview.dimensions.map(({ id }) => id) };
      return {
        key: interview.id,
        name: interview.name,
        places: places.length === 0 && !isHeld ? [open] : places,
        shows: [],
        isHeld,
      };
    });
  const open = openRounds.map(({ id, name, interviewers, dimensions, people }) => ({
    key: id,
    name,
    places: placesOf({
      interviewers,
      dimensionIds: dimensions.map((dimension) => dimension.id),
      memberIds: people.map((person) => person.id),
    }),
    shows: [],
    isHeld: false,
  }));
  return [...scheduled, ...open];
}

/** The weeks in which people interview on this loop from now on. */
function weeksByPerson({ interviews }: Loop, now: Date, zone: string): ReadonlyMap<string, readonly Week[]> {
  const found = new Map<string, Map<number, Week>>();
  for (const { cancelReason, startsAt, seats } of interviews) {
    const at = new Date(startsAt);
    if (cancelReason !== null || at <= now) continue;
    const week = weekOf(at, now, zone);
    for (const { member, card } of seats) {
      if (card === 'not_needed') continue;
      const weeks = found.get(member.id) ?? new Map<number, Week>();
      found.set(member.id, weeks.set(week.from.getTime(), week));
    }
  }
  return new Map([...found].map(([id, weeks]) => [id, [...weeks.values()]]));
}
