import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MailDeps, sendMails } from '#server/notifications/send-mails.ts';
import { type Database, openDatabase } from '#server/platform/database.ts';
import { assignOwners } from '#shared/board.ts';
import { reportNoShow } from '#shared/loop-life.ts';
import { cancelInterview, giveUpSeat, handOverSeat, type Loop, rescheduleInterview } from '#shared/loops.ts';
import { getMail, listMails, listNotifications, saveNotificationSettings } from '#shared/notifications.ts';
import { getReminderSettings, type ReminderSettings, saveReminderSettings } from '#shared/reminders.ts';
import { updateProfile } from '#shared/session.ts';
import { createTeam, type Team } from '#tests/factories/job.ts';
import { loopWith, schedule, seatOf, submitFor } from '#tests/factories/loop.ts';
import { actionsOf } from '#tests/support/audit-entries.ts';
import { letTimePass } from '#tests/support/let-time-pass.ts';
import { refitDeps } from '#tests/support/refits.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;
let jobs: Database;

// A world for each, so that the clock stands at the same hour of the same day: nine in the morning in Lisbon.
beforeEach(async () => {
  world = await createWorld();
  jobs = openDatabase({ url: world.database.jobsUrl, maxConnections: 1 });
  team = await createTeam(world, await createOrg(world));
});
afterEach(async () => {
  await jobs.close();
  await world.end();
});

const deps = (): MailDeps => ({
  ...refitDeps(world),
  jobs,
  mailer: null,
  publicUrl: 'https://evenhand.example',
  from: 'no-reply@evenhand.example',
});
const interviewer = (name = 'Ana'): Promise<Person> =>
  createPerson(world, team.admin.orgId, ['interviewer'], { name });

interface Sent {
  readonly kind: string;
  readonly state: string;
  readonly at: string;
  readonly text: string | null;
}
/** What became of the reminders of a person, in the order of their times. */
const reminders = (person: Person): Promise<Sent[]> =>
  world.ownerSql<Sent>(
    `SELECT n.kind, x.state, to_char(n.shows_at AT TIME ZONE 'UTC', 'DD HH24:MI') AS at, x.text
       FROM mails x JOIN notifications n ON n.org_id = x.org_id AND n.id = x.notification_id
      WHERE n.member_id = $1 AND n.kind IN ('scorecard_due', 'cards_owed', 'card_late') ORDER BY n.shows_at, n.kind`,
    [person.memberId],
  );
const told = async (person: Person): Promise<string[]> =>
  (await reminders(person)).map(({ kind, state, at }) => `${kind} ${at} ${state}`);

/** Until this many hours from now, with a look at what is due each half hour. */
async function pass(hours: number): Promise<void> {
  for (let n = 0; n < hours * 2; n += 1) {
    await letTimePass(world, { minutes: 30 });
    await sendMails(deps());
  }
}

const day = (after: number): string =>
  String(new Date(world.clock.now().getTime() + after * 86_400_000).getUTCDate()).padStart(2, '0');

const settings = (given: Partial<ReminderSettings>): Promise<unknown> =>
  team.admin.call(saveReminderSettings, {
    seen: 1,
    body: { isOn: true, firstAfterMinutes: 0, digestMinute: 540, tellOwnerAfterDays: 2, ...given },
  });

