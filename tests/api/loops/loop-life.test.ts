import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '#shared/jobs.ts';
import { archiveLoop, reopenLoop, reportNoShow, unarchiveLoop, undoNoShow } from '#shared/loop-life.ts';
import { listLoops } from '#shared/loop-list.ts';
import { cancelLoop, getLoop, type Loop, startLoop } from '#shared/loops.ts';
import { listLoopScorecards } from '#shared/scorecards.ts';
import { createTeam, openJob, type Team } from '#tests/factories/job.ts';
import { loopWith, openLoop, schedule, seatOf, submitFor } from '#tests/factories/loop.ts';
import { actionsOf, entriesOf } from '#tests/support/audit-entries.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;
let job: Job;
let ines: Person;
let joao: Person;

beforeAll(async () => {
  world = await createWorld();
  const orgId = await createOrg(world);
  team = await createTeam(world, orgId);
  job = await openJob(team);
  ines = await createPerson(world, orgId, ['interviewer'], { name: 'Ines' });
  joao = await createPerson(world, orgId, ['interviewer'], { name: 'Joao' });
});
afterAll(() => world.end());

const noShow = (by: Person, loop: Loop, of: Person) =>
  by.call(reportNoShow, { params: { interviewId: seatOf(loop, of).interviewId } });
const takeBack = (by: Person, loop: Loop, of: Person) =>
  by.call(undoNoShow, { params: { interviewId: seatOf(loop, of).interviewId } });
const close = (loop: Loop) =>
  team.recruiter.call(cancelLoop, {
    params: { loopId: loop.id },
    body: { cause: 'no_answer', reason: 'Three mails, no answer.' },
  });

describe('a no-show', () => {
  it('ends the interview without cards, by who noted it, and opens the round again', async () => {
    const loop = await loopWith(world, team, [ines, joao], { job });
    const rounds = loop.openRounds.length;
    const { status, body } = await noShow(ines, loop, ines);
    expect(status).toBe(200);
    expect(body.interviews[0]).toMatchObject({
      noShow: { by: { id: ines.memberId }, at: world.clock.now().toISOString() },
      can: { reportNoShow: false, undoNoShow: true },
    });
    const seen: Loop = (await team.recruiter.call(getLoop, { params: { loopId: loop.id } })).body;
    expect(seen.openRounds).toHaveLength(rounds + 1);
    expect([seatOf(seen, ines).card, seatOf(seen, joao).card]).toEqual(['not_needed', 'not_needed']);
    expect((await actionsOf(world, loop.id)).slice(-3)).toEqual([
      'interview.no_show',
      'seat.ended',
      'seat.ended',
    ]);
    // The same people sit in the next try.
    const again = await schedule(world, team, seen, [ines, joao]);
    expect(again.interviews).toHaveLength(2);
    expect((await takeBack(ines, loop, ines)).body.code).toBe('wrong_state');
  });

  it('is taken back while nothing followed: the cards are owed again', async () => {
    const loop = await loopWith(world, team, [ines, joao], { job });
    await noShow(team.recruiter, loop, ines);
    expect((await takeBack(joao, loop, ines)).status).toBe(403);
    const { status, body } = await takeBack(team.recruiter, loop, ines);
    expect(status).toBe(200);
    expect(body.interviews[0]).toMatchObject({ noShow: null, cancelReason: null });
    expect([seatOf(body, ines).card, seatOf(body, joao).card]).toEqual(['due', 'due']);
    expect((await takeBack(team.recruiter, loop, ines)).body.code).toBe('wrong_state');
  });

  it('is refused before the interview, for a card that is in, and to who has nothing to do with it', async () => {
    const coming = await loopWith(world, team, [ines], { job, startsInMinutes: 60 });
    expect((await noShow(ines, coming, ines)).body.code).toBe('rule_broken');
    const held = await loopWith(world, team, [ines, joao], { job });
    await submitFor(held, joao);
    expect((await noShow(team.recruiter, held, ines)).body.code).toBe('rule_broken');
    expect((await noShow(joao, held, ines)).status).toBe(403);
    // Whoever owes a card is not told that a colleague's is in: it stays.
    const { status, body } = await noShow(ines, held, ines);
    expect([status, seatOf(body, ines).card]).toEqual([200, 'not_needed']);
  });

  it('does not let who reads by role look at cards and score afterwards', async () => {
    const both = await createPerson(world, team.admin.orgId, ['interviewer', 'recruiter']);
    const loop = await loopWith(world, team, [both], { job });
    await noShow(both, loop, both);
    const seen = await takeBack(both, loop, both);
    expect([seen.status, seatOf(seen.body, both).card]).toEqual([200, 'not_needed']);
  });

  it('brings no card back to who has read colleagues’ ones since', async () => {
    const reader = await createPerson(world, team.admin.orgId, ['interviewer', 'recruiter']);
    let loop = await loopWith(world, team, [ines], { job });
    await submitFor(loop, ines);
    loop = await schedule(world, team, loop, [reader]);
    await noShow(team.recruiter, loop, reader);
    expect((await reader.call(listLoopScorecards, { params: { loopId: loop.id } })).status).toBe(200);
    const { body } = await takeBack(team.recruiter, loop, reader);
    expect(seatOf(body, reader).card).toBe('not_needed');
  });
});

