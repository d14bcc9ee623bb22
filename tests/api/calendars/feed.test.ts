import type { Response } from 'supertest';
import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getCalendarFeed, getMyCalendar, makeCalendarFeed, revokeCalendarFeed } from '#shared/calendars.ts';
import { addressOf } from '#shared/endpoint.ts';
import { deactivateMember } from '#shared/identity.ts';
import { cancelInterview, rescheduleInterview } from '#shared/loops.ts';
import { declineSeat } from '#shared/scheduling.ts';
import { createTeam, type Team } from '#tests/factories/job.ts';
import { loopWith, seatOf, submitFor } from '#tests/factories/loop.ts';
import { entriesOf } from '#tests/support/audit-entries.ts';
import { placeFeed } from '#tests/support/calendar-samples.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;

beforeAll(async () => {
  world = await createWorld();
  team = await createTeam(world, await createOrg(world));
});
afterAll(() => world.end());

const person = (name: string): Promise<Person> =>
  createPerson(world, team.admin.orgId, ['interviewer'], { name });

/** Asks as a calendar program does: without a session, and without saying where it comes from. */
function ask(
  token: string,
  headers: Record<string, string> = {},
  method: 'get' | 'head' = 'get',
): Promise<Response> {
  const request = supertest(world.app.server)[method](addressOf(getCalendarFeed, { token }));
  return request
    .set(headers)
    .buffer(true)
    .then((response) => response);
}
/** The text with long lines put together again (RFC 5545, 3.1). */
const textOf = (response: Response): string => String(response.text).replace(/\r\n[ \t]/g, '');
const idsIn = (response: Response): string[] =>
  [...textOf(response).matchAll(/^UID:(.*)@evenhand\r?$/gm)].map((found) => found[1] ?? '');

