import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeCandidates } from '#shared/candidate-merges.ts';
import { getLoop } from '#shared/loops.ts';
import type { Role } from '#shared/roles.ts';
import { type Found, search } from '#shared/search.ts';
import { addCandidate } from '#tests/factories/candidate.ts';
import { createTeam, openJob, type Team } from '#tests/factories/job.ts';
import { placeLoop, placeSeat, submitCard } from '#tests/factories/scorecard.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;
let orgId: Awaited<ReturnType<typeof createOrg>>;

beforeAll(async () => {
  world = await createWorld();
  orgId = await createOrg(world);
  team = await createTeam(world, orgId);
});
afterAll(() => world.end());

const somebody = (roles: readonly Role[]): Promise<Person> => createPerson(world, orgId, roles);

const called = (name: string, email = `${name.replaceAll(' ', '.').toLowerCase()}@elsewhere.example`) => ({
  name,
  email,
  note: '',
});

async function ask(
  person: Person,
  query: Record<string, unknown>,
): Promise<{ items: Found[]; more: string[] }> {
  const response = await person.call(search, { query });
  expect(response.status).toBe(200);
  return response.body;
}

/** What is found in words: `loop Ana Found`. */
async function find(person: Person, term: string, query: Record<string, unknown> = {}): Promise<string[]> {
  return (await ask(person, { search: term, ...query })).items.map(wordsOf);
}

function wordsOf(found: Found): string {
  switch (found.kind) {
    case 'loop':
      return `loop ${found.candidate.name}`;
    case 'job':
      return `job ${found.title}`;
    default:
      return `${found.kind} ${found.name}`;
  }
}

describe('a search', () => {
  it('finds candidates, loops, jobs and people under one name', async () => {
    const loop = await placeLoop(world, team.admin, { candidate: called('Orsolya Found') });
    const job = await openJob(team, { title: 'Orsolya’s Successor' });
    const person = await createPerson(world, orgId, ['approver'], { name: 'Orsolya Colleague' });

    expect(await ask(team.recruiter, { search: 'orsolya' })).toEqual({
      items: [
        {
          kind: 'candidate',
          id: loop.candidateId,
          name: 'Orsolya Found',
          isAnonymous: false,
          email: 'orsolya.found@elsewhere.example',
          jobTitles: ['Lead Data Engineer, Lisbon'],
        },
        {
          kind: 'loop',
          id: loop.id,
          candidate: { id: loop.candidateId, name: 'Orsolya Found', isAnonymous: false },
          job: { id: loop.jobId, title: 'Lead Data Engineer, Lisbon' },
          state: 'open',
        },
        { kind: 'job', id: job.id, title: 'Orsolya’s Successor', state: 'open' },
        {
          kind: 'person',
          id: person.memberId,
          name: 'Orsolya Colleague',
          roles: ['approver'],
          isActive: true,
        },
      ],
      more: [],
    });
  });

  it('gives the first five of a kind and says of which there are more; asked for one kind, more of it', async () => {
    for (let n = 1; n <= 6; n += 1) await addCandidate(team.recruiter, { name: `Sixfold ${n}` });
    const { items, more } = await ask(team.recruiter, { search: 'sixfold' });
    expect([items.map(wordsOf), more]).toEqual([
      [1, 2, 3, 4, 5].map((n) => `candidate Sixfold ${n}`),
      ['candidate'],
    ]);
    const one = await ask(team.recruiter, { search: 'sixfold', kind: 'candidate' });
    expect([one.items.length, one.more]).toEqual([6, []]);
  });

  it('finds nothing by nothing, and nothing by punctuation', async () => {
    expect(await ask(team.recruiter, {})).toEqual({ items: [], more: [] });
    expect(await find(team.recruiter, '  ')).toEqual([]);
    expect(await find(team.recruiter, '...', { kind: 'loop' })).toEqual([]);
  });

  it('finds loops in one state alone where asked, and none that were kept from the board', async () => {
    const open = await placeLoop(world, team.admin, { candidate: called('Stately Open') });
    const closed = await placeLoop(world, team.admin, { candidate: called('Stately Closed') });
    await world.ownerSql(`UPDATE loops SET state = 'closed' WHERE id = $1`, [closed.id]);
    const loops = { kind: 'loop' };
    expect(await find(team.recruiter, 'stately', loops)).toEqual([
      'loop Stately Closed',
      'loop Stately Open',
    ]);
    expect(await find(team.recruiter, 'stately', { ...loops, state: 'open' })).toEqual(['loop Stately Open']);
    await world.ownerSql('UPDATE loops SET archived_at = created_at WHERE id = ANY ($1)', [
      [open.id, closed.id],
    ]);
    expect(await find(team.recruiter, 'stately', loops)).toEqual([]);
  });
});

