import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendMails } from '#server/notifications/send-mails.ts';
import { type Database, openDatabase } from '#server/platform/database.ts';
import { deactivateMember } from '#shared/identity.ts';
import { cancelLoop, getLoop, type Loop } from '#shared/loops.ts';
import { getMail, listMails, listNotifications, type MailSummary } from '#shared/notifications.ts';
import type { Role } from '#shared/roles.ts';
import { readLink } from '#shared/session.ts';
import {
  listSlotOffers,
  offerSlots,
  pickSlot,
  readOfferedSlots,
  refuseSlots,
  withdrawSlots,
} from '#shared/slot-offers.ts';
import { createTeam, type Team } from '#tests/factories/job.ts';
import { openLoop, schedule } from '#tests/factories/loop.ts';
import { placeOffer, slotsOf } from '#tests/factories/slot-offer.ts';
import { entriesOf } from '#tests/support/audit-entries.ts';
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
const readIt = (token: string) => callApi(world, readOfferedSlots, { body: { token } });
const pick = (token: string, slotId: string | undefined, timeZone = 'Asia/Kolkata') =>
  callApi(world, pickSlot, { body: { token, slotId: slotId ?? '', timeZone } });
const refuse = (token: string, message: string) => callApi(world, refuseSlots, { body: { token, message } });
const loopOf = async ({ id }: Loop): Promise<Loop> =>
  (await team.recruiter.call(getLoop, { params: { loopId: id } })).body;
const offersOf = async ({ id }: Loop, by: Person = team.recruiter) =>
  (await by.call(listSlotOffers, { params: { loopId: id } })).body.offers;
const kindsOf = async (who: Person): Promise<string[]> =>
  (await who.call(listNotifications, { query: { limit: 200 } })).body.items.map(
    ({ kind }: { kind: string }) => kind,
  );
/** What was mailed to an address, the first one first, as an admin reads it. */
async function mailsTo(email: string) {
  const { body } = await team.admin.call(listMails, { query: { limit: 200 } });
  const mine: MailSummary[] = body.items.filter(({ to }: MailSummary) => to === email);
  const mails = await Promise.all(
    mine.map(async ({ id }) => (await team.admin.call(getMail, { params: { mailId: id } })).body),
  );
  return mails.toSorted((one, other) => (one.endedAt < other.endedAt ? -1 : 1));
}

