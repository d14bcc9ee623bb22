import type { z } from 'zod';
import type { Job } from '#shared/jobs.ts';
import { type Interview, type Loop, scheduleInterview, startLoop } from '#shared/loops.ts';
import { addCandidate } from '#tests/factories/candidate.ts';
import { openJob, type Team } from '#tests/factories/job.ts';
import { type PlacedSeat, submitCard } from '#tests/factories/scorecard.ts';
import type { Person, World } from '#tests/support/world.ts';

/** Starts the loop of a new candidate, for a new job unless one is given. */
export async function openLoop(
  team: Team,
  given: { job?: Job; name?: string; email?: string | null } = {},
): Promise<Loop> {
  const { job = await openJob(team), ...candidate } = given;
  const { applications } = await addCandidate(team.recruiter, { ...candidate, jobId: job.id });
  const applicationId = applications[0]?.id ?? '';
  const response = await team.recruiter.call(startLoop, { params: { applicationId } });
  if (response.status !== 201) throw new Error(`no loop: ${response.status} ${response.text}`);
  return response.body;
}

export interface Times {
  /** From now; an hour ago unless said otherwise. */
  readonly startsInMinutes?: number;
  readonly minutes?: number;
}

/** A body for scheduleInterview that is served: the first open round of the plan, each scoring all of it. */
export function interviewOf(
  { clock }: World,
  loop: Loop,
  people: readonly Person[],
  given: Times & { kind?: 'interviewer' | 'trainee' | 'shadow' } = {},
): z.input<(typeof scheduleInterview)['body']> {
  const [round] = loop.openRounds;
  if (round === undefined) throw new Error('the plan has no open round');
  const startsAt = new Date(clock.now().getTime() + (given.startsInMinutes ?? -60) * 60_000);
  return {
    roundId: round.id,
    startsAt: startsAt.toISOString(),
    minutes: given.minutes ?? 45,
    timeZone: 'Europe/Lisbon',
    videoUrl: 'https://meet.example/room',
    room: null,
    seats: people.map(({ memberId }) => ({
      memberId,
      kind: given.kind ?? 'interviewer',
      dimensionIds: round.dimensions.map(({ id }) => id),
    })),
  };
}

/** Schedules an interview of the first open round with these people. Returns the loop as the recruiter sees it. */
export async function schedule(
  world: World,
  team: Team,
  loop: Loop,
  people: readonly Person[],
  given: Parameters<typeof interviewOf>[3] = {},
): Promise<Loop> {
  const response = await team.recruiter.call(scheduleInterview, {
    params: { loopId: loop.id },
    body: interviewOf(world, loop, people, given),
  });
  if (response.status !== 201) throw new Error(`not scheduled: ${response.status} ${response.text}`);
  return response.body;
}

/** A loop with one interview, an hour ago, of these people. */
export async function loopWith(
  world: World,
  team: Team,
  people: readonly Person[],
  given: Parameters<typeof openLoop>[1] & Parameters<typeof interviewOf>[3] = {},
): Promise<Loop> {
  const { startsInMinutes, minutes, kind, ...rest } = given;
  const times = {
    ...(startsInMinutes === undefined ? {} : { startsInMinutes }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(kind === undefined ? {} : { kind }),
  };
  return schedule(world, team, await openLoop(team, rest), people, times);
}

type Seat = Interview['seats'][number];

/** The seat of a person, the newest one, with its interview. */
export function seatOf(loop: Loop, person: Person): Seat & { readonly interviewId: string } {
  const seats = loop.interviews.flatMap((interview) =>
    interview.seats.map((seat) => ({ ...seat, interviewId: interview.id })),
  );
  const found = seats.findLast(({ member }) => member.id === person.memberId);
  if (found === undefined) throw new Error(`${person.name} has no seat`);
  return found;
}

/** The seat of a person as the factory of cards takes it. */
export function placedSeat(loop: Loop, holder: Person): PlacedSeat {
  const { id, interviewId, dimensions } = seatOf(loop, holder);
  return {
    id,
    loopId: loop.id,
    interviewId,
    holder,
    dimensions: dimensions.map((dimension) => ({ ...dimension, key: '' })),
  };
}

/** Saves and submits the card of a person's newest seat. */
export async function submitFor(loop: Loop, holder: Person): Promise<void> {
  await submitCard(placedSeat(loop, holder));
}