describe('a card that is owed', () => {
  it('is asked for at the end, in one list each morning, and its lateness told to the owner of the loop', async () => {
    const [d0, d1, d2, d3] = [0, 1, 2, 3].map(day);
    const ana = await interviewer();
    const loop = await loopWith(world, team, [ana], { startsInMinutes: 60, minutes: 45, name: 'Carla Cruz' });
    await loopWith(world, team, [ana], { startsInMinutes: 120, minutes: 45, name: 'Dario Dias' });
    await pass(75);
    expect(await told(ana)).toEqual([
      `scorecard_due ${d0} 10:45 kept`,
      `scorecard_due ${d0} 11:45 kept`,
      `cards_owed ${d1} 09:00 kept`,
      `cards_owed ${d2} 09:00 kept`,
      `cards_owed ${d3} 09:00 kept`,
      `cards_owed ${day(1)} 09:00 waiting`,
    ]);
    const list = (await reminders(ana)).find(({ kind }) => kind === 'cards_owed')?.text ?? '';
    expect(list).toContain('Carla Cruz');
    expect(list).toContain('Dario Dias');
    expect(list).toContain(`https://evenhand.example/interviews/${seatOf(loop, ana).id}`);
    expect(await told(team.recruiter)).toEqual([`card_late ${d3} 10:45 kept`, `card_late ${d3} 11:45 kept`]);
    const { body } = await team.recruiter.call(listNotifications);
    expect(body.items[0]).toMatchObject({ kind: 'card_late', target: { kind: 'loop' } });
  });

  const stops: readonly (readonly [string, (loop: Loop, ana: Person) => Promise<unknown>])[] = [
    ['it is in', (loop, ana) => submitFor(loop, ana)],
    [
      'its interview is cancelled',
      (loop, ana) =>
        team.recruiter.call(cancelInterview, {
          params: { interviewId: seatOf(loop, ana).interviewId },
          body: { reason: 'Moved elsewhere' },
        }),
    ],
    [
      'it goes to somebody else',
      async (loop, ana) =>
        team.recruiter.call(handOverSeat, {
          params: { seatId: seatOf(loop, ana).id },
          body: { memberId: (await interviewer('Bo')).memberId, reason: 'Ana is ill' },
        }),
    ],
    [
      'it is not needed',
      (loop, ana) =>
        team.recruiter.call(giveUpSeat, {
          params: { seatId: seatOf(loop, ana).id },
          body: { reason: 'Two cards are enough' },
        }),
    ],
    [
      'the candidate did not come',
      (loop, ana) => ana.call(reportNoShow, { params: { interviewId: seatOf(loop, ana).interviewId } }),
    ],
  ];
  it.each(stops)('is asked for no more once %s', async (_, stop) => {
    const ana = await interviewer();
    const loop = await loopWith(world, team, [ana], { startsInMinutes: -60, minutes: 30 });
    await stop(loop, ana);
    await pass(75);
    const came = (await reminders(ana)).filter(({ state }) => state === 'kept');
    expect(came).toEqual([]);
    const late = await reminders(team.recruiter);
    expect(late.filter(({ state }) => state === 'kept').length).toBeLessThanOrEqual(1);
    const { body } = await ana.call(listNotifications);
    expect(body.items.filter(({ kind }: Sent) => kind === 'scorecard_due')).toEqual([]);
  });

  it('is asked for at the new end of an interview that moves', async () => {
    const ana = await interviewer();
    const loop = await loopWith(world, team, [ana], { startsInMinutes: 60, minutes: 30 });
    const startsAt = new Date(world.clock.now().getTime() + 30 * 3_600_000).toISOString();
    const moved = await team.recruiter.call(rescheduleInterview, {
      params: { interviewId: seatOf(loop, ana).interviewId },
      seen: 1,
      body: { startsAt },
    });
    expect(moved.status).toBe(200);
    expect(await told(ana)).toEqual([
      `scorecard_due ${day(1)} 15:30 waiting`,
      `cards_owed ${day(2)} 09:00 waiting`,
    ]);
    expect(await told(team.recruiter)).toEqual([`card_late ${day(4)} 15:30 waiting`]);
  });

  it('is listed by the clock of whoever owes it, also after they move', async () => {
    const ana = await interviewer();
    await loopWith(world, team, [ana], { startsInMinutes: -60, minutes: 30 });
    expect((await told(ana))[1]).toBe(`cards_owed ${day(1)} 09:00 waiting`);
    const moved = await ana.call(updateProfile, {
      seen: 1,
      body: { name: 'Ana', timeZone: 'America/New_York' },
    });
    expect(moved.status).toBe(200);
    expect((await told(ana))[1]).toMatch(/^cards_owed \d\d 1[34]:00 waiting$/);
  });

  it('is listed after the quiet hours, and once a day all the same', async () => {
    const ana = await interviewer();
    await ana.call(saveNotificationSettings, {
      seen: 1,
      body: { muted: [], quiet: { from: 480, until: 600 } },
    });
    await loopWith(world, team, [ana], { startsInMinutes: -60, minutes: 30 });
    await pass(24.5);
    expect((await told(ana)).slice(1)).toEqual([`cards_owed ${day(0)} 09:00 waiting`]);
    // Another seat, given in the quiet hours, moves nothing.
    await loopWith(world, team, [ana], { startsInMinutes: -60, minutes: 30 });
    await pass(1);
    const sent = (await told(ana)).filter((line) => line.startsWith('cards_owed'));
    expect(sent).toEqual([`cards_owed ${day(0)} 09:00 kept`, `cards_owed ${day(1)} 09:00 waiting`]);
  });
});

