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
  }, 180_000);

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

  // The small one has no room for every step.
  if (size === 'full') {
    it('has a request to cover a dimension that was passed on, and one that waits for the recruiter', async () => {
      expect(await count('cover_requests')).toBe(2);
      expect(await count('cover_answers WHERE interview_id IS NOT NULL')).toBe(1);
    });

    it('has somebody a visitor may sign in as who owes a card on an anonymous loop to come', async () => {
      const shown = demoPeople.filter(({ shownAs }) => shownAs !== undefined).map(({ name }) => `'${name}'`);
      expect(
        await count(`jobs j JOIN applications a ON a.job_id = j.id JOIN loops l ON l.application_id = a.id
          JOIN seats s ON s.loop_id = l.id JOIN members m ON m.id = s.member_id
          WHERE j.anonymous_review AND l.state = 'open' AND m.name IN (${shown.join()})`),
      ).toBeGreaterThan(0);
    });
  }
  if (size === 'full')
    it('has debriefs at every step between the first vote and the last approval', async () => {
      const waitsForSecond = `(SELECT FROM approval_steps s JOIN approvals a USING (org_id, decision_id)
       WHERE s.position = 2 AND a.verdict = 'approved' AND NOT EXISTS (SELECT FROM approvals b WHERE b.decision_id = s.decision_id AND b.position = 2))`;
      expect(await count(`${waitsForSecond} AS waiting`)).toBe(1);
      expect(await count(`(SELECT FROM decisions GROUP BY debrief_id HAVING count(*) = 2) AS again`)).toBe(2);
      expect(await count('recusals')).toBe(1);
      // Somebody thought twice before the votes were open, and nobody can tell.
      expect(await count('votes WHERE number = 2')).toBeGreaterThan(1);
      const openedTwoToOne = `(SELECT FROM vote_reveals r JOIN votes v ON v.id = ANY (r.vote_ids)
       GROUP BY r.debrief_id HAVING count(*) = 3 AND count(*) FILTER (WHERE v.choice = 'hold') = 1)`;
      expect(await count(`${openedTwoToOne} AS opened`)).toBeGreaterThan(0);
      const waitingFor = (
        email: string,
      ): string => `debriefs d JOIN loops l ON l.id = d.loop_id AND l.state = 'debrief'
        JOIN applications a ON a.id = l.application_id JOIN jobs j ON j.id = a.job_id
        JOIN members m ON m.email = '${email}' AND m.id = ANY (j.committee_ids || j.hiring_manager_id)
       WHERE NOT EXISTS (SELECT FROM vote_reveals r WHERE r.debrief_id = d.id)
         AND NOT EXISTS (SELECT FROM votes v WHERE v.debrief_id = d.id AND v.member_id = m.id)`;
      for (const name of ['elif.yildiz', 'fionnuala.byrne', 'chiara.conti'])
        expect(await count(waitingFor(`${name}@harbour.example`)), name).toBeGreaterThan(0);
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
