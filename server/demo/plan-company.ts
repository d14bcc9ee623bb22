import { demoPeople } from '#prisma/demo/people.ts';
import type { DemoRows, PersonRow } from '#prisma/demo/rows.ts';
import { declareConflict } from '#server/conflicts/declare-conflict.ts';
import { asMember } from '#server/demo/as-member.ts';
import { findJob } from '#server/jobs/queries.ts';
import { saveLoopPlan } from '#server/jobs/save-loop-plan.ts';
import { saveLimit } from '#server/planning/save-limit.ts';
import { saveLimits } from '#server/planning/save-limits.ts';
import { saveTemplate } from '#server/planning/templates/save-template.ts';
import type { Database } from '#server/platform/database.ts';
import { findSignedOff } from '#server/practice/queries.ts';
import { signOff } from '#server/practice/sign-off.ts';
import { BlueprintId, CandidateId, DimensionId, JobId, MemberId, type OrgId } from '#shared/primitives.ts';

/** More people than the round has places for. */
const inPool = 4;
const moreMinutes = 10;
/** A busy company: more than this a week only for who wants it. */
const enoughPerWeek = 12;
const weekMs = 7 * 86_400_000;

/**
 * The demo company plans, through the product's own commands: the job with most loops under way names a pool for its first
 * round and gives its last one more time, which the loops under way do not follow yet; its plan is kept as a template. One
 * person knows a candidate whom they are to interview, and one has more interviews than they want. Whoever interviews in
 * the next week is signed off.
 */
export async function planCompany(database: Database, orgId: OrgId, rows: DemoRows, at: Date): Promise<void> {
  const { jobs, applications, loops } = rows.tables;
  const openLoops = loops.filter(({ state }) => state === 'open');
  const jobOf = new Map(applications.map(({ id, job_id }) => [id, job_id]));
  const loopsOn = (jobId: string): number =>
    openLoops.filter(({ application_id }) => jobOf.get(application_id) === jobId).length;
  const [job] = jobs
    .filter(({ state }) => state === 'open')
    .sort((one, other) => loopsOn(other.id) - loopsOn(one.id));
  const recruiter = rows.people.find(({ memberId }) => memberId === job?.recruiter_id);
  if (job === undefined || recruiter === undefined) return;
  const act = <Result>(work: Parameters<typeof asMember<Result>>[4]): Promise<Result> =>
    asMember(database, orgId, recruiter, at, work);

  const interviewers = busiest(rows, at);
  const shown = new Set(demoPeople.filter(({ shownAs }) => shownAs !== undefined).map(({ name }) => name));
  const blueprintId = BlueprintId.parse(job.blueprint_id);
  await act(async (ctx) => {
    const ids = interviewers.map(({ memberId }) => memberId);
    const signedOff = await findSignedOff(ctx, blueprintId, ids);
    // Whoever a visitor may sign in as is on the way still.
    for (const { memberId, name, coming } of interviewers) {
      if (coming === 0 || shown.has(name) || signedOff.has(memberId)) continue;
      await signOff(ctx, blueprintId, MemberId.parse(memberId), {
        note: 'Interviewed here before sign-offs were kept.',
        despite: true,
      });
    }
  });
  await act(async (ctx) => {
    const { rounds, version } = await findJob(ctx, job.id);
    const changed = rounds.map((round, place) => ({
      name: round.name,
      exerciseKey: round.exerciseKey,
      minutes: place === rounds.length - 1 ? round.minutes + moreMinutes : round.minutes,
      interviewers: round.interviewers,
      dimensionIds: round.dimensions.map(({ id }) => DimensionId.parse(id)),
      memberIds:
        place === 0 ? interviewers.slice(0, inPool).map(({ memberId }) => MemberId.parse(memberId)) : [],
    }));
    await saveLoopPlan(ctx, JobId.parse(job.id), version, { rounds: changed });
    await saveTemplate(ctx, job.id, 'Full loop with a pool for the first round');
  });

  const meeting = comingSeats(rows, at)[0];
  if (meeting !== undefined) {
    await act((ctx) =>
      declareConflict(ctx, {
        memberId: MemberId.parse(meeting.memberId),
        kind: 'worked_together',
        with: { candidateId: CandidateId.parse(meeting.candidateId) },
      }),
    );
  }
  await act((ctx) => saveLimits(ctx, 1, enoughPerWeek));
  const [most] = interviewers;
  if (most !== undefined && most.coming > 0) {
    await act((ctx) => saveLimit(ctx, MemberId.parse(most.memberId), 1, most.coming - 1));
  }
}

interface ComingSeat {
  readonly memberId: string;
  readonly candidateId: string;
  readonly startsAt: Date;
}

/** Who is to interview whom within the next week. */
function comingSeats({ tables }: DemoRows, at: Date): ComingSeat[] {
  const candidateOf = new Map(tables.applications.map(({ id, candidate_id }) => [id, candidate_id]));
  const loopOf = new Map(tables.loops.map((loop) => [loop.id, loop]));
  const interviewOf = new Map(tables.interviews.map((interview) => [interview.id, interview]));
  return tables.seats.flatMap((seat) => {
    const interview = interviewOf.get(seat.interview_id);
    const candidateId = candidateOf.get(loopOf.get(seat.loop_id)?.application_id ?? '');
    if (interview === undefined || candidateId === undefined || interview.cancelled_at !== null) return [];
    const startsAt = interview.starts_at;
    const isComing = startsAt > at && startsAt.getTime() < at.getTime() + weekMs;
    return isComing && seat.ended_at === null && seat.kind === 'interviewer'
      ? [{ memberId: seat.member_id, candidateId, startsAt }]
      : [];
  });
}

/** Interviewers with most to do in the next week first, then in the order in which they joined. */
function busiest(rows: DemoRows, at: Date): (PersonRow & { readonly coming: number })[] {
  const coming = comingSeats(rows, at);
  return rows.people
    .filter(({ roles }) => roles.includes('interviewer'))
    .map((person) => ({
      ...person,
      coming: coming.filter(({ memberId }) => memberId === person.memberId).length,
    }))
    .sort((one, other) => other.coming - one.coming);
}
