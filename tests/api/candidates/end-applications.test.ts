import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endApplication, reopenApplication } from '#shared/candidate-applications.ts';
import { EndReason, endedStageOf } from '#shared/candidate-endings.ts';
import { createApplication, getCandidate, listCandidates } from '#shared/candidates.ts';
import { openDebrief } from '#shared/debriefs.ts';
import { closeJob, reopenJob } from '#shared/job-life.ts';
import type { Job } from '#shared/jobs.ts';
import { getLoop, startLoop } from '#shared/loops.ts';
import { addCandidate } from '#tests/factories/candidate.ts';
import { createTeam, openJob, type Team } from '#tests/factories/job.ts';
import { loopWith, schedule, seatOf, submitFor } from '#tests/factories/loop.ts';
import { actionsOf, entriesOf } from '#tests/support/audit-entries.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;
let job: Job;
let ines: Person;

beforeAll(async () => {
  world = await createWorld();
  const orgId = await createOrg(world);
  team = await createTeam(world, orgId);
  job = await openJob(team);
  ines = await createPerson(world, orgId, ['interviewer'], { name: 'Ines' });
});
afterAll(() => world.end());

const end = (applicationId: string, reason: EndReason = 'not_said', note = '') =>
  team.recruiter.call(endApplication, { params: { applicationId }, body: { reason, note } });
const reopen = (applicationId: string, person: Person = team.recruiter) =>
  person.call(reopenApplication, { params: { applicationId } });

/** An application for the job. */
async function applied(): Promise<{ candidateId: string; applicationId: string }> {
  const candidate = await addCandidate(team.recruiter, { jobId: job.id });
  return { candidateId: candidate.id, applicationId: candidate.applications[0]?.id ?? '' };
}

describe('ending an application', () => {
  it('cancels the loop and ends open seats; what was submitted stays, and interviewers are not told why', async () => {
    const joao = await createPerson(world, team.admin.orgId, ['interviewer']);
    let loop = await loopWith(world, team, [ines], { job });
    loop = await schedule(world, team, loop, [joao], { startsInMinutes: 600 });
    await submitFor(loop, ines);

    const response = await end(loop.applicationId, 'pay', 'Asked for more than the band.');

    expect(response.status).toBe(200);
    expect(response.body.applications).toMatchObject([
      {
        stage: 'withdrawn',
        ending: { reason: 'pay', note: 'Asked for more than the band.', by: { name: 'The recruiter' } },
        loopId: loop.id,
        can: { end: false, reopen: true, startLoop: false, instruct: false },
      },
    ]);
    const { body } = await team.recruiter.call(getLoop, { params: { loopId: loop.id } });
    expect(body.state).toBe('cancelled');
    expect(seatOf(body, ines)).toMatchObject({ card: 'submitted', endReason: null });
    expect(seatOf(body, joao)).toMatchObject({ card: 'not_needed', endReason: 'The candidate withdrew.' });
    expect((await actionsOf(world, loop.id)).slice(-3)).toEqual([
      'loop.cancelled',
      'interview.cancelled',
      'seat.ended',
    ]);
    const [entry] = (await entriesOf(world, loop.applicationId)).slice(-1);
    expect(entry).toMatchObject({
      action: 'application.stage_changed',
      data: { before: 'interviewing', stage: 'withdrawn', reason: 'pay', noteDigest: expect.any(String) },
    });
    expect(JSON.stringify(entry)).not.toContain('band');
    const again = await end(loop.applicationId);
    expect([again.status, again.body.code]).toEqual([409, 'wrong_state']);
  });

  it.each(EndReason.options)('keeps %s, in the stage that it belongs to', async (reason) => {
    const { applicationId } = await applied();
    const { body } = await end(applicationId, reason, 'A note.');
    expect(body.applications).toMatchObject([{ stage: endedStageOf(reason), ending: { reason } }]);
  });

  it('takes a lacking requirement only by name, and only before interviews are planned', async () => {
    const { applicationId } = await applied();
    const unnamed = await end(applicationId, 'lacks_requirement', ' ');
    expect([unnamed.status, unnamed.body.errors[0].path]).toEqual([422, 'note']);
    const loop = await loopWith(world, team, [ines], { job });
    const late = await end(loop.applicationId, 'lacks_requirement', 'No Spark.');
    expect([late.status, late.body.errors[0].path]).toEqual([422, 'reason']);
    await submitFor(loop, ines);
    expect((await end(loop.applicationId, 'lacks_requirement', 'No Spark.')).body.detail).toBe(
      late.body.detail,
    );
    expect((await end(applicationId, 'lacks_requirement', 'No work permit.')).status).toBe(200);
  });

  it('is found by its stage in the list', async () => {
    const own = await openJob(team);
    const candidate = await addCandidate(team.recruiter, { jobId: own.id });
    await end(candidate.applications[0]?.id ?? '', 'position_filled');
    const list = async (stage: string) =>
      (await team.recruiter.call(listCandidates, { query: { jobId: own.id, stage } })).body.items.length;
    expect([await list('not_pursued'), await list('withdrawn'), await list('applied')]).toEqual([1, 0, 0]);
  });

  it('is done once of twenty at the same time', async () => {
    const { applicationId } = await applied();
    const responses = await Promise.all(Array.from({ length: 20 }, () => end(applicationId)));
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(responses.filter(({ status }) => status === 409)).toHaveLength(19);
    expect(await actionsOf(world, applicationId)).toEqual([
      'application.created',
      'application.stage_changed',
    ]);
  });

  it('hides the note from somebody who owes a card on another loop of the candidate', async () => {
    const planner = await createPerson(world, team.admin.orgId, ['recruiter', 'interviewer']);
    const loop = await loopWith(world, team, [planner], { job });
    const other = await openJob(team);
    const { body } = await team.recruiter.call(createApplication, {
      params: { candidateId: loop.candidate.id },
      body: { jobId: other.id },
    });
    const second = body.applications.find((one: { job: { id: string } }) => one.job.id === other.id);
    await end(second.id, 'not_reachable', 'Ines says to leave it.');
    const endingFor = async (person: Person) => {
      const found = await person.call(getCandidate, { params: { candidateId: loop.candidate.id } });
      return found.body.applications.find(({ id }: { id: string }) => id === second.id).ending;
    };
    expect(await endingFor(planner)).toMatchObject({ reason: 'not_reachable', note: null });
    expect(await endingFor(team.recruiter)).toMatchObject({ note: 'Ines says to leave it.' });
  });
});

