import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRunTransaction, type RunTransaction, type Tx } from '#server/platform/transaction.ts';
import type { OrgId } from '#shared/primitives.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let pool: pg.Pool;
let transaction: RunTransaction;
let people: readonly [Person, Person];
/** Connections outside the pool, to look at it and to interrupt it. */
let outside: pg.Client;

beforeAll(async () => {
  world = await createWorld();
  pool = new pg.Pool({
    connectionString: world.database.appUrl,
    max: 2,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 150,
    application_name: 'model',
  });
  // As openDatabase does, for connections that nobody has out of the pool.
  pool.on('error', () => undefined);
  transaction = createRunTransaction(pool, { namedStatements: true });
  people = [
    await createPerson(world, await createOrg(world, 'One'), ['admin']),
    await createPerson(world, await createOrg(world, 'Two'), ['admin']),
  ];
  outside = new pg.Client({ connectionString: world.database.ownerUrl });
  await outside.connect();
});
afterAll(async () => {
  await pool.end();
  await outside.end();
  await world.end();
});

const endings = [
  'commit',
  'throw',
  'failed statement',
  'cancelled',
  'timed out',
  'swallowed failure',
] as const;
type Ending = (typeof endings)[number];

interface Step {
  readonly org: 0 | 1 | null;
  readonly write: 'none' | 'sql' | 'prisma' | 'nested prisma';
  readonly ending: Ending;
}

const step: fc.Arbitrary<Step> = fc.record({
  org: fc.constantFrom(0, 1, null),
  write: fc.constantFrom('none', 'sql', 'prisma', 'nested prisma'),
  ending: fc.constantFrom(...endings),
});

const invitationOf = (person: Person, id: string) => ({
  orgId: person.orgId,
  id,
  email: `${id}@test.example`,
  name: 'Written',
  roles: ['interviewer'],
  invitedAt: world.clock.now(),
  expiresAt: world.clock.now(),
});

/** Writes one row with the id, in one of the ways a command may. */
async function write(tx: Tx, person: Person, how: Step['write'], id: string): Promise<void> {
  if (how === 'none') return;
  if (how === 'prisma') {
    await tx.prisma.invitation.create({ data: { ...invitationOf(person, id), invitedBy: person.memberId } });
  } else if (how === 'nested prisma') {
    // Two statements, which Prisma wraps in a transaction of its own: here a savepoint.
    const { orgId: _, ...nested } = invitationOf(person, id);
    await tx.prisma.member.update({
      where: { orgId_id: { orgId: person.orgId, id: person.memberId } },
      data: { timeZone: 'Asia/Tokyo', invitations: { create: nested } },
    });
  } else {
    await tx.sql(
      `INSERT INTO invitations (org_id, id, email, name, roles, invited_by, invited_at, expires_at)
       VALUES ($1, $2, $3, 'Written', '{interviewer}', $4, now(), now())`,
      [person.orgId, id, `${id}@test.example`, person.memberId],
    );
  }
}

/** Ends the work of a transaction in one of the ways it can end. */
async function finish(tx: Tx, ending: Ending): Promise<void> {
  switch (ending) {
    case 'commit':
      return;
    case 'throw':
      throw new Error('thrown by the work');
    case 'failed statement':
      await tx.sql('SELECT 1 / 0');
      return;
    case 'swallowed failure':
      // PostgreSQL answers the COMMIT of such a transaction with a rollback.
      await tx.sql('SELECT 1 / 0').catch(() => undefined);
      return;
    case 'timed out':
      await tx.sql('SELECT pg_sleep(10)');
      return;
    case 'cancelled': {
      const [row] = await tx.sql<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const sleeping = tx.sql('SELECT pg_sleep(10)');
      const cancelled = expect(sleeping).rejects.toMatchObject({ code: '57014' });
      await outside.query('SELECT pg_cancel_backend($1)', [row?.pid]);
      await cancelled;
      throw new Error('cancelled');
    }
  }
}

/** What the next user of each connection of the pool would find. */
async function expectCleanPool(): Promise<void> {
  const connections = await Promise.all([pool.connect(), pool.connect()]);
  try {
    for (const connection of connections) {
      const { rows } = await connection.query(
        `SELECT coalesce(current_setting('app.org_id', true), '') AS org, now() = statement_timestamp() AS is_alone,
                pg_current_xact_id_if_assigned() IS NULL AS is_unwritten`,
      );
      expect(rows).toEqual([{ org: '', is_alone: true, is_unwritten: true }]);
    }
  } finally {
    for (const connection of connections) connection.release();
  }
  const { rows } = await outside.query(
    `SELECT DISTINCT state FROM pg_stat_activity WHERE application_name = 'model' AND datname = current_database()`,
  );
  expect(rows).toEqual([{ state: 'idle' }]);
}

