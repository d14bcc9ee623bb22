import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '#server/app.ts';
import { ensureDemoCompany } from '#server/demo/ensure-demo-company.ts';
import { createPlatform } from '#server/main.ts';
import { openDatabase } from '#server/platform/database.ts';
import { makeCompanyLarge } from '#tests/support/large-company.ts';
import { createListReader, findListSubjects } from '#tests/support/list-reader.ts';
import { listReads } from '#tests/support/list-reads.ts';
import { plansOf, type RunPlan, tellPlans } from '#tests/support/plans.ts';
import { createWorld, testOrigin, type World } from '#tests/support/world.ts';

const size = { candidates: 4000, loops: 1000, cardsPerLoop: 8, jobs: 40, people: 60 };

/** Too many to read from end to end; of the applications, a manager's share may be most of them. */
const grownTables = ['audit_entries', 'interviews', 'notifications', 'scores', 'seats'];

let world: World;
const plans = new Map<string, readonly RunPlan[]>();
let end: () => Promise<void>;

/** What PostgreSQL did for every list of an organisation with 1,000 loops and 8,000 cards, as the app's role. */
beforeAll(async () => {
  world = await createWorld();
  const { appUrl } = world.database;
  const now = world.clock.now();
  const { signIns } = await ensureDemoCompany({ databaseUrl: appUrl, size: 'small', now });
  await makeCompanyLarge(world.ownerSql, size, now);
  await tellPlans(world.ownerSql, decodeURIComponent(new URL(appUrl).pathname.slice(1)));
  // Connections from before tell nothing: an app of its own.
  const database = openDatabase({ url: appUrl, maxConnections: 1 });
  const { clock } = world;
  const platform = createPlatform({
    database,
    publicUrl: testOrigin,
    secretKey: 'a key for tests, not a secret',
    clock,
  });
  const app = await buildApp({
    platform,
    demoSignIns: [],
    webRoot: null,
    logger: false,
    trustProxy: false,
    maxEventLoopDelayMs: 0,
  });
  end = async () => {
    await app.close();
    await database.close();
  };
  const reader = createListReader(await app.listen({ host: '127.0.0.1', port: 0 }), testOrigin, signIns);
  const subjects = await findListSubjects(world.ownerSql);
  for (const read of listReads(subjects, { candidates: 3, loops: 1 }))
    plans.set(read.name, await plansOf(await reader.prepare(read)));
}, 180_000);

afterAll(async () => {
  await end();
  await world.end();
});

/** The index without which a list would read much of the organisation; and it is the same for any size from here up. */
const leadingIndexes: readonly (readonly [list: string, index: string])[] = [
  ['candidates', 'candidates_org_id_name_id_idx'],
  ['candidates, far down', 'candidates_org_id_name_id_idx'],
  ['candidates, few hits', 'candidates_search_idx'],
  ['candidates, no hit', 'candidates_search_idx'],
  ['candidates of a small job', 'applications_org_id_job_id_stage_idx'],
  ['candidates, anonymous to the reader', 'scorecards_draft_idx'],
  ['board, newest', 'seats_org_id_loop_id_idx'],
  ['board, newest', 'scorecards_org_id_seat_id_key'],
  ['board, newest', 'interviews_org_id_loop_id_starts_at_idx'],
  ['board, longest in stage', 'applications_org_id_stage_at_id_idx'],
  ['board, longest in stage, open', 'loops_org_id_state_id_idx'],
  ['board, next interview', 'interviews_org_id_starts_at_id_idx'],
  ['board, late first', 'seats_open_idx'],
  ['board, late only (home)', 'scorecards_loop_draft_idx'],
  ['board, one owner', 'loops_org_id_owner_id_id_idx'],
  ['board, few hits', 'candidates_search_idx'],
  ['board, few hits', 'applications_org_id_candidate_id_idx'],
  ['board, few hits', 'loops_org_id_application_id_idx'],
  ['my interviews', 'scorecards_draft_idx'],
  ['my interviews, done', 'seats_org_id_member_id_due_at_idx'],
  ['jobs', 'applications_org_id_job_id_stage_idx'],
  ['debriefs', 'scorecards_loop_draft_idx'],
  ['what waits for a chair', 'loops_org_id_state_id_idx'],
  ['notifications', 'notifications_org_id_member_id_shows_at_id_idx'],
  ['notifications, unread', 'notifications_unread_idx'],
  ['audit trail', 'audit_entries_pkey'],
  ['audit trail, one action', 'audit_entries_org_id_action_seq_idx'],
  ['audit trail, one person', 'audit_entries_org_id_actor_id_seq_idx'],
];

describe('the lists of a large organisation', () => {
  it('read no table from end to end that grows with what was ever done', () => {
    const scans = [...plans].flatMap(([name, ran]) =>
      ran.flatMap(({ scanned }) =>
        scanned.filter((table) => grownTables.includes(table)).map((table) => `${name}: ${table}`),
      ),
    );
    expect(plans.size).toBeGreaterThan(40);
    expect(scans).toEqual([]);
  });

  it.each(leadingIndexes)('%s go by %s', (list, index) => {
    expect((plans.get(list) ?? []).flatMap(({ indexes }) => indexes)).toContain(index);
  });

  it('touch next to nothing for a search that finds nobody', () => {
    const blocks = (plans.get('board, no hit') ?? []).reduce((sum, plan) => sum + plan.blocks, 0);
    expect(blocks).toBeLessThan(300);
  });
});