describe('the owner of a loop', () => {
  it('hears nothing of late cards of a loop on which they owe one themselves', async () => {
    const ana = await interviewer();
    const both = await createPerson(world, team.admin.orgId, ['recruiter', 'interviewer']);
    let loop = await loopWith(world, team, [ana], { startsInMinutes: -60, minutes: 30 });
    loop = await schedule(world, team, loop, [both], { startsInMinutes: -60, minutes: 30 });
    const given = await team.admin.call(assignOwners, {
      body: { changes: [{ loopId: loop.id, ownerId: both.memberId }] },
    });
    expect(given.status).toBe(200);
    await pass(75);
    const ofAna = (await reminders(both)).filter(({ kind }) => kind === 'card_late');
    expect(ofAna.map(({ state }) => state)).toEqual(['not_wanted']);
    const { body } = await both.call(listNotifications);
    expect(body.items.map(({ kind }: Sent) => kind)).not.toContain('card_late');
    // Nor does whoever owned it before.
    expect((await reminders(team.recruiter)).map(({ state }) => state)).toEqual(['not_wanted', 'not_wanted']);
  });

  it('is not told of who shadows', async () => {
    const ana = await interviewer();
    await loopWith(world, team, [ana], { startsInMinutes: -60, minutes: 30, kind: 'shadow' });
    expect(await reminders(team.recruiter)).toEqual([]);
  });
});

describe('a digest', () => {
  it('is read by no admin who owes a card: it tells of all loops of somebody', async () => {
    const ana = await interviewer();
    const loop = await loopWith(world, team, [ana], { startsInMinutes: -60, minutes: 30 });
    await pass(25);
    const digests = async (): Promise<{ id: string }[]> => {
      const { body } = await team.admin.call(listMails, { query: { limit: 100 } });
      return body.items.filter(({ kind, state }: Sent) => kind === 'cards_owed' && state === 'kept');
    };
    const [digest] = await digests();
    expect(digest).toBeDefined();
    const other = await loopWith(world, team, [team.admin], { startsInMinutes: -60, minutes: 30 });
    expect(await digests()).toEqual([]);
    const read = () => team.admin.call(getMail, { params: { mailId: digest?.id ?? '' } });
    expect((await read()).status).toBe(404);
    await submitFor(other, team.admin);
    expect((await read()).status).toBe(200);
    expect((await read()).body.text).toContain(loop.candidate.name);
  });
});

describe('the settings', () => {
  it('begin with what is usual, are versioned and noted', async () => {
    const { body } = await team.admin.call(getReminderSettings);
    expect(body).toEqual({
      isOn: true,
      firstAfterMinutes: 0,
      digestMinute: 540,
      tellOwnerAfterDays: 2,
      version: 1,
    });
    expect(await settings({ digestMinute: 480 })).toMatchObject({
      status: 200,
      body: { digestMinute: 480, version: 2 },
    });
    expect(await settings({})).toMatchObject({ status: 412 });
    expect(await actionsOf(world, team.admin.orgId)).toContain('reminders.settings_changed');
  });

  it('move what waits', async () => {
    const ana = await interviewer();
    await loopWith(world, team, [ana], { startsInMinutes: 60, minutes: 30 });
    await settings({ firstAfterMinutes: 120, digestMinute: 480, tellOwnerAfterDays: 5 });
    expect(await told(ana)).toEqual([
      `scorecard_due ${day(0)} 12:30 waiting`,
      `cards_owed ${day(1)} 08:00 waiting`,
    ]);
    expect(await told(team.recruiter)).toEqual([`card_late ${day(6)} 10:30 waiting`]);
  });

  it('turned off, remind nobody, and on again go on', async () => {
    const ana = await interviewer();
    await loopWith(world, team, [ana], { startsInMinutes: -60, minutes: 30 });
    await settings({ isOn: false });
    await pass(25);
    expect((await reminders(ana)).map(({ state }) => state)).toEqual(['not_wanted', 'not_wanted', 'waiting']);
    const on = await team.admin.call(saveReminderSettings, {
      seen: 2,
      body: { isOn: true, firstAfterMinutes: 0, digestMinute: 540, tellOwnerAfterDays: 2 },
    });
    expect(on.status).toBe(200);
    await pass(24);
    expect((await reminders(ana)).map(({ state }) => state)).toEqual([
      'not_wanted',
      'not_wanted',
      'kept',
      'waiting',
    ]);
  });
});
