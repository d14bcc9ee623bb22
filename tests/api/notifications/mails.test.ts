import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailDeps, sendMails } from '#server/notifications/send-mails.ts';
import { type Database, openDatabase } from '#server/platform/database.ts';
import { createMailer, type Mailer } from '#server/platform/mailer.ts';
import { cancelInterview, rescheduleInterview } from '#shared/loops.ts';
import {
  getMail,
  listMails,
  type Mail,
  type MailSummary,
  saveNotificationSettings,
} from '#shared/notifications.ts';
import { updateProfile } from '#shared/session.ts';
import { createTeam, type Team } from '#tests/factories/job.ts';
import { loopWith, seatOf, submitFor } from '#tests/factories/loop.ts';
import { fakeSmtp } from '#tests/support/fake-smtp.ts';
import { letTimePass } from '#tests/support/let-time-pass.ts';
import { refitDeps } from '#tests/support/refits.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;
let jobs: Database;

beforeAll(async () => {
  world = await createWorld();
  team = await createTeam(world, await createOrg(world, 'Mail Org'));
  jobs = openDatabase({ url: world.database.jobsUrl, maxConnections: 1 });
});
afterAll(async () => {
  await jobs.close();
  await world.end();
});

const deps = (mailer: Mailer | null = null): MailDeps => ({
  ...refitDeps(world),
  jobs,
  mailer,
  publicUrl: 'https://evenhand.example',
  from: 'no-reply@evenhand.example',
});
const interviewer = (given: { name?: string } = {}): Promise<Person> =>
  createPerson(world, team.admin.orgId, ['interviewer'], given);

/** The mails for a person's seats without the daily digest, the earliest due first, as the admin reads them. */
async function mailsTo(person: Person): Promise<Mail[]> {
  const { body } = await team.admin.call(listMails, { query: { limit: 200 } });
  const ids = await world.ownerSql<{ id: string }>(
    `SELECT x.id FROM mails x JOIN notifications n ON n.org_id = x.org_id AND n.id = x.notification_id
      WHERE n.member_id = $1 AND n.kind <> 'cards_owed' ORDER BY n.made_at, n.id`,
    [person.memberId],
  );
  const listed = new Set(body.items.map(({ id }: MailSummary) => id));
  expect(ids.every(({ id }) => listed.has(id))).toBe(true);
  return Promise.all(
    ids.map(async ({ id }) => (await team.admin.call(getMail, { params: { mailId: id } })).body),
  );
}
const states = async (person: Person): Promise<string[]> =>
  (await mailsTo(person)).map(({ kind, state }) => `${kind} ${state}`);

