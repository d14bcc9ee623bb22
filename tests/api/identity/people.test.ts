import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deactivateMember, getMember, listMembers, type Member } from '#shared/identity.ts';
import type { OrgId } from '#shared/primitives.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let orgId: OrgId;
let admin: Person;
let ines: Person;

beforeAll(async () => {
  world = await createWorld();
  orgId = await createOrg(world, 'People');
  const person = (name: string, email: string, roles: Parameters<typeof createPerson>[2]) =>
    createPerson(world, orgId, roles, { name, email });
  admin = await person('Zoe Admin', 'zoe@people.example', ['admin']);
  ines = await person('Inês de Castro', 'ines@people.example', ['interviewer', 'approver']);
  await person('Bo 100%', 'bo_1@people.example', ['interviewer']);
  await person('Bo 100x', 'box1@people.example', ['recruiter']);
  await person('Castor Back\\slash', 'castor@people.example', ['auditor']);
  for (let n = 0; n < 5; n += 1) await person('Same Name', `same.${n}@people.example`, ['interviewer']);
});
afterAll(() => world.end());

async function search(query: Record<string, unknown>): Promise<Member[]> {
  const { status, body } = await admin.call(listMembers, { query });
  expect(status).toBe(200);
  return body.items;
}
const names = (members: readonly Member[]): string[] => members.map(({ name }) => name);

describe('the list of people', () => {
  it('is in order of name, then id', async () => {
    const members = await search({});
    const rows = await world.ownerSql<{ id: string }>(
      'SELECT id FROM members WHERE org_id = $1 ORDER BY name, id',
      [orgId],
    );
    expect(members.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    expect(members.length).toBe(10);
  });

  it.each([1, 2, 3, 4, 9, 10])(
    'has no gap and no repeat in pages of %i, also among namesakes',
    async (limit) => {
      const whole = await search({});
      const paged: Member[] = [];
      for (let after: string | null | undefined; after !== null; ) {
        const { body } = await admin.call(listMembers, { query: { limit, after } });
        expect(body.items.length).toBeLessThanOrEqual(limit);
        paged.push(...body.items);
        after = body.next;
      }
      expect(paged).toEqual(whole);
    },
  );

  it('keeps its place when somebody before it comes or goes', async () => {
    const first = await admin.call(listMembers, { query: { limit: 3 } });
    await createPerson(world, orgId, ['interviewer'], { name: 'Aaron Early', email: 'aaron@people.example' });
    const rest = await admin.call(listMembers, { query: { after: first.body.next, limit: 200 } });
    const seen = names([...first.body.items, ...rest.body.items]);
    expect(seen).not.toContain('Aaron Early');
    expect(new Set([...first.body.items, ...rest.body.items].map(({ id }: Member) => id)).size).toBe(10);
  });

  it.each([
    ['ines', ['Inês de Castro']],
    ['INÊS', ['Inês de Castro']],
    ['cast', ['Castor Back\\slash', 'Inês de Castro']],
    ['de c', ['Inês de Castro']],
    ['astro', []],
    ['bo_1', ['Bo 100%']],
    ['bo 100%', ['Bo 100%']],
    ['100', ['Bo 100%', 'Bo 100x']],
    ['%', []],
    ['_', []],
    ['\\', []],
    ['back\\', ['Castor Back\\slash']],
    ["' OR true --", []],
    ['people.example', []],
  ])('finds by the beginning of any word or of the address: %s', async (text, found) => {
    expect(names(await search({ search: text })).sort()).toEqual(found);
  });

  it('is narrowed by role and by state, together with a search', async () => {
    expect(names(await search({ role: 'approver' }))).toEqual(['Inês de Castro']);
    expect(names(await search({ role: 'interviewer', search: 'bo' }))).toEqual(['Bo 100%']);
    const gone = await createPerson(world, orgId, ['interviewer'], {
      name: 'Gone Person',
      email: 'gone@people.example',
    });
    await admin.call(deactivateMember, { params: { memberId: gone.memberId } });
    expect(names(await search({ state: 'deactivated' }))).toEqual(['Gone Person']);
    expect(names(await search({ state: 'active' }))).not.toContain('Gone Person');
    expect(names(await search({}))).toContain('Gone Person');
  });
});

describe('a person', () => {
  it('is shown with what the one who asks may do', async () => {
    const asked = async (by: Person, of: Person) =>
      (await by.call(getMember, { params: { memberId: of.memberId } })).body;
    expect(await asked(admin, ines)).toEqual({
      id: ines.memberId,
      name: 'Inês de Castro',
      email: 'ines@people.example',
      roles: ['interviewer', 'approver'],
      timeZone: 'Europe/Lisbon',
      joinedAt: '2026-03-02T09:00:00.000Z',
      deactivatedAt: null,
      version: 1,
      can: { edit: true, deactivate: true, reactivate: false },
    });
    expect((await asked(admin, admin)).can).toEqual({ edit: true, deactivate: false, reactivate: false });
    expect((await asked(ines, admin)).can).toEqual({ edit: false, deactivate: false, reactivate: false });
  });
});