describe('what a reader finds', () => {
  it('are the loops that they may open, whatever their role, and no others', async () => {
    const holder = await somebody(['interviewer']);
    const boss = await somebody(['hiring_manager']);
    const seated = await placeLoop(world, team.admin, { candidate: called('Reach Seated') });
    await placeSeat(world, seated, holder);
    await placeLoop(world, team.admin, {
      candidate: called('Reach Served'),
      hiringManager: boss.memberId,
      committee: [team.committee_member.memberId],
      approvers: [team.approver.memberId],
    });
    const all = await ask(team.admin, { search: 'reach', kind: 'loop' });
    expect(all.items.length).toBe(2);
    const found: Record<string, string[]> = {};
    const readers = {
      ...team,
      holder,
      boss,
      auditor: await somebody(['auditor']),
      other: await somebody(['interviewer']),
    };
    for (const [name, reader] of Object.entries(readers)) {
      const mayOpen: string[] = [];
      for (const loop of all.items) {
        const { status } = await reader.call(getLoop, { params: { loopId: loop.id } });
        if (status === 200) mayOpen.push(wordsOf(loop));
      }
      found[name] = await find(reader, 'reach', { kind: 'loop' });
      expect(found[name], name).toEqual(mayOpen);
    }
    expect(found).toMatchObject({
      recruiter: ['loop Reach Served', 'loop Reach Seated'],
      holder: ['loop Reach Seated'],
      boss: ['loop Reach Served'],
      other: [],
    });
  });

  it('is nothing of candidates and jobs where they have no list of them', async () => {
    const holder = await somebody(['interviewer']);
    const loop = await placeLoop(world, team.admin, { candidate: called('Listless Lead') });
    await placeSeat(world, loop, holder);
    expect(await find(holder, 'l')).toEqual(['loop Listless Lead']);
    expect(await find(team.recruiter, 'listless')).toEqual(['candidate Listless Lead', 'loop Listless Lead']);
    expect(await find(holder, 'data engineer')).toEqual([]);
    expect(await find(team.approver, 'data engineer')).toContain('job Lead Data Engineer, Lisbon');
  });

  it('is no loop by the candidate’s address, which its readers need not know', async () => {
    await placeLoop(world, team.admin, { candidate: called('Plain Name', 'secretive@elsewhere.example') });
    expect(await find(team.recruiter, 'secretive')).toEqual(['candidate Plain Name']);
    expect(await find(await somebody(['auditor']), 'secretive')).toEqual([]);
  });

  it('is never the loop of which they are the candidate', async () => {
    await placeLoop(world, team.admin, { candidate: called('Turned Member', team.recruiter.email) });
    expect(await find(team.recruiter, 'turned', { kind: 'loop' })).toEqual([]);
    expect(await find(team.admin, 'turned', { kind: 'loop' })).toEqual(['loop Turned Member']);
  });

  it('is nothing of another organisation, neither by name nor by what they say they opened', async () => {
    const loop = await placeLoop(world, team.admin, { candidate: called('Foreign Affair') });
    const stranger = await createPerson(world, await createOrg(world, 'Stranger'), ['admin']);
    expect(await find(stranger, 'foreign')).toEqual([]);
    const recent = `loop.${loop.id},candidate.${loop.candidateId},job.${loop.jobId},person.${team.admin.memberId}`;
    expect(await ask(stranger, { recent })).toEqual({ items: [], more: [] });
  });
});

