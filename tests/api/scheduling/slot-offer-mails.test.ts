import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendMails } from '#server/notifications/send-mails.ts';
import { type Database, openDatabase } from '#server/platform/database.ts';
import { createMailer } from '#server/platform/mailer.ts';
import { cancelInterview, getLoop, type Loop, rescheduleInterview } from '#shared/loops.ts';
import { getMail, listMails, type MailSummary } from '#shared/notifications.ts';
import type { Role } from '#shared/roles.ts';
import { listSlotOffers, offerSlots, pickSlot, refuseSlots } from '#shared/slot-offers.ts';
import { createTeam, openJob, type Team } from '#tests/factories/job.ts';
import { openLoop, schedule } from '#tests/factories/loop.ts';
import { placeOffer, slotsOf } from '#tests/factories/slot-offer.ts';
import { fakeSmtp } from '#tests/support/fake-smtp.ts';
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

let world: World;
let team: Team;
let jobs: Database;
let ana: Person;

beforeAll(async () => {
  world = await createWorld();
  team = await createTeam(world, await createOrg(world, 'Harbour'));
  jobs = openDatabase({ url: world.database.jobsUrl, maxConnections: 1 });
  ana = await person();
});
afterAll(async () => {
  await jobs.close();
  await world.end();
});

const person = (...roles: Role[]): Promise<Person> =>
  createPerson(world, team.admin.orgId, roles.length === 0 ? ['interviewer'] : roles);
const deps = () => ({
  ...refitDeps(world),
  jobs,
  mailer: null,
  publicUrl: 'https://evenhand.example',
  from: 'no-reply@evenhand.example',
});
// A candidate has no session.
const pick = (token: string, slotId: string | undefined, timeZone = 'Asia/Kolkata') =>
  callApi(world, pickSlot, { body: { token, slotId: slotId ?? '', timeZone } });
const refuse = (token: string, message: string) => callApi(world, refuseSlots, { body: { token, message } });
const loopOf = async ({ id }: Loop): Promise<Loop> =>
  (await team.recruiter.call(getLoop, { params: { loopId: id } })).body;
const offersOf = async ({ id }: Loop, by: Person = team.recruiter) =>
  (await by.call(listSlotOffers, { params: { loopId: id } })).body.offers;
/** What was mailed to an address, the first one first, as an admin reads it. */
async function mailsTo(email: string) {
  const { body } = await team.admin.call(listMails, { query: { limit: 200 } });
  const mine: MailSummary[] = body.items.filter(({ to }: MailSummary) => to === email);
  const mails = await Promise.all(
    mine.map(async ({ id }) => (await team.admin.call(getMail, { params: { mailId: id } })).body),
  );
  return mails.toSorted((one, other) => (one.endedAt < other.endedAt ? -1 : 1));
}

describe('mails to the candidate', () => {
  it('bring the link, and keep nothing of it once a mail server has it', async () => {
    const server = await fakeSmtp();
    const loop = await openLoop(team, { email: 'dora@elsewhere.example' });
    const offered = await team.recruiter.call(offerSlots, {
      params: { loopId: loop.id },
      body: slotsOf(world, loop, [ana], { mailsCandidate: true }),
    });
    expect(offered.body.isMailed).toBe(true);
    const mailer = createMailer({
      smtpUrl: `smtp://127.0.0.1:${server.port}`,
      from: 'no-reply@evenhand.example',
    });
    await sendMails({ ...deps(), mailer });
    mailer.close();
    await server.end();
    const sent = server.received.find((mail) => mail.includes('To: dora@elsewhere.example')) ?? '';
    const token = new URL(offered.body.link).hash.slice(1);
    expect(sent.replace(/=\r\n/g, '').replaceAll('=3D', '=')).toContain(token);
    const [mail] = await mailsTo('dora@elsewhere.example');
    expect(mail).toMatchObject({ kind: 'slots_offered', state: 'sent' });
    expect(mail.text).toContain('/slots#…');
    expect(mail.text).not.toContain(token);
  });

  it('tell of a new time and of a cancellation under one id, and nothing without an address', async () => {
    const { loop, token, slotIds } = await placeOffer(world, team, [ana], {
      loop: await openLoop(team, { email: 'eva@elsewhere.example' }),
    });
    await pick(token, slotIds[2], 'America/New_York');
    const [interview] = (await loopOf(loop)).interviews;
    const params = { interviewId: interview?.id ?? '' };
    await sendMails(deps());
    const startsAt = new Date(world.clock.now().getTime() + 72 * 3_600_000).toISOString();
    await letTimePass(world, { minutes: 1 });
    await team.recruiter.call(rescheduleInterview, { params, seen: 1, body: { startsAt } });
    await sendMails(deps());
    await letTimePass(world, { minutes: 1 });
    await team.recruiter.call(cancelInterview, { params, body: { reason: 'zq the panel is ill' } });
    await sendMails(deps());
    const mails = await mailsTo('eva@elsewhere.example');
    expect(mails.map(({ kind }) => kind)).toEqual([
      'candidate_invited',
      'candidate_moved',
      'candidate_cancelled',
    ]);
    expect(
      mails.map(({ calendar }) =>
        calendar.split('\r\n').filter((line: string) => /^(METHOD|UID|SEQUENCE):/.test(line)),
      ),
    ).toEqual([
      ['METHOD:REQUEST', `UID:${params.interviewId}@evenhand`, 'SEQUENCE:1'],
      ['METHOD:REQUEST', `UID:${params.interviewId}@evenhand`, 'SEQUENCE:2'],
      ['METHOD:CANCEL', `UID:${params.interviewId}@evenhand`, 'SEQUENCE:3'],
    ]);
    expect(mails.every(({ text }) => text.includes('(America/New_York)'))).toBe(true);
    expect(JSON.stringify(mails)).not.toContain('zq the panel');
    const silent = await openLoop(team, { email: null });
    const offered = await team.recruiter.call(offerSlots, {
      params: { loopId: silent.id },
      body: slotsOf(world, silent, [ana], { mailsCandidate: true }),
    });
    expect(offered.body.isMailed).toBe(false);
  });
});

describe('who must not know the candidate', () => {
  it('is not told what the candidate wrote, which may hold a name', async () => {
    const job = await openJob(team, { anonymousReview: true });
    const planner = await person('recruiter', 'interviewer');
    const loop = await openLoop(team, { job, name: 'Hidden Person' });
    const seated = await schedule(world, team, loop, [planner]);
    const { token } = await placeOffer(world, team, [ana], { loop: seated });
    await refuse(token, 'Kind regards, Hidden Person');
    expect(await offersOf(loop, planner)).toMatchObject([{ state: 'refused', message: null }]);
    expect(await offersOf(loop)).toMatchObject([{ message: 'Kind regards, Hidden Person' }]);
  });
});
