import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '#server/audit/verify-chain.ts';
import { verifyAudit } from '#shared/audit.ts';
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
  admin = await createPerson(world, orgId, ['admin']);
});
afterAll(() => world.end());

interface Row {
  readonly seq: number;
  readonly at: Date;
  readonly actor_id: string | null;
  readonly action: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly data: string;
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
}

const rowsOf = (org: string): Promise<Row[]> =>
  world.ownerSql<Row>('SELECT * FROM audit_entries WHERE org_id = $1 ORDER BY seq', [org]);

/**
 * The chain as chain.ts documents it, written anew: SHA-256 over each field behind its length in four bytes, big-endian;
 * an absent actor has length 0; the first entry follows 32 zero bytes.
 */
function expectWhole(org: string, rows: readonly Row[]): void {
  let previous: Buffer = Buffer.alloc(32);
  for (const [index, row] of rows.entries()) {
    const parts = [
      'evenhand-audit-1',
      org,
      `${row.seq}`,
      row.at.toISOString(),
      row.actor_id ?? '',
      row.action,
    ];
    const fields = [...parts, row.subject_type, row.subject_id, row.data].map((text) => Buffer.from(text));
    const bytes = [...fields, previous].flatMap((field) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(field.length);
      return [length, field];
    });
    expect(row.seq).toBe(index + 1);
    expect(row.previous_hash.toString('hex'), `entry ${row.seq}`).toBe(previous.toString('hex'));
    expect(row.hash.toString('hex'), `entry ${row.seq}`).toBe(
      createHash('sha256').update(Buffer.concat(bytes)).digest('hex'),
    );
    previous = row.hash;
  }
}

describe('the chain', () => {
  it('is dense and hashed as documented, by a second implementation of the same document', async () => {
    await admin.call(updateProfile, { seen: 1, body: { name: 'Ünïcödé 🦊 "quoted" \\ name' } });
    await callApi(world, signIn, { body: { email: admin.email, password: testPassword } });
    const rows = await rowsOf(orgId);
    expect(rows.length).toBeGreaterThanOrEqual(3);
    expectWhole(orgId, rows);
    const [head] = await world.ownerSql<{ seq: number; hash: Buffer }>(
      'SELECT seq, hash FROM audit_heads WHERE org_id = $1',
      [orgId],
    );
    expect(head).toEqual({ seq: rows.length, hash: rows.at(-1)?.hash });
  });

  it('stays whole under sixteen writers at once, and is found whole at every moment in between', async () => {
    const people = await Promise.all(
      Array.from({ length: 16 }, () => createPerson(world, orgId, ['auditor'])),
    );
    const before = (await rowsOf(orgId)).length;
    let isWriting = true;
    const write = async (person: Person): Promise<void> => {
      for (let seen = 1; seen <= 5; seen += 1) {
        const { status } = await person.call(updateProfile, { seen, body: { timeZone: 'Asia/Tokyo' } });
        expect(status).toBe(200);
      }
    };
    const outcomes = new Set<string>();
    const watch = async (): Promise<void> => {
      while (isWriting) outcomes.add(JSON.stringify((await admin.call(verifyAudit)).body.outcome));
    };
    const watching = watch();
    await Promise.all(people.map(write));
    isWriting = false;
    await watching;

    expect([...outcomes]).toEqual(['"whole"']);
    const rows = await rowsOf(orgId);
    expect(rows.length - before).toBe(16 * 5);
    expectWhole(orgId, rows);
  });

  it('has no gap where a request failed after its entries were written', async () => {
    const rows = await rowsOf(orgId);
    await expect(
      world.platform.database.transaction({ orgId, readOnly: false }, async (tx) => {
        const ctx = {
          ...world.platform,
          tx,
          actor: { kind: 'nobody' as const },
          enterOrg: tx.enterOrg,
          audit: () => undefined,
        };
        await world.platform.appendAudit(ctx, orgId, [
          { action: 'a.b', subjectType: 'org', subjectId: orgId },
        ]);
        throw new Error('after the audit');
      }),
    ).rejects.toThrow('after the audit');
    expect((await rowsOf(orgId)).length).toBe(rows.length);
    expect((await admin.call(verifyAudit)).body).toEqual({
      outcome: 'whole',
      entries: rows.length,
      headHash: rows.at(-1)?.hash.toString('hex'),
    });
  });

  it('is one for each organisation, and verified for one by that one only', async () => {
    const other = await createPerson(world, await createOrg(world, 'Other'), ['auditor']);
    expect((await other.call(verifyAudit)).body).toMatchObject({ outcome: 'whole', entries: 1 });
    expectWhole(other.orgId, await rowsOf(other.orgId));
  });

  it('is whole and empty before anything was done', async () => {
    const empty = await createOrg(world, 'Empty');
    const result = await world.platform.database.transaction({ orgId: empty, readOnly: true }, (tx) =>
      verifyChain(tx, empty),
    );
    expect(result).toEqual({ outcome: 'whole', entries: 0, headHash: null });
  });
});
