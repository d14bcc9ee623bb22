import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let person: Person;

beforeAll(async () => {
  world = await createWorld();
  person = await createPerson(world, await createOrg(world), ['admin']);
});
afterAll(() => world.end());

describe('a transaction that lost a race', () => {
  it('is tried again after a deadlock, and both writers get through', async () => {
    const ids = [person.memberId, (await createPerson(world, person.orgId, ['interviewer'])).memberId];
    const { transaction } = world.platform.database;
    let attempts = 0;
    let arrived = 0;
    let open: () => void = () => undefined;
    const bothHoldOne = new Promise<void>((resolve) => {
      open = resolve;
    });
    const lock = (order: readonly string[]) =>
      transaction({ orgId: person.orgId, readOnly: false }, async (tx) => {
        attempts += 1;
        const [first, second] = order;
        await tx.sql('UPDATE members SET version = version + 1 WHERE org_id = $1 AND id = $2', [
          person.orgId,
          first,
        ]);
        arrived += 1;
        if (arrived === 2) open();
        await bothHoldOne;
        await tx.sql('UPDATE members SET version = version + 1 WHERE org_id = $1 AND id = $2', [
          person.orgId,
          second,
        ]);
      });
    await Promise.all([lock(ids), lock([...ids].reverse())]);

    // Three where the loser waits; on a busy machine it may lose again.
    expect(attempts).toBeGreaterThanOrEqual(3);
    const rows = await world.ownerSql<{ version: number }>(
      'SELECT version FROM members WHERE id = ANY ($1)',
      [ids],
    );
    expect(rows.map(({ version }) => version)).toEqual([3, 3]);
  });

  it('is given up after three tries, and at once for any other failure', async () => {
    const failing = async (code: string): Promise<number> => {
      let attempts = 0;
      const failed = world.platform.database.transaction({ orgId: null, readOnly: false }, async () => {
        attempts += 1;
        throw Object.assign(new Error('lost'), { code });
      });
      await expect(failed).rejects.toThrow('lost');
      return attempts;
    };
    expect(await failing('40001')).toBe(3);
    expect(await failing('40P01')).toBe(3);
    expect(await failing('23505')).toBe(1);
  });
});