describe('a feed', () => {
  it('holds one’s own interviews, from a month back to half a year ahead, as they are now', async () => {
    const [ana, bo] = [await person('Ana Alves'), await person('Bo Borg')];
    const days = (count: number) => count * 24 * 60;
    const place = (startsInMinutes: number, who: Person[] = [ana]) =>
      loopWith(world, team, who, { startsInMinutes, minutes: 45, name: `Carla ${startsInMinutes}` });
    await place(days(-31));
    const past = await place(days(-29));
    const coming = await place(60, [ana, bo]);
    const late = await place(days(179));
    await place(days(181));
    const [cancelled, declined] = [await place(120), await place(180)];
    await place(240, [bo]);
    await team.recruiter.call(cancelInterview, {
      params: { interviewId: seatOf(cancelled, ana).interviewId },
      body: { reason: 'Not needed' },
    });
    await ana.call(declineSeat, {
      params: { seatId: seatOf(declined, ana).id },
      body: { reason: 'I am away' },
    });

    const feed = await ask(await placeFeed(ana));
    expect([feed.status, feed.headers['content-type']]).toEqual([200, 'text/calendar']);
    expect(idsIn(feed)).toEqual([past, coming, late].map((loop) => seatOf(loop, ana).id));
    const text = textOf(feed);
    expect(text).toContain(`SUMMARY:${coming.interviews[0]?.name}: Carla 60\\, Lead Data Engineer`);
    expect(text).toContain('DTSTART:20260302T100000Z');
    expect(text).toContain('DTEND:20260302T104500Z');
    expect(text).toContain(`/interviews/${seatOf(coming, ana).id}`);
    expect(text).not.toMatch(/Bo Borg|ATTENDEE|ORGANIZER/);

    const { interviewId } = seatOf(coming, ana);
    const startsAt = '2026-03-02T13:00:00.000Z';
    await team.recruiter.call(rescheduleInterview, { params: { interviewId }, seen: 1, body: { startsAt } });
    const moved = textOf(await ask(await placeFeed(ana)));
    expect(moved).toContain('DTSTART:20260302T130000Z');
    expect(moved).toMatch(/SEQUENCE:2/);
  });

  it('tells nothing of a card: it is the same when one came in', async () => {
    const ana = await person('Ana Alves');
    const loop = await loopWith(world, team, [ana], { startsInMinutes: -120, minutes: 30 });
    const token = await placeFeed(ana);
    const before = await ask(token);
    await submitFor(loop, ana);
    expect(textOf(await ask(token))).toBe(textOf(before));
  });

  it('calls candidates what its owner may call them now', async () => {
    const ana = await person('Ana Alves');
    const loop = await loopWith(world, team, [ana], {
      startsInMinutes: -120,
      minutes: 30,
      name: 'Zara Zephyr',
    });
    const token = await placeFeed(ana);
    await world.ownerSql('UPDATE jobs SET anonymous_review = true WHERE id = $1', [loop.job.id]);
    const sealed = textOf(await ask(token));
    expect(sealed).not.toMatch(/Zara|Zephyr/);
    expect(idsIn(await ask(token))).toEqual([seatOf(loop, ana).id]);
    await submitFor(loop, ana);
    expect(textOf(await ask(token))).toContain('Zara Zephyr');
    await world.ownerSql('UPDATE jobs SET anonymous_review = false WHERE id = $1', [loop.job.id]);
  });

  it('may be kept for a while, is asked whether it changed, and answers HEAD', async () => {
    const ana = await person('Ana Alves');
    await loopWith(world, team, [ana], { startsInMinutes: 60 });
    const token = await placeFeed(ana);
    const feed = await ask(token);
    const { etag } = feed.headers;
    expect(feed.headers).toMatchObject({ 'cache-control': 'private, max-age=300', etag: expect.any(String) });
    const same = await ask(token, { 'if-none-match': `W/${etag}` });
    expect([same.status, same.text, same.headers.etag]).toEqual([304, '', etag]);
    expect(same.headers['cache-control']).toBe('private, max-age=300');
    const head = await ask(token, {}, 'head');
    expect([head.status, head.headers.etag, head.text ?? '']).toEqual([200, etag, '']);
    await loopWith(world, team, [ana], { startsInMinutes: 180 });
    expect((await ask(token, { 'if-none-match': String(etag) })).status).toBe(200);
  });

  it('is opened by its latest address alone, which is shown once, kept as a hash and never logged', async () => {
    const ana = await person('Ana Alves');
    expect((await ana.call(getMyCalendar)).body.feed).toBeNull();
    const first = await placeFeed(ana);
    const second = await placeFeed(ana);
    expect((await ana.call(getMyCalendar)).body.feed).toEqual({ madeAt: world.clock.now().toISOString() });
    expect([(await ask(first)).status, (await ask(second)).status]).toEqual([404, 200]);
    expect((await ana.call(getMyCalendar)).text).not.toContain(second);
    const rows = await world.ownerSql<{ row: string }>('SELECT f::text AS row FROM calendar_feeds f');
    expect(JSON.stringify(rows)).not.toContain(second);
    expect(JSON.stringify(await entriesOf(world, ana.memberId))).not.toContain(second);
    expect(world.log.join('\n')).toContain('/api/v1/calendar-feeds/:token');
    expect(world.log.join('\n')).not.toContain(second);
  });

  it('is gone in the same words once revoked, replaced, never made, or its owner has left', async () => {
    const [ana, bo, cy] = [await person('Ana'), await person('Bo'), await person('Cy')];
    const [revoked, replaced, left] = [await placeFeed(ana), await placeFeed(bo), await placeFeed(cy)];
    expect((await ana.call(revokeCalendarFeed)).status).toBe(200);
    await placeFeed(bo);
    await team.admin.call(deactivateMember, { params: { memberId: cy.memberId } });
    const answers = [];
    for (const token of [revoked, replaced, left, 'x'.repeat(43)]) {
      const { status, body, headers } = await ask(token);
      const { requestId: _, ...problem } = body;
      answers.push([status, problem, headers['cache-control'], headers.etag]);
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toEqual([404, expect.objectContaining({ code: 'not_found' }), 'no-store', undefined]);
    // However often somebody tries, nobody is locked out.
    for (let tries = 0; tries < 120; tries += 1) await ask(`${tries}`.padStart(43, 'a'));
    expect((await ask(await placeFeed(ana))).status).toBe(200);
    expect((await entriesOf(world, bo.memberId)).at(-1)).toMatchObject({ action: 'calendar_feed.made' });
    expect((await ana.call(revokeCalendarFeed)).status).toBe(200);
    expect((await ana.call(revokeCalendarFeed)).status).toBe(404);
  });

  it('opens none of another organisation’s interviews to somebody who is in both', async () => {
    const ana = await person('Ana Alves');
    const other = await createTeam(world, await createOrg(world, 'Other Org'));
    const there = await createPerson(world, other.admin.orgId, ['interviewer'], { accountOf: ana });
    const here = await loopWith(world, team, [ana], { startsInMinutes: 60 });
    await loopWith(world, other, [there], { startsInMinutes: 60 });
    expect(idsIn(await ask(await placeFeed(ana)))).toEqual([seatOf(here, ana).id]);
    expect((await there.call(makeCalendarFeed)).body.link).toMatch(
      /^http:\/\/localhost:3000\/api\/v1\/calendar-feeds\/[\w-]{43}$/,
    );
  });
});