describe('taking an application up again', () => {
  it('goes on where planning had come to, with the loop cancelled, and another can be started', async () => {
    const loop = await loopWith(world, team, [ines], { job });
    await end(loop.applicationId, 'job_closed');

    const response = await reopen(loop.applicationId);

    expect(response.status).toBe(200);
    expect(response.body.applications).toMatchObject([
      { stage: 'interviewing', ending: null, can: { end: true, reopen: false, startLoop: true } },
    ]);
    const { body } = await team.recruiter.call(getLoop, { params: { loopId: loop.id } });
    expect(body.state).toBe('cancelled');
    expect((await entriesOf(world, loop.applicationId)).at(-1)?.data).toMatchObject({
      before: 'not_pursued',
      stage: 'interviewing',
    });
    const params = { applicationId: loop.applicationId };
    expect((await team.recruiter.call(startLoop, { params })).status).toBe(201);
    expect((await reopen(loop.applicationId)).body.code).toBe('wrong_state');
  });

  it('is applied again where nothing was planned', async () => {
    const { applicationId } = await applied();
    await end(applicationId, 'timing');
    expect((await reopen(applicationId)).body.applications).toMatchObject([{ stage: 'applied' }]);
  });

  it('is refused while the job is closed, and where the candidate is considered for it anew', async () => {
    const own = await openJob(team);
    const candidate = await addCandidate(team.recruiter, { jobId: own.id });
    const applicationId = candidate.applications[0]?.id ?? '';
    await end(applicationId);
    const params = { jobId: own.id };
    await team.admin.call(closeJob, { params, body: { loops: 'go_on' } });
    const closed = await reopen(applicationId);
    expect([closed.status, closed.body.code]).toEqual([409, 'wrong_state']);
    await team.admin.call(reopenJob, { params });
    await team.recruiter.call(createApplication, {
      params: { candidateId: candidate.id },
      body: { jobId: own.id },
    });
    const anew = await reopen(applicationId);
    expect([anew.status, anew.body.code]).toEqual([409, 'already_exists']);
  });

  it('is nobody’s own doing', async () => {
    const email = 'inside@elsewhere.example';
    const candidate = await addCandidate(team.recruiter, { email, jobId: job.id });
    const applicationId = candidate.applications[0]?.id ?? '';
    await end(applicationId);
    const self = await createPerson(world, team.admin.orgId, ['recruiter'], { email });
    expect((await reopen(applicationId, self)).body.code).toBe('rule_broken');
  });
});

it('an application in its debrief ends with the debrief undecided', async () => {
  const loop = await loopWith(world, team, [ines], { job });
  await submitFor(loop, ines);
  const opened = await team.recruiter.call(openDebrief, {
    params: { loopId: loop.id },
    body: { despite: 'The rest is not needed.' },
  });
  expect(opened.status).toBe(201);
  expect((await end(loop.applicationId, 'accepted_another_offer')).status).toBe(200);
  expect((await reopen(loop.applicationId)).body.applications).toMatchObject([{ stage: 'interviewing' }]);
});