describe('without a mail server', () => {
  it('keeps each mail when it is due, once, with its calendar file, for admins to read', async () => {
    const ana = await interviewer({ name: 'Ana Alves' });
    const loop = await loopWith(world, team, [ana], { startsInMinutes: 90, minutes: 45, name: 'Carla Cruz' });
    await sendMails(deps());
    await sendMails(deps());
    expect(await states(ana)).toEqual(['interview_invited kept', 'scorecard_due waiting']);
    const [invited, due] = await mailsTo(ana);
    const { id } = seatOf(loop, ana);
    expect(invited?.to).toBe(ana.email);
    expect(invited?.subject).toContain('Carla Cruz');
    expect(invited?.text).toContain('Hello Ana Alves,');
    expect(invited?.text).toContain(`https://evenhand.example/interviews/${id}`);
    expect(invited?.text).toContain('45 minutes');
    const lines = unfolded(invited?.calendar);
    const startsAt = String(loop.interviews[0]?.startsAt).replace(/[-:]|\.\d+/g, '');
    expect(lines).toEqual(
      expect.arrayContaining([
        'METHOD:REQUEST',
        `UID:${id}@evenhand`,
        'SEQUENCE:1',
        'STATUS:CONFIRMED',
        `DTSTART:${startsAt}`,
        'LOCATION:https://meet.example/room',
      ]),
    );
    expect([due?.to, due?.text, due?.endedAt]).toEqual([null, null, null]);
  });

  it('replaces an entry of the calendar by a higher number under the same id, and takes it out', async () => {
    const ana = await interviewer();
    const loop = await loopWith(world, team, [ana], { startsInMinutes: 90 });
    const { id, interviewId } = seatOf(loop, ana);
    await sendMails(deps());
    const startsAt = new Date(world.clock.now().getTime() + 600 * 60_000).toISOString();
    await team.recruiter.call(rescheduleInterview, { params: { interviewId }, seen: 1, body: { startsAt } });
    await sendMails(deps());
    await team.recruiter.call(cancelInterview, {
      params: { interviewId },
      body: { reason: 'The candidate is ill' },
    });
    await sendMails(deps());
    const calendars = (await mailsTo(ana))
      .filter(({ calendar }) => calendar !== null)
      .map(({ calendar }) => unfolded(calendar));
    expect(
      calendars.map((lines) => lines.filter((line) => /^(METHOD|UID|SEQUENCE|STATUS):/.test(line))),
    ).toEqual([
      ['METHOD:REQUEST', `UID:${id}@evenhand`, 'SEQUENCE:1', 'STATUS:CONFIRMED'],
      ['METHOD:REQUEST', `UID:${id}@evenhand`, 'SEQUENCE:2', 'STATUS:CONFIRMED'],
      ['METHOD:CANCEL', `UID:${id}@evenhand`, 'SEQUENCE:4', 'STATUS:CANCELLED'],
    ]);
    expect(JSON.stringify(await mailsTo(ana))).not.toContain('The candidate is ill');
    // The reminder of a card that nobody owes any more.
    await letTimePass(world, { hours: 12 });
    await sendMails(deps());
    expect(await states(ana)).toContain('scorecard_due not_wanted');
  });

  it('reminds nobody whose card is in, and says nothing of what stands in it', async () => {
    const [ana, bo] = [await interviewer(), await interviewer()];
    const loop = await loopWith(world, team, [ana, bo], { startsInMinutes: 30, minutes: 30 });
    await letTimePass(world, { minutes: 61 });
    await submitFor(loop, ana);
    await sendMails(deps());
    expect([(await states(ana)).at(-1), (await states(bo)).at(-1)]).toEqual([
      'scorecard_due not_wanted',
      'scorecard_due kept',
    ]);
    const all = JSON.stringify([await mailsTo(ana), await mailsTo(bo)]);
    expect(all).not.toMatch(/Talked through|Said and showed|strong_yes|"rating"/);
  });
});

describe('what a person chose', () => {
  it('keeps a kind out of their mail', async () => {
    const ana = await interviewer();
    await ana.call(saveNotificationSettings, {
      seen: 1,
      body: { muted: ['interview_invited'], quiet: null },
    });
    await loopWith(world, team, [ana], { startsInMinutes: 90 });
    await sendMails(deps());
    expect((await states(ana))[0]).toBe('interview_invited not_wanted');
  });

  it('holds mails back until their quiet hours end, in their own zone, but for an interview before that', async () => {
    const ana = await interviewer();
    expect((await ana.call(updateProfile, { seen: 1, body: { timeZone: 'Asia/Tokyo' } })).status).toBe(200);
    const minute = minuteIn('Asia/Tokyo', world.clock.now());
    const quiet = { from: minute, until: (minute + 8 * 60) % 1440 };
    await ana.call(saveNotificationSettings, { seen: 1, body: { muted: [], quiet } });
    await loopWith(world, team, [ana], { startsInMinutes: 20 * 60 });
    await loopWith(world, team, [ana], { startsInMinutes: 2 * 60, minutes: 30 });
    await sendMails(deps());
    expect(await states(ana)).toEqual([
      'interview_invited waiting',
      'scorecard_due waiting',
      'interview_invited kept',
      'scorecard_due waiting',
    ]);
    await letTimePass(world, { hours: 7, minutes: 58 });
    await sendMails(deps());
    expect((await states(ana)).filter((state) => state.includes('kept'))).toHaveLength(1);
    await letTimePass(world, { minutes: 3 });
    await sendMails(deps());
    expect(await states(ana)).toEqual([
      'interview_invited kept',
      'scorecard_due waiting',
      'interview_invited kept',
      'scorecard_due kept',
    ]);
  });
});

