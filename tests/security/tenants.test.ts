import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeCursor } from '#server/platform/cursor.ts';
import { listMembers } from '#shared/identity.ts';
import { fingerprint } from '#tests/support/rows.ts';
import { createStage, type Sample, type Stage } from '#tests/support/samples.ts';
import {
  bodyOf,
  expectedStatus,
  idPaths,
  randomId,
  ready,
  replaceAt,
  send,
  stops,
  valueAt,
} from '#tests/support/walk.ts';
import { createWorld, type World } from '#tests/support/world.ts';

let world: World;
let home: Stage;
let other: Stage;

beforeAll(async () => {
  world = await createWorld();
  home = await createStage(world, 'Home');
  other = await createStage(world, 'Other');
});
afterAll(() => world.end());

// Which endpoints hold ids is known only from their samples, which need the database; so each endpoint is a test, and
// the last test says that enough positions were found.
const positions: string[] = [];

describe.each(stops)('$name', (stop) => {
  it("answers another organisation's id exactly as one that never existed, and touches nothing there", async () => {
    const request = await ready(home, stop);
    // The same request made in the other organisation has an id of the right kind at the same place.
    const theirs = await ready(other, stop);
    const before = await fingerprint(world, { orgId: other.orgId });
    for (const path of idPaths(request.sample)) {
      const where = path.join('.');
      positions.push(`${stop.name} ${where}`);
      const withId = (id: unknown): Sample => replaceAt(request.sample, path, id) as Sample;
      const foreign = await send(world, stop, { ...request, sample: withId(valueAt(theirs.sample, path)) });
      const random = await send(world, stop, { ...request, sample: withId(randomId()) });

      expect(foreign.status, where).toBe(random.status);
      expect(bodyOf(foreign), where).toEqual(bodyOf(random));
      expect(Object.keys(foreign.headers).sort(), where).toEqual(Object.keys(random.headers).sort());
      // An id in a path or a body has to be found; one in a query only narrows a list, to nothing.
      if (path[0] === 'query') expect(bodyOf(foreign), where).toMatchObject({ items: [], next: null });
      else expect(foreign.status, where).toBe(404);
    }
    expect((await send(world, stop, request)).status).toBe(expectedStatus(stop, request));
    expect(await fingerprint(world, { orgId: other.orgId })).toEqual(before);
  });
});

it('finds the ids of paths, queries and bodies', () => {
  expect(positions).toEqual(
    expect.arrayContaining([
      'getMember params.memberId',
      'updateMember params.memberId',
      'renewInvitation params.invitationId',
      'listAuditEntries query.actorId',
      'listAuditEntries query.subjectId',
      'chooseOrg body.orgId',
    ]),
  );
});

it('shows nobody of another organisation on a page that begins at one of its people', async () => {
  const after = encodeCursor([' ', other.people.admin.memberId]);
  const { body } = await home.people.admin.call(listMembers, { query: { after, limit: 200 } });
  const ids: string[] = body.items.map((member: { id: string }) => member.id);
  expect(ids).toContain(home.people.admin.memberId);
  for (const person of Object.values(other.people)) expect(ids).not.toContain(person.memberId);
});
