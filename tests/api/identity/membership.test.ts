import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  deactivateMember,
  getMember,
  listMembers,
  reactivateMember,
  updateMember,
} from '#shared/identity.ts';
import type { OrgId } from '#shared/primitives.ts';
import type { Role } from '#shared/roles.ts';
import { getSession, signIn } from '#shared/session.ts';
import {
  callApi,
  createOrg,
  createPerson,
  createWorld,
  type Person,
  testPassword,
  type World,
} from '#tests/support/world.ts';

let world: World;
let orgId: OrgId;
let admin: Person;

beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  orgId = await createOrg(world, 'Org');
  admin = await createPerson(world, orgId, ['admin']);
});
afterAll(() => world.end());

interface Entry {
  readonly action: string;
  readonly actor_id: string;
  readonly subject_id: string;
  readonly data: Record<string, unknown>;
}

async function lastEntry(): Promise<Entry | undefined> {
  const [entry] = await world.ownerSql<Entry & { readonly data: never }>(
    'SELECT action, actor_id, subject_id, data::json AS data FROM audit_entries WHERE org_id = $1 ORDER BY seq DESC LIMIT 1',
    [orgId],
  );
  return entry;
}

const setRoles = (by: Person, of: Person, roles: readonly Role[], seen = 1) =>
  by.call(updateMember, { params: { memberId: of.memberId }, seen, body: { roles } });
const deactivate = (by: Person, of: Person) =>
  by.call(deactivateMember, { params: { memberId: of.memberId } });
const reactivate = (by: Person, of: Person) =>
  by.call(reactivateMember, { params: { memberId: of.memberId } });

async function activeAdmins(): Promise<number> {
  const [row] = await world.ownerSql<{ count: number }>(
    `SELECT count(*)::integer AS count FROM members WHERE org_id = $1 AND deactivated_at IS NULL AND 'admin' = ANY (roles)`,
    [orgId],
  );
  return row?.count ?? 0;
}

describe('changing a person', () => {
  it('changes what is named, keeps the rest, and says in the audit which fields, from and to which roles', async () => {
    const person = await createPerson(world, orgId, ['interviewer'], { name: 'Before' });
    const { status, body } = await setRoles(admin, person, ['recruiter', 'approver']);

    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'Before',
      roles: ['recruiter', 'approver'],
      timeZone: 'Europe/Lisbon',
      version: 2,
    });
    expect(await lastEntry()).toEqual({
      action: 'member.changed',
      actor_id: admin.memberId,
      subject_id: person.memberId,
      data: { fields: ['roles'], version: 2, rolesBefore: ['interviewer'], roles: ['recruiter', 'approver'] },
    });
  });

  it('keeps a changed name in the audit as a digest, not as a name', async () => {
    const person = await createPerson(world, orgId, ['interviewer']);
    await admin.call(updateMember, {
      params: { memberId: person.memberId },
      seen: 1,
      body: { name: 'Penelope' },
    });
    const entry = await lastEntry();
    expect(entry?.data).toMatchObject({
      fields: ['name'],
      nameDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(JSON.stringify(entry)).not.toContain('Penelope');
  });

  it.each([
    [{ roles: [] }],
    [{ roles: ['interviewer', 'interviewer'] }],
    [{ roles: ['owner'] }],
    [{ name: '' }],
    [{ name: ' Space' }],
    [{ name: 'Two\nlines' }],
    [{ name: 'x'.repeat(201) }],
    [{ timeZone: 'Mars/Olympus' }],
    [{ email: 'other@test.example' }],
  ])('refuses %j', async (body) => {
    const person = await createPerson(world, orgId, ['interviewer']);
    const response = await admin.call(updateMember, { params: { memberId: person.memberId }, seen: 1, body });
    expect(response.status).toBe(400);
    const after = await admin.call(getMember, { params: { memberId: person.memberId } });
    expect(after.body.version).toBe(1);
  });

  it('refuses to change an ended membership', async () => {
    const person = await createPerson(world, orgId, ['interviewer']);
    await deactivate(admin, person);
    const { status, body } = await setRoles(admin, person, ['recruiter'], 2);
    expect([status, body.code]).toEqual([409, 'wrong_state']);
  });
});

