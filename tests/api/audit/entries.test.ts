import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAuditEntries } from '#shared/audit.ts';
import { deactivateMember, inviteMember, updateMember } from '#shared/identity.ts';
import type { OrgId } from '#shared/primitives.ts';
import { signIn, updateProfile } from '#shared/session.ts';
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
  orgId = await createOrg(world, 'Audited Org');
  admin = await createPerson(world, orgId, ['admin'], { name: 'Admin 🦊' });
  for (let n = 0; n < 60; n += 1) await createPerson(world, orgId, ['interviewer']);
});
afterAll(() => world.end());

interface Row {
  readonly seq: number;
  readonly actor_id: string | null;
  readonly action: string;
  readonly subject_id: string;
  readonly hash: Buffer;
}

const rowsOf = (org: string): Promise<Row[]> =>
  world.ownerSql<Row>('SELECT * FROM audit_entries WHERE org_id = $1 ORDER BY seq', [org]);

describe('what the chain holds of people', () => {
  it('is ids, codes and salted digests: no name, no address, no password anywhere in it', async () => {
    const person = await createPerson(world, orgId, ['interviewer'], {
      name: 'Xochitl Canary',
      email: 'xochitl.canary@test.example',
    });
    const target = await createPerson(world, orgId, ['interviewer'], {
      name: 'Before Canary',
      email: 'before.canary@test.example',
    });
    await person.call(updateProfile, { seen: 1, body: { name: 'Xochitl Newcanary' } });
    await admin.call(updateMember, {
      params: { memberId: target.memberId },
      seen: 1,
      body: { name: 'After Canary' },
    });
    await admin.call(inviteMember, {
      body: { email: 'invited.canary@test.example', name: 'Invited Canary', roles: ['auditor'] },
    });
    await callApi(world, signIn, { body: { email: person.email, password: testPassword } });
    await admin.call(deactivateMember, { params: { memberId: target.memberId } });

    const people = await world.ownerSql<{ name: string; email: string }>(
      'SELECT name, email FROM members UNION SELECT name, email FROM invitations',
    );
    const dump = JSON.stringify(await world.ownerSql('SELECT e::text AS row FROM audit_entries e'));
    expect(people.length).toBeGreaterThan(15);
    for (const { name, email } of people) {
      expect(dump).not.toContain(JSON.stringify(name).slice(1, -1));
      expect(dump).not.toContain(email);
    }
    expect(dump).not.toMatch(/canary|test\.example/i);
    expect(dump).not.toContain(testPassword);
  });

  it('digests the same text differently for two subjects, so that nobody can look a name up', async () => {
    const digestOf = async (name: string, email: string) => {
      const { memberId } = await createPerson(world, orgId, ['interviewer'], { name, email });
      const [entry] = await world.ownerSql<{ data: string }>(
        'SELECT data FROM audit_entries WHERE subject_id = $1',
        [memberId],
      );
      return String(JSON.parse(entry?.data ?? '{}').nameDigest);
    };
    const [one, two] = [
      await digestOf('Same Words', 'a@same.example'),
      await digestOf('Same Words', 'b@same.example'),
    ];
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(one).not.toBe(two);
    expect(one).not.toBe(createHash('sha256').update('Same Words').digest('hex'));
  });
});

describe('the list of entries', () => {
  it('is newest first, with the name of whoever did it, in pages without gap or repeat', async () => {
    const rows = await rowsOf(orgId);
    const listed: { seq: number; hash: string; actor: { id: string; name: string } | null }[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const { body } = await admin.call(listAuditEntries, { query: { limit: 50, after } });
      listed.push(...body.items);
      after = body.next;
    }
    expect(listed.map(({ seq }) => seq)).toEqual(rows.map(({ seq }) => seq).reverse());
    expect(listed.map(({ hash }) => hash)).toEqual(rows.map(({ hash }) => hash.toString('hex')).reverse());
    expect(listed.some(({ actor }) => actor?.id === admin.memberId && actor.name.includes('🦊'))).toBe(true);
  });

  it('is narrowed by action, by who did it and by what it was done to', async () => {
    const rows = await rowsOf(orgId);
    const listed = async (query: Record<string, string>) =>
      (await admin.call(listAuditEntries, { query: { limit: 200, ...query } })).body.items.map(
        (entry: { seq: number }) => entry.seq,
      );
    const expected = (isIn: (row: Row) => boolean) =>
      rows
        .filter(isIn)
        .map(({ seq }) => seq)
        .reverse();
    const { memberId } = admin;
    expect(await listed({ action: 'member.joined' })).toEqual(
      expected((row) => row.action === 'member.joined').slice(0, 200),
    );
    expect(await listed({ actorId: memberId })).toEqual(expected((row) => row.actor_id === memberId));
    expect(await listed({ subjectId: memberId })).toEqual(expected((row) => row.subject_id === memberId));
    expect(await listed({ subjectId: memberId, action: 'session.started' })).toEqual(
      expected((row) => row.subject_id === memberId && row.action === 'session.started'),
    );
    expect(await listed({ action: 'nothing.such' })).toEqual([]);
  });
});
