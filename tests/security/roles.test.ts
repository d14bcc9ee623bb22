import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deactivateMember, listMembers, updateMember } from '#shared/identity.ts';
import { Role } from '#shared/roles.ts';
import { fingerprint } from '#tests/support/rows.ts';
import { createStage, type Stage, samples } from '#tests/support/samples.ts';
import { expectedStatus, keepReady, mayCall, ready, send, stops } from '#tests/support/walk.ts';
import { createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let stage: Stage;
/** Whoever is refused: the same person each time, because nothing happens to them. */
let strangers: Stage['people'];

beforeAll(async () => {
  world = await createWorld();
  stage = await createStage(world, 'Home');
  const people: [Role, Person][] = [];
  for (const role of Role.options) people.push([role, await createPerson(world, stage.orgId, [role])]);
  strangers = Object.fromEntries(people) as Stage['people']; // reason: one for each role
});
afterAll(() => world.end());

const guarded = stops.filter(({ endpoint }) => endpoint.access !== 'anyone');

it('has a sample for every contract and no other', () => {
  expect([...samples.keys()].sort()).toEqual(stops.map(({ name }) => name).sort());
});

it('leaves to anyone only what has to be reached without a session', () => {
  const open = stops.filter(({ endpoint }) => endpoint.access === 'anyone').map(({ name }) => name);
  expect(open.sort()).toEqual([
    'acceptInvitation',
    'getCalendarFeed',
    'getSession',
    'pickSlot',
    'readLink',
    'readOfferedSlots',
    'refuseSlots',
    'setUpOrg',
    'signIn',
  ]);
});

const refusedRequest = keepReady(() => stage);

describe.each(stops)('$name', (stop) => {
  it('serves each role that may call it, and nobody else', async () => {
    const first = Role.options.find((role) => mayCall(stop.endpoint, role));
    const shared = await refusedRequest(stop);
    for (const role of Role.options) {
      const person = mayCall(stop.endpoint, role)
        ? await createPerson(world, stage.orgId, [role])
        : strangers[role];
      const response = await send(world, stop, { ...shared, cookie: person.cookie });
      if (!mayCall(stop.endpoint, role)) {
        expect([response.status, response.body.code], role).toEqual([403, 'not_allowed']);
      } else if (role === first || [401, 403].includes(response.status)) {
        // Whether it is served in full depends on whose thing it is: so with a request of their own.
        const request = await ready(stage, stop, role);
        const own = await send(world, stop, { ...request, cookie: request.caller.cookie });
        expect(own.status, role).toBe(expectedStatus(stop, request));
      } else {
        expect(response.status, role).toBeLessThan(500);
      }
    }
  });
});

describe.each(guarded)('$name', (stop) => {
  it('knows nobody without a session, and does nothing for them', async () => {
    const { sample } = await refusedRequest(stop);
    const before = await fingerprint(world);

    for (const cookie of [undefined, 'evenhand-localhost=', `evenhand-localhost=${'A'.repeat(43)}`]) {
      const response = await send(world, stop, { sample, cookie });
      expect(response.status).toBe(401);
      expect(response.body.code).toBe('not_signed_in');
    }
    expect(await fingerprint(world)).toEqual(before);
  });
});

describe('a change of rights', () => {
  it('takes a demoted admin every right of an admin at the very next request', async () => {
    for (const stop of guarded.filter(({ endpoint }) => !mayCall(endpoint, 'interviewer'))) {
      const { sample } = await refusedRequest(stop);
      const demoted = await createPerson(world, stage.orgId, ['admin']);
      const demotion = await stage.people.admin.call(updateMember, {
        params: { memberId: demoted.memberId },
        seen: 1,
        body: { roles: ['interviewer'] },
      });
      expect(demotion.status).toBe(200);
      expect((await send(world, stop, { sample, cookie: demoted.cookie })).status, stop.name).toBe(403);
    }
  });

  it('gives a promoted person the new rights at the very next request', async () => {
    const person = await createPerson(world, stage.orgId, ['interviewer']);
    const target = await createPerson(world, stage.orgId, ['interviewer']);
    const rename = () =>
      person.call(updateMember, {
        params: { memberId: target.memberId },
        seen: 1,
        body: { name: 'Renamed' },
      });
    expect((await rename()).status).toBe(403);

    await stage.people.admin.call(updateMember, {
      params: { memberId: person.memberId },
      seen: 1,
      body: { roles: ['interviewer', 'admin'] },
    });
    expect((await rename()).status).toBe(200);
  });

  it('ends every session of a deactivated person at the next request', async () => {
    const person = await createPerson(world, stage.orgId, ['admin']);
    expect((await person.call(listMembers)).status).toBe(200);
    await stage.people.admin.call(deactivateMember, { params: { memberId: person.memberId } });

    for (const stop of guarded) {
      const { sample } = await refusedRequest(stop);
      expect((await send(world, stop, { sample, cookie: person.cookie })).status, stop.name).toBe(401);
    }
  });
});
