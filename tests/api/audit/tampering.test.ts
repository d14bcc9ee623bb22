import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '#shared/audit.ts';
import { updateProfile } from '#shared/session.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.end());

async function lengthOf(orgId: string): Promise<number> {
  const rows = await world.ownerSql('SELECT seq FROM audit_entries WHERE org_id = $1', [orgId]);
  return rows.length;
}

describe('a chain that somebody with every right has tampered with', () => {
  let tampered: Person;
  let length: number;

  /** A fresh organisation with some entries, changed with triggers off; then what verification says. */
  async function verificationAfter(
    ...statements: string[]
  ): Promise<{ outcome: string; brokenAt?: number; reason?: string }> {
    tampered = await createPerson(world, await createOrg(world, 'Tampered'), ['auditor']);
    for (let seen = 1; seen <= 9; seen += 1)
      await tampered.call(updateProfile, { seen, body: { timeZone: 'Asia/Tokyo' } });
    length = await lengthOf(tampered.orgId);
    expect(length).toBe(10);
    const org = `org_id = '${tampered.orgId}'`;
    // In one message, and so in one transaction on one connection: the setting must not outlive it.
    await world.ownerSql(
      [
        'SET LOCAL session_replication_role = replica',
        ...statements.map((text) => text.replaceAll('ORG', org)),
      ].join('; '),
    );
    return (await tampered.call(verifyAudit)).body;
  }

  const flip = (column: string) => `${column} = set_byte(${column}, 7, get_byte(${column}, 7) # 1)`;
  const contents: [string, string][] = [
    ['an action', `action = 'member.joined.not'`],
    ['an actor', 'actor_id = NULL'],
    ['an instant', `at = at + interval '1 millisecond'`],
    ['a subject', `subject_id = gen_random_uuid()`],
    ['a kind of subject', `subject_type = 'org'`],
    ['one byte of the data', `data = replace(data, 'timeZone', 'timeZonf')`],
    ['the same data in other words', `data = ' ' || data`],
    ['one byte of its hash', flip('hash')],
    ['one byte of the hash before', flip('previous_hash')],
  ];
  it.each(contents)('is named at the entry where %s was changed', async (_, change) => {
    expect(await verificationAfter(`UPDATE audit_entries SET ${change} WHERE ORG AND seq = 4`)).toMatchObject(
      {
        outcome: 'broken',
        brokenAt: 4,
        entries: 3,
      },
    );
  });

  it('is named at the entry that was deleted', async () => {
    expect(await verificationAfter('DELETE FROM audit_entries WHERE ORG AND seq = 5')).toMatchObject({
      outcome: 'broken',
      brokenAt: 5,
    });
    expect(await verificationAfter('DELETE FROM audit_entries WHERE ORG AND seq = 1')).toMatchObject({
      outcome: 'broken',
      brokenAt: 1,
    });
  });

  it('is named at the gap that was closed again', async () => {
    const result = await verificationAfter(
      'DELETE FROM audit_entries WHERE ORG AND seq = 5',
      'UPDATE audit_entries SET seq = seq - 1 WHERE ORG AND seq = 6',
      'UPDATE audit_entries SET seq = seq - 1 WHERE ORG AND seq = 7',
    );
    expect(result).toMatchObject({ outcome: 'broken', brokenAt: 5 });
  });

  it('is named at the first of two entries that were swapped', async () => {
    const result = await verificationAfter(
      'UPDATE audit_entries SET seq = 1000 WHERE ORG AND seq = 3',
      'UPDATE audit_entries SET seq = 3 WHERE ORG AND seq = 6',
      'UPDATE audit_entries SET seq = 6 WHERE ORG AND seq = 1000',
    );
    expect(result).toMatchObject({ outcome: 'broken', brokenAt: 3 });
  });

  it('is named at the end that was cut off, or added without the head', async () => {
    expect(await verificationAfter('DELETE FROM audit_entries WHERE ORG AND seq > 7')).toMatchObject({
      outcome: 'broken',
      brokenAt: 8,
      entries: 7,
    });
    expect(await verificationAfter('DELETE FROM audit_entries WHERE ORG')).toMatchObject({
      outcome: 'broken',
      brokenAt: 1,
      entries: 0,
    });
    expect(await verificationAfter('UPDATE audit_heads SET seq = 9 WHERE ORG')).toMatchObject({
      outcome: 'broken',
      brokenAt: 11,
    });
  });

  it('is named where the head was rewritten or taken away', async () => {
    expect(await verificationAfter(`UPDATE audit_heads SET ${flip('hash')} WHERE ORG`)).toMatchObject({
      outcome: 'broken',
      brokenAt: 10,
    });
    expect(await verificationAfter('DELETE FROM audit_heads WHERE ORG')).toMatchObject({
      outcome: 'broken',
      brokenAt: 11,
    });
  });

  it('takes no further entry on top of a head that was turned back', async () => {
    await verificationAfter('UPDATE audit_heads SET seq = 6 WHERE ORG');
    const { status } = await tampered.call(updateProfile, { seen: 10, body: { timeZone: 'Asia/Tokyo' } });
    expect(status).toBe(500);
    expect(await lengthOf(tampered.orgId)).toBe(length);
  });
});