describe('transactions on a pool', () => {
  it('leave no tenant and no transaction behind and write exactly what committed, whatever happened in them', async () => {
    const endingsSeen = new Set<Ending>();
    let committedSeen = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), async (steps) => {
        const committed: string[] = [];
        const tried: string[] = [];
        const run = async ({ org, write: how, ending }: Step): Promise<void> => {
          endingsSeen.add(ending);
          const id = world.platform.ids.next();
          tried.push(id);
          const person = people[org ?? 0];
          // Without an organisation a write is refused; with one it must succeed.
          const outcome = transaction(
            { orgId: org === null ? null : person.orgId, readOnly: false },
            async (tx) => {
              await write(tx, person, how, id);
              await finish(tx, ending);
            },
          );
          const isDone = await outcome.then(
            () => true,
            () => false,
          );
          // One that means to commit may still wait too long for another's lock. No other one is ever reported as done.
          if (isDone) expect(ending).toBe('commit');
          if (isDone && how !== 'none') committed.push(id);
          committedSeen += isDone ? 1 : 0;
        };
        await Promise.all(steps.map(run));
        await expectCleanPool();
        const { rows } = await outside.query<{ id: string }>(
          'SELECT id FROM invitations WHERE id = ANY ($1)',
          [tried],
        );
        expect(rows.map(({ id }) => id).sort()).toEqual(committed.sort());
      }),
      { numRuns: 40, seed: 20_261_121 },
    );
    expect([...endingsSeen].sort()).toEqual([...endings].sort());
    expect(committedSeen).toBeGreaterThan(10);
  });

  it('give a connection that broke to nobody, and the server survives it', async () => {
    for (const moment of ['in a statement', 'between two statements']) {
      const broken = transaction({ orgId: people[0].orgId, readOnly: false }, async (tx) => {
        const [row] = await tx.sql<{ pid: number }>('SELECT pg_backend_pid() AS pid');
        const sleeping = moment === 'in a statement' ? tx.sql('SELECT pg_sleep(10)') : undefined;
        const settled = sleeping?.catch(() => undefined);
        await outside.query('SELECT pg_terminate_backend($1, 5000)', [row?.pid]);
        // By the time of one more answer the end of the other connection has reached us too: nobody was asking it anything.
        await outside.query('SELECT 1');
        await settled;
        await tx.sql('SELECT 1');
      });
      await expect(broken, moment).rejects.toThrow();
      await expectCleanPool();
    }
  });

  it('never show one organisation the rows of another, also where both look the same thing up in one tick', async () => {
    const pair = async (): Promise<void> => {
      const gate = { waiting: 0, open: (): void => undefined };
      const bothAreIn = new Promise<void>((resolve) => {
        gate.open = resolve;
      });
      const seen = await Promise.all(
        people.map((person) =>
          transaction({ orgId: person.orgId, readOnly: true }, async (tx) => {
            const { prisma } = tx;
            gate.waiting += 1;
            if (gate.waiting === 2) gate.open();
            await bothAreIn;
            // The same shape in the same tick: Prisma would make one query of these, were they one client's.
            return Promise.all(
              people.map(({ orgId, memberId }) =>
                prisma.member.findUnique({ where: { orgId_id: { orgId, id: memberId } } }),
              ),
            );
          }),
        ),
      );
      const ids = seen.map((members) => members.map((member) => member?.id ?? null));
      expect(ids).toEqual([
        [people[0].memberId, null],
        [null, people[1].memberId],
      ]);
    };
    for (let n = 0; n < 10; n += 1) await pair();
  });

  it('keep a statement prepared, unless it is to be planned anew or the pool keeps nothing', async () => {
    const prepared = async (run: RunTransaction, what: 'sql' | 'sqlPlanned', text: string): Promise<number> =>
      run({ orgId: null, readOnly: true }, async (tx) => {
        await tx[what](text);
        const [row] = await tx.sqlPlanned<{ count: number }>(
          'SELECT count(*)::integer AS count FROM pg_prepared_statements WHERE statement = $1',
          [text],
        );
        return row?.count ?? 0;
      });
    expect(await prepared(transaction, 'sql', 'SELECT 1 AS kept')).toBe(1);
    expect(await prepared(transaction, 'sqlPlanned', 'SELECT 1 AS planned')).toBe(0);
    const unnamed = createRunTransaction(pool, { namedStatements: false });
    expect(await prepared(unnamed, 'sql', 'SELECT 1 AS unnamed')).toBe(0);
  });

  it('refuse Prisma after the transaction has ended', async () => {
    let kept: Tx['prisma'] | undefined;
    await transaction({ orgId: people[0].orgId, readOnly: true }, async (tx) => {
      kept = tx.prisma;
      await kept.member.count();
    });
    await expect(kept?.member.count()).rejects.toThrow('Prisma was used outside its transaction');
  });

  it('write nothing where they say that they only read', async () => {
    const reading = transaction({ orgId: people[0].orgId, readOnly: true }, (tx) =>
      write(tx, people[0], 'sql', world.platform.ids.next()),
    );
    await expect(reading).rejects.toMatchObject({ code: '25006' });
    await expectCleanPool();
  });

  it('take an organisation only in the form of a uuid', async () => {
    // A branded id can't be made of this; the cast is the attack.
    const orgId = `${people[0].orgId}'; SET LOCAL app.org_id = '` as OrgId;
    await expect(transaction({ orgId, readOnly: true }, async () => undefined)).rejects.toThrow();
    await expectCleanPool();
  });

  it('hold the organisation that was entered late until their end, and no longer', async () => {
    const [one, two] = people;
    const seen = await transaction({ orgId: null, readOnly: true }, async (tx) => {
      const before = await tx.prisma.member.count();
      await tx.enterOrg(one.orgId);
      const inOne = await tx.prisma.member.findMany({ select: { orgId: true } });
      await tx.enterOrg(two.orgId);
      const inTwo = await tx.prisma.member.findMany({ select: { orgId: true } });
      return { before, inOne, inTwo };
    });
    expect(seen).toEqual({ before: 0, inOne: [{ orgId: one.orgId }], inTwo: [{ orgId: two.orgId }] });
    await expectCleanPool();
  });
});