describe('a loop without a decision', () => {
  it('is closed with a cause, and opened again; what was cancelled stays so', async () => {
    const loop = await loopWith(world, team, [ines], { job, startsInMinutes: 60 });
    const closed = await close(loop);
    expect(closed.body).toMatchObject({
      state: 'cancelled',
      ended: { cause: 'no_answer', note: 'Three mails, no answer.' },
      can: { reopen: true, archive: true, cancel: false },
    });
    expect((await entriesOf(world, loop.id)).find(({ action }) => action === 'loop.cancelled')?.data).toEqual(
      expect.objectContaining({ cause: 'no_answer' }),
    );
    const reopen = () => team.recruiter.call(reopenLoop, { params: { loopId: loop.id } });
    const open = await reopen();
    expect(open.body).toMatchObject({ state: 'open', ended: null, can: { plan: true, cancel: true } });
    expect(open.body.interviews[0].cancelReason).toBe('Three mails, no answer.');
    expect(seatOf(open.body, ines).card).toBe('not_needed');
    expect((await reopen()).body.code).toBe('wrong_state');
    expect((await actionsOf(world, loop.id)).at(-1)).toBe('loop.reopened');
  });

  it('stays closed while another one of its application is under way', async () => {
    const loop = await openLoop(team, { job });
    await close(loop);
    const other = await team.recruiter.call(startLoop, { params: { applicationId: loop.applicationId } });
    expect(other.status).toBe(201);
    const refused = await team.recruiter.call(reopenLoop, { params: { loopId: loop.id } });
    expect([refused.status, refused.body.code]).toEqual([409, 'already_exists']);
  });
});

describe('the archive', () => {
  const listed = async (loop: Loop, query: object = {}): Promise<boolean> => {
    const { body } = await team.recruiter.call(listLoops, {
      query: { limit: 100, jobId: loop.job.id, ...query },
    });
    return body.items.some(({ id }: Loop) => id === loop.id);
  };

  it('takes a loop that is over from the board, and gives it back', async () => {
    const loop = await openLoop(team, { job });
    const params = { loopId: loop.id };
    expect((await team.recruiter.call(archiveLoop, { params })).body.code).toBe('wrong_state');
    await close(loop);
    expect(await listed(loop)).toBe(true);
    const archived = await team.recruiter.call(archiveLoop, { params });
    expect(archived.body).toMatchObject({ isArchived: true, can: { archive: false, unarchive: true } });
    expect([await listed(loop), await listed(loop, { archived: 'yes' })]).toEqual([false, true]);
    expect((await team.recruiter.call(archiveLoop, { params })).body.code).toBe('wrong_state');
    const back = await team.recruiter.call(unarchiveLoop, { params });
    expect(back.body).toMatchObject({ isArchived: false, can: { archive: true, unarchive: false } });
    expect([await listed(loop), await listed(loop, { archived: 'yes' })]).toEqual([true, false]);
    expect((await team.recruiter.call(unarchiveLoop, { params })).body.code).toBe('wrong_state');
  });

  it('gives a loop back that is opened again', async () => {
    const loop = await openLoop(team, { job });
    await close(loop);
    await team.recruiter.call(archiveLoop, { params: { loopId: loop.id } });
    const open = await team.recruiter.call(reopenLoop, { params: { loopId: loop.id } });
    expect([open.body.isArchived, await listed(loop)]).toEqual([false, true]);
  });
});
