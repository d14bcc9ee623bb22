import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPeople } from '#prisma/demo/people.ts';
import { verifyChain } from '#server/audit/verify-chain.ts';
import { ensureDemoCompany } from '#server/demo/ensure-demo-company.ts';
import { openDatabase } from '#server/platform/database.ts';
import { OrgId } from '#shared/primitives.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/postgres.ts';

const sizes = [
  { size: 'full', submitted: 900, signIns: 8 },
  { size: 'small', submitted: 40, signIns: 8 },
] as const;

describe.each(sizes)('the $size demo company', ({ size, submitted, signIns }) => {
  let database: TestDatabase;
  let owner: pg.Client;
  let loadMs = 0;
  let made: Awaited<ReturnType<typeof ensureDemoCompany>>;

  beforeAll(async () => {
    database = await createTestDatabase();
    const startedAt = performance.now();
    made = await ensureDemoCompany({ databaseUrl: database.appUrl, size });
    loadMs = performance.now() - startedAt;
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });

  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  const count = async (text: string): Promise<number> =>
    Number((await owner.query<{ n: string }>(`SELECT count(*) AS n FROM ${text}`)).rows[0]?.n);

  it('lets a visitor sign in as everybody who is shown', async () => {
    expect(made.signIns).toHaveLength(signIns);
    expect(made.signIns.map(({ name }) => name)).toEqual(
      demoPeople.filter(({ shownAs }) => shownAs !== undefined).map(({ name }) => name),
    );
    console.log(`the ${size} demo company took ${(loadMs / 1_000).toFixed(1)} s`);
  });

  it('holds its cards, submitted through the checks that everybody goes through', async () => {
    expect(await count(`scorecards WHERE state = 'submitted'`)).toBeGreaterThanOrEqual(submitted);
    expect(await count(`scorecards WHERE state = 'draft'`)).toBeGreaterThan(5);
    expect(await count('seats s LEFT JOIN scorecards c ON c.seat_id = s.id WHERE c.id IS NULL')).toBe(0);
  });

  it('leaves a chain that verifies, with an entry for each submitted card, job, publication and decision', async () => {
    const orgId = OrgId.parse((await owner.query<{ id: string }>('SELECT id FROM orgs')).rows[0]?.id);
    const app = openDatabase({ url: database.appUrl, maxConnections: 1 });
    const verification = await app.transaction({ orgId, readOnly: true }, (tx) => verifyChain(tx, orgId));
    await app.close();
    expect(verification.outcome).toBe('whole');
    const actions = await owner.query<{ action: string; n: number }>(
      'SELECT action, count(*)::integer AS n FROM audit_entries GROUP BY action',
    );
    const entries = new Map(actions.rows.map(({ action, n }) => [action, n]));
    expect(entries.get('scorecard.submitted')).toBe(await count(`scorecards WHERE state = 'submitted'`));
    expect(entries.get('loop.started')).toBe(await count('loops'));
    expect(entries.get('job.created')).toBe(await count('jobs'));
    expect(entries.get('blueprint.published')).toBe(await count('blueprint_versions'));
    expect(entries.get('member.joined')).toBe(await count('members'));
    expect(
      await count(
        `audit_entries WHERE action = 'application.stage_changed' AND data LIKE '%"stage":"decided"%'`,
      ),
      // A debrief that was reopened was decided before as well.
    ).toBe((await count(`applications WHERE stage = 'decided'`)) + (await count('reopenings')));
    expect(entries.get('vote.cast') ?? 0).toBe(await count('votes'));
    expect(entries.get('decision.recorded') ?? 0).toBe(await count('decisions'));
    expect(entries.get('debrief.reopened') ?? 0).toBe(await count('reopenings'));
  });

  it('has a chain in the order of time that ends before now', async () => {
    expect(
      await count(`(SELECT at < lag(at) OVER (ORDER BY seq) AS is_back FROM audit_entries) e WHERE is_back`),
    ).toBe(0);
    expect(await count('audit_entries WHERE at > now()')).toBe(0);
  });

  it('is left as it is the second time', async () => {
    const before = await count('audit_entries');
    expect(await ensureDemoCompany({ databaseUrl: database.appUrl, size })).toEqual(made);
    expect(await count('audit_entries')).toBe(before);
  });
});