describe('a candidate who is anonymous to the reader', () => {
  it('is found by label and not by name, until the card is in', async () => {
    const holder = await somebody(['recruiter', 'interviewer']);
    const loop = await placeLoop(world, team.admin, {
      anonymousReview: true,
      candidate: called('Hildegard Hidden'),
    });
    const seat = await placeSeat(world, loop, holder);
    const recent = `candidate.${loop.candidateId},loop.${loop.id}`;

    expect(await find(holder, 'hildegard')).toEqual([]);
    const before = await ask(holder, { recent });
    const label = before.items.map((one) => (one.kind === 'candidate' ? one.name : ''))[0] ?? '';
    expect(label).toMatch(/^Candidate [0-9A-F]{4}$/);
    expect(before.items).toMatchObject([
      { kind: 'candidate', name: label, isAnonymous: true, email: null },
      { kind: 'loop', candidate: { name: label, isAnonymous: true } },
    ]);
    expect(await find(holder, label)).toEqual([`candidate ${label}`, `loop ${label}`]);

    await submitCard(seat);
    expect(await find(holder, 'hildegard')).toEqual(['candidate Hildegard Hidden', 'loop Hildegard Hidden']);
    expect(await find(holder, label)).toEqual([]);
  });
});

describe('what was opened last', () => {
  it('comes in the order given, without what is unknown, merged away or not the reader’s to open', async () => {
    const loop = await placeLoop(world, team.admin, { candidate: called('Lately Seen') });
    const kept = await addCandidate(team.recruiter, { name: 'Lately Kept' });
    const other = await addCandidate(team.recruiter, { name: 'Lately Merged' });
    await team.recruiter.call(mergeCandidates, {
      params: { candidateId: kept.id },
      seen: 1,
      body: { otherId: other.id, take: [] },
    });
    const recent = [
      `person.${team.approver.memberId}`,
      `candidate.${other.id}`,
      `loop.${loop.id}`,
      `candidate.${world.platform.ids.next()}`,
      `candidate.${kept.id}`,
      `job.${loop.jobId}`,
    ].join();
    const words = async (person: Person, query = {}): Promise<string[]> =>
      (await ask(person, { recent, ...query })).items.map(wordsOf);
    expect(await words(team.recruiter)).toEqual([
      'person The approver',
      'loop Lately Seen',
      'candidate Lately Kept',
      'job Lead Data Engineer, Lisbon',
    ]);
    expect(await words(team.recruiter, { kind: 'loop' })).toEqual(['loop Lately Seen']);
    expect(await words(team.recruiter, { kind: 'loop', state: 'closed' })).toEqual([]);
    expect(await words(await somebody(['interviewer']))).toEqual(['person The approver']);
  });

  it.each(['loop.1', 'scorecard.00000000-0000-7000-8000-000000000000', 'loop', ','])(
    'is refused where it is no list of them: %j',
    async (recent) => {
      expect((await team.recruiter.call(search, { query: { recent } })).status).toBe(400);
    },
  );
});

it('finds the same loops by a term that fits few candidates and by one that fits more than are looked up', async () => {
  const manyOrg = await createOrg(world, 'Many');
  const many = await createTeam(world, manyOrg);
  await placeLoop(world, many.admin, { candidate: called('Common Rareword') });
  await placeLoop(world, many.admin, { candidate: called('Common Other') });
  await world.ownerSql(
    `INSERT INTO candidates (org_id, id, name, time_zone, created_at)
     SELECT $1, gen_random_uuid(), 'Common ' || md5(n::text), 'UTC', $2 FROM generate_series(1, 2100) AS n`,
    [manyOrg, world.clock.now()],
  );
  expect(await find(many.recruiter, 'rareword', { kind: 'loop' })).toEqual(['loop Common Rareword']);
  expect(await find(many.recruiter, 'common', { kind: 'loop' })).toEqual([
    'loop Common Other',
    'loop Common Rareword',
  ]);
});
