import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendMails } from '#server/notifications/send-mails.ts';
import { type Database, openDatabase } from '#server/platform/database.ts';
import { type Availability, findAvailability } from '#shared/availability.ts';
import {
  getLoop,
  type Loop,
  listMyInterviews,
  type MyInterview,
  rescheduleInterview,
  scheduleInterview,
} from '#shared/loops.ts';
import { updateProfile } from '#shared/session.ts';
import { offerSlots, pickSlot, readOfferedSlots } from '#shared/slot-offers.ts';
import { createTeam, type Team } from '#tests/factories/job.ts';
import { interviewOf, openLoop, seatOf } from '#tests/factories/loop.ts';
import { slotsOf } from '#tests/factories/slot-offer.ts';
import { letTimePass } from '#tests/support/let-time-pass.ts';
import { refitDeps } from '#tests/support/refits.ts';
import {
  callApi,
  createOrg,
  createPerson,
  createWorld,
  type Person,
  type World,
} from '#tests/support/world.ts';

/**
 * Three people on three continents, around the three weeks of 2026 in which New York has changed its clocks (8 March) and
 * Berlin has not (29 March); São Paulo never does. What is planned on 2 March must mean the same instant to all of them.
 */
const [saoPaulo, berlin, newYork] = ['America/Sao_Paulo', 'Europe/Berlin', 'America/New_York'];
const candidateEmail = 'nora@elsewhere.example';

let world: World;
let team: Team;
let jobs: Database;
let bea: Person;
let loop: Loop;

beforeAll(async () => {
  world = await createWorld();
  team = await createTeam(world, await createOrg(world, 'Harbour'));
  jobs = openDatabase({ url: world.database.jobsUrl, maxConnections: 1 });
  bea = await createPerson(world, team.admin.orgId, ['interviewer'], { name: 'Bea Berlin' });
  await bea.call(updateProfile, { seen: 1, body: { timeZone: berlin } });
  await team.recruiter.call(updateProfile, { seen: 1, body: { timeZone: saoPaulo } });
  loop = await openLoop(team, { name: 'Nora York', email: candidateEmail });
  await world.ownerSql('UPDATE candidates SET time_zone = $1', [newYork]);
});
afterAll(async () => {
  await jobs.close();
  await world.end();
});

const send = (): Promise<number> =>
  sendMails({
    ...refitDeps(world),
    jobs,
    mailer: null,
    publicUrl: 'https://evenhand.example',
    from: 'no-reply@evenhand.example',
  });

interface Kept {
  readonly kind: string;
  readonly subject: string;
  readonly text: string;
  readonly calendar: string | null;
}
/** What went to an address about times, the first one first. */
const mailsTo = (email: string): Promise<Kept[]> =>
  world.ownerSql<Kept>(
    `SELECT coalesce(n.kind, k.kind) AS kind, x.subject, x.text, x.calendar
       FROM mails x LEFT JOIN notifications n ON n.org_id = x.org_id AND n.id = x.notification_id
       LEFT JOIN candidate_notices k ON k.org_id = x.org_id AND k.id = x.notice_id
      WHERE x.to_address = $1 ORDER BY x.ended_at, x.id`,
    [email],
  );
const lastTo = async (email: string): Promise<Kept> => {
  const last = (await mailsTo(email)).at(-1);
  if (last === undefined) throw new Error(`nothing went to ${email}`);
  return last;
};

/** A calendar file as a calendar program reads it. */
function entryOf({ calendar }: Kept): { uid: string; sequence: number; from: string; until: string } {
  const component = new ICAL.Component(ICAL.parse(calendar ?? '')).getFirstSubcomponent('vevent');
  if (component === null) throw new Error('no entry');
  const { uid, sequence, startDate, endDate } = new ICAL.Event(component);
  const instant = (time: ICAL.Time): string => new Date(time.toUnixTime() * 1_000).toISOString();
  return { uid, sequence: Number(sequence), from: instant(startDate), until: instant(endDate) };
}

