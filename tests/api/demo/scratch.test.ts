import { it } from 'vitest';
import { generateDemo } from '#prisma/demo/generate.ts';
import { appendHistory } from '#server/demo/append-history.ts';
import { hashDemoPassword, loadPeople } from '#server/demo/load-people.ts';
import { loadTables } from '#server/demo/load-tables.ts';
import { systemClock } from '#server/platform/clock.ts';
import { openDatabase } from '#server/platform/database.ts';
import { systemIds } from '#server/platform/ids.ts';
import { OrgId } from '#shared/primitives.ts';
import { createTestDatabase } from '#tests/support/postgres.ts';

it('times', async () => {
  const db = await createTestDatabase();
  const database = openDatabase({ url: db.appUrl, maxConnections: 2 });
  let t = performance.now();
  const lap = (w: string) => {
    console.log(w, (performance.now() - t).toFixed(0));
    t = performance.now();
  };
  const rows = generateDemo({ now: new Date(), size: 'full' });
  lap('generate');
  const h = await hashDemoPassword();
  lap('hash');
  const orgId = OrgId.parse(systemIds.next());
  const ctxOf = (tx: any) => ({
    tx,
    actor: { kind: 'nobody' } as const,
    clock: systemClock,
    ids: systemIds,
    enterOrg: tx.enterOrg,
    audit: () => {},
  });
  const joined = await database.transaction({ orgId: null, readOnly: false }, async (tx) => {
    let n = 0;
    const inner = {
      ...tx,
      enterOrg: tx.enterOrg,
      sql: async (text: string, values: any) => {
        const s = performance.now();
        const r = await tx.sql(text, values);
        const ms = performance.now() - s;
        if (ms > 40) console.log('   ', text.slice(0, 40), ms.toFixed(0));
        n++;
        return r as any;
      },
    };
    const j = await loadPeople(ctxOf(inner), orgId, rows, h);
    lap('people');
    await loadTables(inner as any, orgId, rows.tables);
    lap('tables');
    return j;
  });
  lap('commit');
  const history = [...joined, ...rows.history].sort((a, b) => a.at.getTime() - b.at.getTime());
  const chunk = Number(process.env.CHUNK ?? 100000);
  for (let i = 0; i < history.length; i += chunk)
    await database.transaction({ orgId, readOnly: false }, (tx) =>
      appendHistory(ctxOf(tx), orgId, history.slice(i, i + chunk)),
    );
  lap(`audit ${chunk}`);
  await database.close();
  await db.drop();
}, 60000);