describe('offering', () => {
  it('gives a link once, keeps only its hash, and shows a candidate times and nobody’s name', async () => {
    const loop = await openLoop(team, { name: 'Carla Cruz' });
    const body = slotsOf(world, loop, [ana]);

    const offered = await team.recruiter.call(offerSlots, { params: { loopId: loop.id }, body });

    expect([offered.status, offered.body.isMailed]).toEqual([201, false]);
    expect(offered.body.link).toMatch(/^http:\/\/localhost:3000\/slots#/);
    expect(offered.body.offer).toMatchObject({ state: 'open', people: [{ id: ana.memberId }] });
    expect((await entriesOf(world, loop.id)).at(-1)).toMatchObject({
      action: 'slots.offered',
      actor_id: team.recruiter.memberId,
    });
    const token = new URL(offered.body.link).hash.slice(1);
    const seen = await readIt(token);
    expect([seen.status, seen.body]).toEqual([
      200,
      {
        orgName: 'Harbour',
        jobTitle: 'Lead Data Engineer, Lisbon',
        minutes: 45,
        timeZone: 'Europe/Lisbon',
        expiresAt: expect.any(String),
        state: 'open',
        slots: body.startTimes.map((startsAt) => ({ id: expect.any(String), startsAt, isFree: true })),
        picked: null,
        isMailed: true,
      },
    ]);
    expect(seen.text).not.toMatch(new RegExp(`${ana.name}|Carla|meet\\.example`));
    const kept = await world.ownerSql<{ all: string }>(
      'SELECT (SELECT jsonb_agg(t)::text FROM link_tokens t) || (SELECT jsonb_agg(o)::text FROM slot_offers o) AS all',
    );
    expect(kept[0]?.all).not.toContain(token);
    expect(world.log.join('\n')).not.toContain(token);
    expect((await callApi(world, readLink, { body: { token } })).body.code).toBe('link_spent');
  });

  it('refuses times that are over, people who can’t sit, and a second offer of the round', async () => {
    const loop = await openLoop(team);
    const gone = await person();
    await team.admin.call(deactivateMember, { params: { memberId: gone.memberId } });
    const offer = (given: Parameters<typeof slotsOf>[3], people = [ana]) =>
      team.recruiter.call(offerSlots, {
        params: { loopId: loop.id },
        body: slotsOf(world, loop, people, given),
      });
    const over = await offer({ startTimes: ['2026-04-01T10:00:00Z', '2026-01-01T10:00:00Z'] });
    expect([over.status, over.body.errors[0].path]).toEqual([422, 'startTimes.1']);
    expect((await offer({}, [gone])).body.errors[0].path).toBe('seats.0.memberId');
    expect((await offer({ startTimes: ['2026-04-01T10:00:00Z', '2026-04-01T10:00:00.000Z'] })).status).toBe(
      400,
    );
    const tries = await Promise.all(Array.from({ length: 6 }, () => offer({})));
    expect(tries.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    const [only] = await offersOf(loop);
    expect((await offersOf(loop)).length).toBe(1);
    await team.recruiter.call(withdrawSlots, { params: { offerId: only.id } });
    expect((await offer({})).status).toBe(201);
    const asInterviewer = await ana.call(offerSlots, {
      params: { loopId: loop.id },
      body: slotsOf(world, loop, [ana]),
    });
    expect(asInterviewer.status).toBe(403);
  });
});

describe('picking', () => {
  it('schedules the interview with its seats, and tells everybody', async () => {
    const { loop, token, slotIds, id } = await placeOffer(world, team, [ana], {
      loop: await openLoop(team, { email: 'carla@elsewhere.example', name: 'Carla Cruz' }),
    });
    const before = (await readIt(token)).body.slots[1];

    const picked = await pick(token, slotIds[1]);

    expect([picked.status, picked.body.state, picked.body.picked.startsAt]).toEqual([
      200,
      'picked',
      before.startsAt,
    ]);
    const scheduled = await loopOf(loop);
    const [interview] = scheduled.interviews;
    expect(interview).toMatchObject({
      startsAt: before.startsAt,
      isHold: false,
      tellsCandidate: true,
      seats: [{ member: { id: ana.memberId }, card: 'not_due' }],
    });
    expect(scheduled.openRounds).toHaveLength(loop.openRounds.length - 1);
    expect(await offersOf(loop)).toMatchObject([{ id, state: 'picked', interviewId: interview?.id }]);
    const picks = (await entriesOf(world, id)).filter(({ action }) => action === 'slots.picked');
    expect(picks).toMatchObject([{ actor_id: null, data: { interviewId: interview?.id } }]);
    expect(await kindsOf(ana)).toContain('interview_invited');
    expect(await kindsOf(team.recruiter)).toContain('slot_picked');
    await sendMails(deps());
    const [confirmation] = await mailsTo('carla@elsewhere.example');
    expect(confirmation).toMatchObject({ kind: 'candidate_invited', state: 'kept' });
    // The third of March, 11:00 in London, on the candidate's own clocks.
    expect(confirmation.text).toContain('Tue 3 Mar 2026, 16:30 (Asia/Kolkata), 45 minutes');
    expect(confirmation.text).toContain('Video: https://meet.example/room');
    expect(confirmation.calendar).toContain('DTSTART:20260303T110000Z');
    expect(confirmation.calendar).toContain('STATUS:CONFIRMED');
    const all = JSON.stringify(confirmation);
    for (const secret of [ana.name, ana.email, interview?.name ?? '', team.recruiter.name])
      expect(all).not.toContain(secret);
  });

  it('has one effect, however many click at once', async () => {
    const { loop, token, slotIds } = await placeOffer(world, team, [await person()]);
    const clicks = await Promise.all(Array.from({ length: 12 }, (_, n) => pick(token, slotIds[n % 3])));
    expect(clicks.map(({ status }) => status).sort()).toEqual([200, ...Array(11).fill(409)]);
    expect((await loopOf(loop)).interviews).toHaveLength(1);
    const again = await pick(token, slotIds[0]);
    expect(again.body).toMatchObject({
      code: 'wrong_state',
      detail: 'A time was picked already. It stands.',
    });
    expect((await readIt(token)).body.state).toBe('picked');
  });

  it('says which times were taken meanwhile, and takes none of them', async () => {
    const bo = await person();
    const { loop, token, slotIds } = await placeOffer(world, team, [bo]);
    await schedule(world, team, await openLoop(team), [bo], { startsInMinutes: 24 * 60 + 30 });
    const { slots } = (await readIt(token)).body;
    expect(slots.map(({ isFree }: { isFree: boolean }) => isFree)).toEqual([false, true, true]);
    const taken = await pick(token, slotIds[0]);
    expect([taken.status, taken.body.code]).toEqual([422, 'rule_broken']);
    expect(taken.body.detail).toContain('taken in the meantime');
    expect((await loopOf(loop)).interviews).toEqual([]);
    expect((await pick(token, slotIds[1])).status).toBe(200);
  });

  it('lets a time be picked that was busy when it was offered: who offered it knew', async () => {
    const bo = await person();
    await schedule(world, team, await openLoop(team), [bo], { startsInMinutes: 24 * 60 });
    const { token, slotIds } = await placeOffer(world, team, [bo]);
    expect((await pick(token, slotIds[0])).status).toBe(200);
  });

  it('is over once the offer has expired, was withdrawn, or the loop ended, each in its words', async () => {
    const expired = await placeOffer(world, team, [ana], { days: 1 });
    const withdrawn = await placeOffer(world, team, [ana]);
    const closed = await placeOffer(world, team, [ana]);
    await team.recruiter.call(withdrawSlots, { params: { offerId: withdrawn.id } });
    await team.recruiter.call(cancelLoop, {
      params: { loopId: closed.loop.id },
      body: { cause: 'job_filled', reason: 'No opening' },
    });
    await letTimePass(world, { hours: 24 });
    const states = { expired, withdrawn, closed };
    const words = new Set<string>();
    for (const [state, { token, slotIds, loop }] of Object.entries(states)) {
      expect((await readIt(token)).body).toMatchObject({ state, slots: [] });
      const refused = await pick(token, slotIds[2]);
      expect([refused.status, refused.body.code]).toEqual([409, 'wrong_state']);
      words.add(refused.body.detail);
      expect((await refuse(token, 'Hello?')).status).toBe(409);
      expect((await loopOf(loop)).interviews).toEqual([]);
    }
    expect(words.size).toBe(3);
    const again = await team.recruiter.call(withdrawSlots, { params: { offerId: withdrawn.id } });
    expect(again.body.code).toBe('wrong_state');
  });

  it('names nobody where a seat can’t be taken any more', async () => {
    const bo = await person();
    const { token, slotIds } = await placeOffer(world, team, [bo]);
    await team.admin.call(deactivateMember, { params: { memberId: bo.memberId } });
    const refused = await pick(token, slotIds[0]);
    expect([refused.status, refused.text.includes(bo.name)]).toEqual([409, false]);
  });

  it('takes slots of its own offer alone, and links that are ours', async () => {
    const { token } = await placeOffer(world, team, [ana]);
    const other = await placeOffer(world, team, [ana]);
    expect((await pick(token, other.slotIds[0])).status).toBe(404);
    const forged = await world.platform.links.sign({
      purpose: 'slots',
      id: world.platform.ids.next(),
      expiresAt: new Date(world.clock.now().getTime() + 3_600_000),
    });
    for (const wrong of [forged, `${token}x`, 'nothing']) {
      expect((await pick(wrong, other.slotIds[0])).body.code).toBe('link_spent');
    }
  });

  it('is no second interview where the round was scheduled by hand', async () => {
    const { loop, token, slotIds } = await placeOffer(world, team, [ana]);
    await schedule(world, team, loop, [await person()], { startsInMinutes: 48 * 60 });
    expect((await readIt(token)).body.state).toBe('withdrawn');
    expect((await pick(token, slotIds[0])).status).toBe(409);
  });
});

describe('refusing', () => {
  it('reaches who offered, with what the candidate wrote, and ends the offer', async () => {
    const { loop, token, id } = await placeOffer(world, team, [ana]);
    const refused = await refuse(token, '  I am away until Thursday. ');
    expect([refused.status, refused.body.state]).toEqual([200, 'refused']);
    expect(await offersOf(loop)).toMatchObject([{ state: 'refused', message: 'I am away until Thursday.' }]);
    expect(await kindsOf(team.recruiter)).toContain('slots_refused');
    expect((await entriesOf(world, id)).at(-1)).toMatchObject({ action: 'slots.refused', actor_id: null });
    await sendMails(deps());
    const mails = await mailsTo(team.recruiter.email);
    expect(mails.some(({ kind }) => kind === 'slots_refused')).toBe(true);
    expect(JSON.stringify(mails)).not.toContain('until Thursday');
    expect((await refuse(token, 'Again')).status).toBe(409);
  });
});
