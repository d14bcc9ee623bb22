import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inviteMember, listInvitations } from '#shared/identity.ts';
import { invite, tokenOf } from '#tests/support/samples.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let admin: Person;

beforeAll(async () => {
  world = await createWorld();
  admin = await createPerson(world, await createOrg(world, 'Inviting Org'), ['admin']);
});
afterAll(() => world.end());

describe('inviting', () => {
  it('makes an open invitation and a link whose token stands in the fragment, shown this once', async () => {
    const { status, body } = await admin.call(inviteMember, {
      body: { email: 'Rui@Test.Example', name: 'Rui', roles: ['interviewer', 'approver'] },
    });
    expect(status).toBe(201);
    expect(body.invitation).toMatchObject({
      email: 'rui@test.example',
      name: 'Rui',
      roles: ['interviewer', 'approver'],
      state: 'open',
      invitedBy: { id: admin.memberId, name: admin.name },
      invitedAt: '2026-03-02T09:00:00.000Z',
      expiresAt: '2026-03-09T09:00:00.000Z',
      version: 1,
      can: { renew: true, revoke: true },
    });
    expect(body.link).toMatch(/^http:\/\/localhost:3000\/link#[\w.-]+$/);
    const listed = await admin.call(listInvitations, { query: { limit: 1 } });
    expect(listed.body.items).toEqual([body.invitation]);
    expect(listed.text).not.toContain(tokenOf(body.link));
    const [entry] = await world.ownerSql<{ action: string; data: string }>(
      'SELECT action, data FROM audit_entries WHERE subject_id = $1',
      [body.invitation.id],
    );
    expect(entry?.action).toBe('invitation.sent');
    expect(Object.keys(JSON.parse(entry?.data ?? '')).sort()).toEqual(['emailDigest', 'nameDigest', 'roles']);
  });

  it('refuses a second invitation of an address, in whatever case, and of a member', async () => {
    const { email } = await invite(admin);
    const again = (address: string) =>
      admin.call(inviteMember, { body: { email: address, name: 'Again', roles: ['auditor'] } });
    for (const address of [email, email.toUpperCase(), admin.email]) {
      const { status, body } = await again(address);
      expect([status, body.code]).toEqual([409, 'already_exists']);
    }
    const twenty = await Promise.all(Array.from({ length: 20 }, () => again('twenty@test.example')));
    expect(twenty.filter(({ status }) => status === 201).length).toBe(1);
    expect(twenty.filter(({ status }) => status === 409).length).toBe(19);
  });

  it('may invite in two organisations the same address', async () => {
    const { email } = await invite(admin);
    const other = await createPerson(world, await createOrg(world, 'Other'), ['admin']);
    await expect(invite(other, { email })).resolves.toMatchObject({ email });
  });
});