describe('the last admin', () => {
  it('can neither give the role up nor leave', async () => {
    const refused = await setRoles(admin, admin, ['recruiter']);
    expect([refused.status, refused.body.code]).toEqual([422, 'rule_broken']);
    expect(refused.body.errors).toEqual([{ path: 'roles', message: 'The organisation needs an admin.' }]);
    expect((await deactivate(admin, admin)).status).toBe(422);
    expect(await activeAdmins()).toBe(1);
  });

  it('is one who is still a member: an admin who left does not count', async () => {
    const left = await createPerson(world, orgId, ['admin']);
    expect((await deactivate(admin, left)).status).toBe(200);
    expect((await setRoles(admin, admin, ['recruiter'])).status).toBe(422);
  });

  it('is left over when two step down at once: exactly one may', async () => {
    for (let round = 0; round < 5; round += 1) {
      const second = await createPerson(world, orgId, ['admin']);
      const [a, b] = await Promise.all([
        setRoles(admin, admin, ['recruiter']),
        setRoles(second, second, ['recruiter']),
      ]);
      expect([a.status, b.status].sort()).toEqual([200, 422]);
      expect(await activeAdmins()).toBe(1);
      // The next round begins with the one who is left.
      if (a.status === 200) admin = second;
    }
  });

  it('is left over when two admins end, or demote, each other at once', async () => {
    const second = await createPerson(world, orgId, ['admin']);
    const responses = await Promise.all([deactivate(admin, second), setRoles(second, admin, ['recruiter'])]);
    expect(responses.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(1);
    expect(await activeAdmins()).toBeGreaterThanOrEqual(1);
  });
});

describe('ending a membership', () => {
  it('ends every session of the person here, leaves those elsewhere, and says so in the audit', async () => {
    const person = await createPerson(world, orgId, ['interviewer']);
    const elsewhere = await createPerson(world, await createOrg(world, 'Elsewhere'), ['admin'], {
      accountOf: person,
    });
    await callApi(world, signIn, { body: { email: person.email, password: testPassword } });

    const { status, body } = await deactivate(admin, person);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      deactivatedAt: '2026-03-02T09:00:00.000Z',
      version: 2,
      can: { reactivate: true, edit: false },
    });
    expect((await person.call(listMembers)).status).toBe(401);
    expect((await person.call(getSession)).body.state).toBe('signed_out');
    expect((await elsewhere.call(listMembers)).status).toBe(200);
    const sessions = await world.ownerSql(
      'SELECT 1 FROM sessions WHERE chosen_org_id = $1 AND member_id = $2',
      [orgId, person.memberId],
    );
    expect(sessions).toEqual([]);
    const entry = await lastEntry();
    expect(entry).toMatchObject({ action: 'member.deactivated', subject_id: person.memberId });
    expect(Number(entry?.data.sessionsEnded)).toBeGreaterThanOrEqual(1);
  });

  it('happens once, and nobody ends their own', async () => {
    const person = await createPerson(world, orgId, ['admin']);
    const twice = await Promise.all(Array.from({ length: 5 }, () => deactivate(admin, person)));
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    const own = await deactivate(admin, admin);
    expect([own.status, own.body.code]).toEqual([422, 'rule_broken']);
  });

  it('can be taken back: with the roles the person had, and a new sign-in', async () => {
    const person = await createPerson(world, orgId, ['approver', 'auditor']);
    await deactivate(admin, person);
    const { status, body } = await reactivate(admin, person);
    expect(status).toBe(200);
    expect(body).toMatchObject({ roles: ['approver', 'auditor'], deactivatedAt: null, version: 3 });
    expect(await lastEntry()).toMatchObject({
      action: 'member.reactivated',
      data: { roles: ['approver', 'auditor'] },
    });
    expect((await person.call(listMembers)).status).toBe(401);
    const again = await callApi(world, signIn, { body: { email: person.email, password: testPassword } });
    expect(again.body).toMatchObject({ state: 'signed_in', member: { roles: ['approver', 'auditor'] } });
    expect((await reactivate(admin, person)).status).toBe(409);
  });
});
