import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCandidates, updateCandidate } from '#shared/candidates.ts';
import { addCandidate } from '#tests/factories/candidate.ts';
import { createTeam, openJob, type Team } from '#tests/factories/job.ts';
import { createOrg, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;
let orgId: Awaited<ReturnType<typeof createOrg>>;

beforeAll(async () => {
  world = await createWorld();
  orgId = await createOrg(world);
  team = await createTeam(world, orgId);
});
afterAll(() => world.end());

async function find(search: string, person: Person = team.recruiter, query: object = {}): Promise<string[]> {
  const { body } = await person.call(listCandidates, { query: { search, ...query } });
  return body.items.map(({ name }: { name: string }) => name);
}

describe('a search finds', () => {
  beforeAll(async () => {
    await addCandidate(team.recruiter, {
      name: 'Zoë  Quandary-Łukasz',
      email: 'z_q@elsewhere.example',
      phone: '+351 (912) 345-678',
    });
  });

  it.each([
    ['the middle of a name', 'uandar'],
    ['any case', 'QUANDARY'],
    ['without accents', 'zoe'],
    ['with accents', 'ZOË quand'],
    ['letters that have no accent to take off', 'lukasz'],
    ['one space for two', 'zoë quandary'],
    ['the middle of an address', 'sewhere.exam'],
    ['an underline as itself', 'z_q'],
    ['two characters where a word begins', 'zo'],
    ['one character where a word begins', 'z'],
    ['the digits of a phone number', '912345'],
    ['a phone number as people write it', '00351 912-345'],
    ['spaces around what was typed', '  quandary '],
  ])('%s: %j', async (_, search) => {
    expect(await find(search)).toContain('Zoë  Quandary-Łukasz');
  });

  it.each([
    ['LIKE’s own characters as patterns', '%'],
    ['one of them among letters', 'z%q'],
    ['one of them for any letter', 'q_andary'],
    ['a backslash', 'z\\_q'],
    ['two characters inside a word', 'ua'],
    ['from one field into the next', 'lukasz z_q'],
    ['punctuation alone', '...'],
  ])('nobody by %s: %j', async (_, search) => {
    expect(await find(search)).toEqual([]);
  });
});

it('finds by what a candidate is called now', async () => {
  const { id } = await addCandidate(team.recruiter, { name: 'Formerly Known' });
  const change = { params: { candidateId: id }, seen: 1, body: { name: 'Newly Called' } };
  await team.recruiter.call(updateCandidate, change);
  expect([await find('formerly'), await find('newly')]).toEqual([[], ['Newly Called']]);
});

describe('among many', () => {
  let big: Team;
  let bigOrg: typeof orgId;
  beforeAll(async () => {
    bigOrg = await createOrg(world, 'Big');
    big = await createTeam(world, bigOrg);
    await world.ownerSql(
      `INSERT INTO candidates (org_id, id, name, email, time_zone, created_at)
       SELECT $1, gen_random_uuid(), 'Person ' || md5(n::text), md5(n::text) || '@many.example', 'UTC', $2
         FROM generate_series(1, 5000) AS n`,
      [bigOrg, world.clock.now()],
    );
    await world.ownerSql('ANALYZE candidates');
  });

  it('finds the same by a term that fits few and by one that fits more than are looked up at once', async () => {
    const job = await openJob(big);
    for (const name of ['Aa Person', 'Mm Person', 'Zz Person'])
      await addCandidate(big.recruiter, { name, jobId: job.id });
    const limit = 200;
    expect(await find('aa person', big.recruiter)).toEqual(['Aa Person']);
    expect(await find('person', big.recruiter, { jobId: job.id, limit })).toEqual([
      'Aa Person',
      'Mm Person',
      'Zz Person',
    ]);
    const names: string[] = [];
    for (let after: string | undefined; names.length < 450; ) {
      const { body } = await big.recruiter.call(listCandidates, {
        query: { search: 'person', limit, ...(after === undefined ? {} : { after }) },
      });
      names.push(...body.items.map(({ name }: { name: string }) => name));
      if (body.next === null) break;
      after = body.next;
    }
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(450);
  });

  it('shows nobody of another organisation, whose rows the index holds beside them', async () => {
    const stranger = await createTeam(world, await createOrg(world, 'Stranger'));
    expect(await find('person', stranger.recruiter)).toEqual([]);
    const [row] = await world.platform.database.transaction({ orgId: null, readOnly: true }, (tx) =>
      tx.sql<{ count: number }>(`SELECT count(*)::integer AS count FROM search_candidates('person', 100)`),
    );
    expect(row?.count).toBe(0);
  });

  /** How the function looks for a term, run with these rights and for any term, as the planner tells it. */
  async function planAs(url: string, role: string | null): Promise<string> {
    const [fn] = await world.ownerSql<{ prosrc: string }>(
      `SELECT prosrc FROM pg_proc WHERE proname = 'search_candidates'`,
    );
    const text = (fn?.prosrc ?? '').replace('(term)', '($1)').replace('most', '$2');
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(
        `BEGIN; SET LOCAL app.org_id = '${bigOrg}'; SET LOCAL plan_cache_mode = force_generic_plan`,
      );
      if (role !== null) await client.query(`SET LOCAL ROLE ${role}`);
      await client.query(`PREPARE looked_for(text, integer) AS ${text}`);
      return JSON.stringify((await client.query(`EXPLAIN EXECUTE looked_for('c4ca42', 500)`)).rows);
    } finally {
      await client.end();
    }
  }

  it('reaches the trigram index inside the function, which the app by itself would not', async () => {
    const { ownerUrl, appUrl } = world.database;
    expect(await planAs(ownerUrl, 'evenhand_definer')).toContain('candidates_search_idx');
    expect(await planAs(appUrl, null)).not.toContain('candidates_search_idx');
  });
});
