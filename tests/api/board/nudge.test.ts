import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailDeps, sendMails } from '#server/notifications/send-mails.ts';
import { type Database, openDatabase } from '#server/platform/database.ts';
import { nudgeLoops, takeBackNudges } from '#shared/board.ts';
import { listNotifications, type Notification } from '#shared/notifications.ts';
import { type PlacedLoop, placeLoop, placeSeat, submitCard } from '#tests/factories/scorecard.ts';
import { actionsOf } from '#tests/support/audit-entries.ts';
import { letTimePass } from '#tests/support/let-time-pass.ts';
import { refitDeps } from '#tests/support/refits.ts';
import { createStage, type Stage } from '#tests/support/samples.ts';
import { createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let stage: Stage;
let jobs: Database;

beforeAll(async () => {
  world = await createWorld();
  stage = await createStage(world, 'Nudges');
  jobs = openDatabase({ url: world.database.jobsUrl, maxConnections: 1 });
});
afterAll(async () => {
  await jobs.close();
  await world.end();
});

const interviewer = (): Promise<Person> => createPerson(world, stage.orgId, ['interviewer']);
const placed = (): Promise<PlacedLoop> => placeLoop(world, stage.people.admin);
const nudge = async (ids: readonly string[], by = stage.people.recruiter) =>
  by.call(nudgeLoops, { body: { loopIds: ids } });
const takeBack = (actId: string, by = stage.people.recruiter) =>
  by.call(takeBackNudges, { params: { actId } });

/** How often somebody was reminded, as their inbox says it. */
async function reminders(person: Person): Promise<number> {
  const { body } = await person.call(listNotifications, { query: { limit: 50 } });
  return body.items.filter(({ kind }: Notification) => kind === 'card_wanted').length;
}

async function mailsTo(person: Person): Promise<string[]> {
  const deps: MailDeps = {
    ...refitDeps(world),
    jobs,
    mailer: null,
    publicUrl: 'https://evenhand.example',
    from: 'no-reply@evenhand.example',
  };
  await sendMails(deps);
  const rows = await world.ownerSql<{ state: string }>(
    `SELECT x.state FROM mails x JOIN notifications n ON n.org_id = x.org_id AND n.id = x.notification_id
      WHERE n.member_id = $1 AND n.kind = 'card_wanted' ORDER BY x.id`,
    [person.memberId],
  );
  return rows.map(({ state }) => state);
}

describe('reminding from the board', () => {
  it('reaches whoever owes a card that is due, after a moment in which it can be taken back', async () => {
    const [owes, late, notYet, isIn, shadow] = [
      await interviewer(),
      await interviewer(),
      await interviewer(),
      await interviewer(),
      await interviewer(),
    ];
    const loop = await placed();
    await placeSeat(world, loop, owes);
    await placeSeat(world, loop, late, { exercise: 1, startsInMinutes: -3_000 });
    await placeSeat(world, loop, notYet, { exercise: 2, startsInMinutes: -30 });
    await submitCard(await placeSeat(world, loop, isIn, { exercise: 3 }));
    await placeSeat(world, loop, shadow, { exercise: 4, kind: 'shadow' });
    const { body, status } = await nudge([loop.id]);
    expect([status, body.results]).toEqual([201, [{ loopId: loop.id, outcome: 'nudged', people: 2 }]]);
    expect(new Date(body.goesAt).getTime() - world.clock.now().getTime()).toBe(20_000);
    expect([await reminders(owes), await mailsTo(owes)]).toEqual([0, ['waiting']]);
    world.clock.advance({ seconds: 20 });
    for (const person of [owes, late])
      expect([await reminders(person), await mailsTo(person)]).toEqual([1, ['kept']]);
    for (const person of [notYet, isIn, shadow])
      expect([await reminders(person), await mailsTo(person)]).toEqual([0, []]);
    expect(await actionsOf(world, loop.id)).toContain('loop.nudged');
  });

  it('can be taken back until it goes, by whoever did it, and then be done again', async () => {
    const person = await interviewer();
    const loop = await placed();
    await placeSeat(world, loop, person);
    const { actId } = (await nudge([loop.id])).body;
    expect((await takeBack(actId, stage.people.admin)).status).toBe(404);
    expect((await takeBack(actId)).status).toBe(200);
    expect((await takeBack(actId)).body.code).toBe('wrong_state');
    expect(await actionsOf(world, loop.id)).toContain('loop.nudges_taken_back');
    const again = (await nudge([loop.id])).body;
    expect(again.results[0].outcome).toBe('nudged');
    world.clock.advance({ seconds: 20 });
    expect([await reminders(person), (await mailsTo(person)).sort()]).toEqual([1, ['kept', 'not_wanted']]);
    expect((await takeBack(again.actId)).body.code).toBe('wrong_state');
  });

  it('goes to nobody who has submitted meanwhile', async () => {
    const person = await interviewer();
    const loop = await placed();
    const seat = await placeSeat(world, loop, person);
    await nudge([loop.id]);
    await submitCard(seat);
    world.clock.advance({ seconds: 20 });
    expect([await reminders(person), await mailsTo(person)]).toEqual([0, ['not_wanted']]);
  });

  it('says of each loop what came of it', async () => {
    const sealed = await createPerson(world, stage.orgId, ['recruiter', 'interviewer']);
    const [own, over, nothing, twice] = [await placed(), await placed(), await placed(), await placed()];
    await placeSeat(world, own, sealed);
    await placeSeat(world, own, stage.people.interviewer, { exercise: 1 });
    await placeSeat(world, over, stage.people.interviewer);
    await world.ownerSql(`UPDATE loops SET state = 'closed' WHERE id = $1`, [over.id]);
    await placeSeat(world, twice, await interviewer());
    await nudge([twice.id]);
    const { body } = await nudge([own.id, over.id, nothing.id, twice.id], sealed);
    expect(
      body.results.map(({ outcome, people }: { outcome: string; people: number }) => [outcome, people]),
    ).toEqual([
      ['sealed', 0],
      ['over', 0],
      ['nothing_owed', 0],
      ['nudged_today', 0],
    ]);
  });

  it('reminds once of a card and day, whoever and however many do it at once', async () => {
    const person = await interviewer();
    const loop = await placed();
    await placeSeat(world, loop, person);
    const both = [stage.people.recruiter, stage.people.admin];
    const replies = await Promise.all([...both, ...both].map((by) => nudge([loop.id], by)));
    const outcomes = replies.map(({ body }) => body.results[0].outcome).sort();
    expect(outcomes).toEqual(['nudged', 'nudged_today', 'nudged_today', 'nudged_today']);
    await letTimePass(world, { days: 1 });
    expect((await nudge([loop.id])).body.results[0].outcome).toBe('nudged');
  });

  it('is refused as a whole where one loop is not the reader’s to know', async () => {
    const loop = await placed();
    await placeSeat(world, loop, stage.people.interviewer);
    expect((await nudge([loop.id, world.platform.ids.next()])).status).toBe(404);
    expect((await nudge([loop.id])).body.results[0].outcome).toBe('nudged');
    expect((await nudge([loop.id, loop.id])).status).toBe(400);
  });
});