/** On the clocks of a place, by what the runtime knows of them: another source than what the mails are written with. */
const onClocksOf = (zone: string | undefined, at: string): string =>
  new Date(at).toLocaleString('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });

const planned = '2026-03-10T15:00:00.000Z';
const moved = '2026-03-30T14:00:00.000Z';

describe('a loop that is planned before the clocks change, for after', () => {
  it('invites everybody to one instant, in the words of their own clocks', async () => {
    const reply = await team.recruiter.call(scheduleInterview, {
      params: { loopId: loop.id },
      body: {
        ...interviewOf(world, loop, [bea]),
        startsAt: planned,
        timeZone: saoPaulo,
        tellsCandidate: true,
      },
    });
    expect(reply.status).toBe(201);
    loop = reply.body;
    await send();
    expect([
      onClocksOf(saoPaulo, planned),
      onClocksOf(berlin, planned),
      onClocksOf(newYork, planned),
    ]).toEqual(['2026-03-10 12:00', '2026-03-10 16:00', '2026-03-10 11:00']);
    const [toBea, toNora] = [await lastTo(bea.email), await lastTo(candidateEmail)];
    expect([toBea.kind, toNora.kind]).toEqual(['interview_invited', 'candidate_invited']);
    expect(toBea.subject).toContain('Tue 10 Mar 2026, 16:00');
    expect(toBea.text).toContain(`Tue 10 Mar 2026, 16:00 (${berlin}), 45 minutes`);
    expect(toNora.subject).toContain('Tue 10 Mar 2026, 11:00');
    expect(toNora.text).toContain(`Tue 10 Mar 2026, 11:00 (${newYork}), 45 minutes`);
    const times = { sequence: 1, from: planned, until: '2026-03-10T15:45:00.000Z' };
    const { id, interviewId } = seatOf(loop, bea);
    expect(entryOf(toBea)).toEqual({ uid: `${id}@evenhand`, ...times });
    expect(entryOf(toNora)).toEqual({ uid: `${interviewId}@evenhand`, ...times });
  });

  it('is moved over the other change under the same ids with a higher number, and its reminders with it', async () => {
    await letTimePass(world, { days: 7 });
    const { id, interviewId } = seatOf(loop, bea);
    const reply = await team.recruiter.call(rescheduleInterview, {
      params: { interviewId },
      seen: 1,
      body: { startsAt: moved },
    });
    expect(reply.status).toBe(200);
    await send();
    expect([onClocksOf(berlin, moved), onClocksOf(newYork, moved)]).toEqual([
      '2026-03-30 16:00',
      '2026-03-30 10:00',
    ]);
    const [toBea, toNora] = [await lastTo(bea.email), await lastTo(candidateEmail)];
    expect([toBea.kind, toNora.kind]).toEqual(['interview_moved', 'candidate_moved']);
    expect(toBea.text).toContain(`Mon 30 Mar 2026, 16:00 (${berlin})`);
    expect(toNora.subject).toContain('now Mon 30 Mar 2026, 10:00');
    expect(toNora.text).toContain(`Mon 30 Mar 2026, 10:00 (${newYork})`);
    const times = { sequence: 2, from: moved, until: '2026-03-30T14:45:00.000Z' };
    expect(entryOf(toBea)).toEqual({ uid: `${id}@evenhand`, ...times });
    expect(entryOf(toNora)).toEqual({ uid: `${interviewId}@evenhand`, ...times });
    // At the end; at nine the next morning in Berlin, which is seven in UTC by then; and two days after it is late.
    const due = await world.ownerSql(
      `SELECT n.kind, n.shows_at AS "showsAt", x.due_at AS "dueAt"
         FROM notifications n JOIN mails x ON x.org_id = n.org_id AND x.notification_id = n.id
        WHERE n.kind IN ('scorecard_due', 'cards_owed', 'card_late') AND x.state = 'waiting' ORDER BY n.shows_at`,
    );
    const at = (text: string): { showsAt: Date; dueAt: Date } => ({
      showsAt: new Date(text),
      dueAt: new Date(text),
    });
    expect(due).toEqual([
      { kind: 'scorecard_due', ...at('2026-03-30T14:45:00Z') },
      { kind: 'cards_owed', ...at('2026-03-31T07:00:00Z') },
      { kind: 'card_late', ...at('2026-04-02T14:45:00Z') },
    ]);
  });

  it('offers the candidate instants, and says until when on the candidate’s clocks', async () => {
    const later = await openLoop(team, { name: 'Nora Again', email: 'nora.again@elsewhere.example' });
    await world.ownerSql('UPDATE candidates SET time_zone = $1', [newYork]);
    const startTimes = ['2026-03-27T14:00:00.000Z', '2026-03-30T13:00:00.000Z'];
    const offered = await team.recruiter.call(offerSlots, {
      params: { loopId: later.id },
      body: slotsOf(world, later, [bea], { startTimes, timeZone: saoPaulo, mailsCandidate: true }),
    });
    expect(offered.status).toBe(201);
    await send();
    const expiresAt: string = offered.body.offer.expiresAt;
    const [date = '', time = ''] = onClocksOf(newYork, expiresAt).split(' ');
    const { text } = await lastTo('nora.again@elsewhere.example');
    expect(text).toContain(`Mar 2026, ${time} (${newYork})`);
    expect(text).toContain(` ${Number(date.slice(-2))} Mar 2026`);
    const token = new URL(offered.body.link).hash.slice(1);
    const read = await callApi(world, readOfferedSlots, { body: { token } });
    expect(read.body).toMatchObject({
      timeZone: newYork,
      slots: startTimes.map((startsAt) => ({ startsAt })),
    });
    expect(startTimes.map((at) => onClocksOf(read.body.timeZone, at))).toEqual([
      '2026-03-27 10:00',
      '2026-03-30 09:00',
    ]);
    const slotId = read.body.slots[1].id;
    const picked = await callApi(world, pickSlot, { body: { token, slotId, timeZone: newYork } });
    expect(picked.body.picked.startsAt).toBe(startTimes[1]);
    await send();
    // Who planned it, who holds it, whose it is.
    expect((await lastTo(team.recruiter.email)).subject).toContain('Mon 30 Mar 2026, 10:00');
    expect((await lastTo(bea.email)).subject).toContain('Mon 30 Mar 2026, 15:00');
    expect((await lastTo('nora.again@elsewhere.example')).subject).toContain('Mon 30 Mar 2026, 09:00');
  });

  it('proposes times by the clocks that hold on each day', async () => {
    const reply = await team.recruiter.call(findAvailability, {
      params: { loopId: loop.id },
      body: {
        memberIds: [bea.memberId, team.recruiter.memberId],
        from: '2026-03-27T03:00:00Z',
        days: 6,
        minutes: 180,
        timeZone: saoPaulo,
      },
    });
    const { people, proposals }: Availability = reply.body;
    const working = people.find(({ id }) => id === bea.memberId)?.working.map(({ startsAt }) => startsAt);
    expect(working).toEqual(
      ['27T08', '30T07', '31T07'].map((at) => `2026-03-${at}:00:00.000Z`).concat('2026-04-01T07:00:00.000Z'),
    );
    // From nine in São Paulo until five in Berlin: four hours on Friday, three from Monday on.
    const on = (day: string): string[] =>
      proposals.filter((at) => at.startsWith(day)).map((at) => at.slice(11, 16));
    expect(on('2026-03-27')).toEqual(['12:00', '12:30', '13:00']);
    expect(on('2026-03-31')).toEqual(['12:00']);
    // On Monday the interviewer has two interviews in these hours.
    expect(on('2026-03-30')).toEqual([]);
  });

  it('is of today in “My interviews” from midnight on the interviewer’s clocks, and nobody else’s', async () => {
    const { interviewId } = seatOf(
      (await team.recruiter.call(getLoop, { params: { loopId: loop.id } })).body,
      bea,
    );
    const group = async (at: string): Promise<string | undefined> => {
      const seconds = (Date.parse(at) - world.clock.now().getTime()) / 1_000;
      await letTimePass(world, { seconds });
      const { body } = await bea.call(listMyInterviews);
      return body.items.find((one: MyInterview) => one.interviewId === interviewId)?.group;
    };
    // Berlin goes from UTC+1 to UTC+2 on the 29th: the 30th begins an hour earlier than the day before did.
    expect(await group('2026-03-29T21:59:59Z')).toBe('upcoming');
    expect(await group('2026-03-29T22:00:00Z')).toBe('today');
    expect(await group('2026-03-30T14:44:00Z')).toBe('today');
    expect(await group('2026-03-30T14:45:00Z')).toBe('to_score');
    await send();
    expect((await lastTo(bea.email)).kind).toBe('scorecard_due');
    expect(await group('2026-03-31T07:00:00Z')).toBe('to_score');
    await send();
    expect((await lastTo(bea.email)).kind).toBe('cards_owed');
    expect((await lastTo(bea.email)).text).toContain('Nora York');
    expect(await group('2026-03-31T14:45:00Z')).toBe('late');
  });
});
