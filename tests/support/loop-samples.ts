import type * as jobs from '#shared/jobs.ts';
import type { Job } from '#shared/jobs.ts';
import type * as loopList from '#shared/loop-list.ts';
import type * as loops from '#shared/loops.ts';
import type { Loop } from '#shared/loops.ts';
import { addCandidate } from '#tests/factories/candidate.ts';
import { jobOf, openJob } from '#tests/factories/job.ts';
import { interviewOf, loopWith, openLoop, seatOf } from '#tests/factories/loop.ts';
import type { SamplesOf, Stage } from '#tests/support/samples.ts';
import { createPerson, type Person } from '#tests/support/world.ts';

/** A job that the caller manages if they can: a hiring manager changes and reads their own only. */
export async function jobFor(stage: Stage, caller: Person): Promise<Job> {
  const [member] = await stage.world.ownerSql<{ roles: string[] }>(
    'SELECT roles FROM members WHERE id = $1',
    [caller.memberId],
  );
  const manages = member?.roles.includes('hiring_manager') === true;
  return openJob(stage.people, manages ? { hiringManagerId: caller.memberId } : {});
}

/** A loop with a seat for this person in its one interview. */
const loopOf = (stage: Stage, holder: Person): Promise<Loop> => loopWith(stage.world, stage.people, [holder]);

/** An application without a loop, for the caller's job. */
export async function applicationOf(
  stage: Stage,
  caller: Person,
): Promise<{ candidateId: string; applicationId: string }> {
  const { id: jobId } = await jobFor(stage, caller);
  const candidate = await addCandidate(stage.people.recruiter, { jobId });
  return { candidateId: candidate.id, applicationId: candidate.applications[0]?.id ?? '' };
}

export const jobSamples: SamplesOf<typeof jobs> = {
  listJobs: () => ({ query: { limit: 10, search: 'lead', state: 'open' } }),
  getJob: async (stage, caller) => ({ params: { jobId: (await jobFor(stage, caller)).id } }),
  createJob: async (stage) => ({ body: await jobOf(stage.people) }),
  updateJob: async (stage, caller) => ({
    params: { jobId: (await jobFor(stage, caller)).id },
    seen: 1,
    body: {
      title: 'A Newer Title',
      hiringManagerId: stage.people.hiring_manager.memberId,
      approverIds: [stage.people.approver.memberId],
      recruiterId: stage.people.recruiter.memberId,
      committeeIds: [stage.people.committee_member.memberId],
      reveal: 'all_submitted',
      quorum: 2,
      hidesRecommendations: false,
      compositePolicy: 'never',
      anonymousReview: true,
    },
  }),
  saveLoopPlan: async (stage, caller) => {
    const job = await jobFor(stage, caller);
    const [round] = job.rounds;
    return {
      params: { jobId: job.id },
      seen: 1,
      body: {
        rounds: [
          {
            name: 'One round',
            exerciseKey: round?.exerciseKey ?? '',
            minutes: 60,
            interviewers: 2,
            dimensionIds: round?.dimensions.map(({ id }) => id) ?? [],
          },
        ],
      },
    };
  },
};

export const loopSamples: SamplesOf<typeof loops & typeof loopList> = {
  listLoops: async (stage, caller) => ({
    query: {
      limit: 10,
      state: 'open',
      stage: 'interviewing',
      search: 'cand',
      late: 'yes',
      sort: 'late',
      jobId: (await jobFor(stage, caller)).id,
      ownerId: stage.people.recruiter.memberId,
    },
  }),
  getLoop: async (stage, caller) => ({ params: { loopId: (await loopOf(stage, caller)).id } }),
  startLoop: async (stage, caller) => ({
    params: { applicationId: (await applicationOf(stage, caller)).applicationId },
  }),
  cancelLoop: async (stage) => ({
    params: { loopId: (await loopOf(stage, stage.people.interviewer)).id },
    body: { cause: 'job_filled', reason: 'The opening was cancelled' },
  }),
  scheduleInterview: async (stage) => {
    const loop = await openLoop(stage.people);
    return {
      params: { loopId: loop.id },
      body: interviewOf(stage.world, loop, [stage.people.interviewer, stage.people.auditor]),
    };
  },
  rescheduleInterview: async (stage) => ({
    params: {
      interviewId: seatOf(await loopOf(stage, stage.people.interviewer), stage.people.interviewer)
        .interviewId,
    },
    seen: 1,
    body: {
      startsAt: '2026-04-01T10:00:00Z',
      minutes: 60,
      timeZone: 'America/New_York',
      videoUrl: 'https://meet.example/another',
      room: 'Room 2',
    },
  }),
  cancelInterview: async (stage) => ({
    params: {
      interviewId: seatOf(await loopOf(stage, stage.people.interviewer), stage.people.interviewer)
        .interviewId,
    },
    body: { reason: 'The candidate is ill' },
  }),
  addSeat: async (stage) => {
    const { interviewId, dimensions } = seatOf(
      await loopOf(stage, stage.people.interviewer),
      stage.people.interviewer,
    );
    return {
      params: { interviewId },
      body: {
        memberId: stage.people.auditor.memberId,
        kind: 'shadow',
        dimensionIds: dimensions.map(({ id }) => id),
      },
    };
  },
  giveUpSeat: async (stage, caller) => ({
    params: { seatId: seatOf(await loopOf(stage, caller), caller).id },
    body: { reason: 'I know the candidate' },
  }),
  reportAbsence: async (stage, caller) => ({
    params: { seatId: seatOf(await loopOf(stage, caller), caller).id },
  }),
  handOverSeat: async (stage, caller) => ({
    params: { seatId: seatOf(await loopOf(stage, caller), caller).id },
    body: {
      memberId: (await createPerson(stage.world, stage.orgId, ['interviewer'])).memberId,
      reason: 'I am away that day',
    },
  }),
  listMyInterviews: () => ({ query: { limit: 10, done: 'no' } }),
};