describe('with a mail server', () => {
  it('hands each mail to it, and tries again later what it refuses', async () => {
    const server = await fakeSmtp();
    const ana = await interviewer({ name: 'Zoë Ångström' });
    await loopWith(world, team, [ana], { startsInMinutes: 90 });
    const mailer = createMailer({
      smtpUrl: `smtp://127.0.0.1:${server.port}`,
      from: 'no-reply@evenhand.example',
    });
    server.refuse = true;
    await sendMails(deps(mailer));
    const [refused] = await mailsTo(ana);
    expect(refused).toMatchObject({ state: 'waiting' });
    expect(refused?.failure).toContain('451');
    await sendMails(deps(mailer));
    expect(server.tried).toBe(1);
    server.refuse = false;
    await letTimePass(world, { minutes: 2 });
    await Promise.all([sendMails(deps(mailer)), sendMails(deps(mailer))]);
    await sendMails(deps(mailer));
    expect((await mailsTo(ana))[0]).toMatchObject({ state: 'sent', failure: null });
    const mine = server.received.filter((mail) => mail.includes(`To: ${ana.email}`));
    expect(mine).toHaveLength(1);
    expect(mine[0]).toContain('From: Evenhand <no-reply@evenhand.example>');
    expect(mine[0]).toContain('method=REQUEST');
    expect(mine[0]).toContain('Auto-Submitted: auto-generated');
    mailer.close();
    await server.end();
  });
});

it('gives way to who took up a mail meanwhile, where the mails before it took too long', async () => {
  const people = await Promise.all(Array.from({ length: 6 }, () => interviewer()));
  await loopWith(world, team, people.slice(0, 3), { startsInMinutes: 90 });
  await loopWith(world, team, people.slice(3), { startsInMinutes: 90 });
  const sent: string[] = [];
  const note = ({ to }: { to: string }): number => sent.push(to);
  const quick: Mailer = { send: async (mail) => void note(mail), close: () => undefined };
  const slow: Mailer = {
    send: async (mail) => {
      note(mail);
      await letTimePass(world, { minutes: 4 });
      // Twelve minutes after it took all of them, it has three and another process takes up the others.
      if (sent.length === 3) await sendMails(deps(quick));
    },
    close: () => undefined,
  };
  await sendMails(deps(slow));
  expect(sent.toSorted()).toEqual(people.map(({ email }) => email).toSorted());
});

describe('who reads mails', () => {
  it('is admins, and none of them about a loop on which they owe a card', async () => {
    const admin = await createPerson(world, team.admin.orgId, ['admin', 'interviewer']);
    const ana = await interviewer();
    const loop = await loopWith(world, team, [ana, admin], { startsInMinutes: 90 });
    await sendMails(deps());
    const [mail] = await mailsTo(ana);
    const seen = (await admin.call(listMails, { query: { limit: 200 } })).body.items.map(
      ({ id }: MailSummary) => id,
    );
    expect(seen).not.toContain(mail?.id);
    expect((await admin.call(getMail, { params: { mailId: String(mail?.id) } })).status).toBe(404);
    await letTimePass(world, { hours: 4 });
    await submitFor(loop, admin);
    expect((await admin.call(getMail, { params: { mailId: String(mail?.id) } })).status).toBe(200);
  });
});

function unfolded(calendar: string | null | undefined): string[] {
  return (calendar ?? '').replace(/\r\n[ \t]/g, '').split('\r\n');
}

function minuteIn(timeZone: string, at: Date): number {
  const [hour = 0, minute = 0] = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
    .format(at)
    .split(':')
    .map(Number);
  return hour * 60 + minute;
}
