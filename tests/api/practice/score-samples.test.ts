import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leadDataEngineerSamples } from '#server/practice/library/lead-data-engineer.ts';
import { createBlueprint } from '#shared/blueprints.ts';
import { getPractice, getPracticeSample, listPractice, scorePracticeSample } from '#shared/practice.ts';
import { publishBlueprint } from '#tests/factories/blueprint.ts';
import { entriesOf } from '#tests/support/audit-entries.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let admin: Person;
let blueprintId: string;

beforeAll(async () => {
  world = await createWorld();
  admin = await createPerson(world, await createOrg(world), ['admin']);
  blueprintId = await publishBlueprint(admin);
});
afterAll(() => world.end());

const [first, second] = leadDataEngineerSamples;
if (first === undefined || second === undefined) throw new Error('no samples');
const somebody = (): Promise<Person> => createPerson(world, admin.orgId, ['interviewer']);
const params = (sampleKey: string) => ({ blueprintId, sampleKey });
const read = (person: Person, sample = first) =>
  person.call(getPracticeSample, { params: params(sample.key) });
/** Scores each dimension of a sample as far from the reference as said. */
const score = (person: Person, sample = first, off: readonly number[] = []) =>
  person.call(scorePracticeSample, {
    params: params(sample.key),
    body: {
      scores: sample.scores.map(({ dimension, rating }, n) => ({
        dimension,
        rating: rating + (off[n] ?? 0),
      })),
    },
  });

describe('a sample', () => {
  it('is shown with its prompt and the anchors, and with nothing of its scores', async () => {
    const { status, body, text } = await read(await somebody());
    expect([status, body.state, body.place, body.of]).toEqual([200, 'to_score', 1, 6]);
    expect(body.answer).toBe(first.answer);
    expect(body.dimensions.map(({ key }: { key: string }) => key).sort()).toEqual(
      first.scores.map(({ dimension }) => dimension).sort(),
    );
    for (const dimension of body.dimensions) {
      expect(Object.keys(dimension).sort()).toEqual(['anchors', 'covers', 'key', 'name']);
      expect(dimension.anchors).toHaveLength(5);
    }
    expect(text).not.toMatch(/"(?:own|reference|reason|colleagues|distance)":/);
  });

  it('tells the reference with its reason once it is scored, and the distance on each dimension', async () => {
    const person = await somebody();
    const { status, body } = await score(person, first, [2, -1, 0]);
    expect([status, body.state]).toEqual([201, 'scored']);
    const found = new Map(
      body.dimensions.map((dimension: { key: string }) => [dimension.key, dimension] as const),
    );
    for (const [n, { dimension, rating, reason }] of first.scores.entries()) {
      const distance = [2, -1, 0][n] ?? 0;
      expect(found.get(dimension)).toMatchObject({
        own: rating + distance,
        reference: rating,
        distance,
        reason,
        hasOtherAnchors: false,
        colleagues: { kind: 'too_few' },
      });
    }
    expect(body.distance).toBe(1);
    expect(body.nextKey).toBe(second.key);
    expect((await read(person)).body).toEqual(body);
  });

  it('is scored once: the first scores stand', async () => {
    const person = await somebody();
    await score(person);
    const again = await score(person, first, [1, 1, 1]);
    expect([again.status, again.body.code]).toEqual([409, 'already_exists']);
    expect((await read(person)).body.distance).toBe(0);
  });

  it('is scored once by whoever sends it twenty times at once', async () => {
    const person = await somebody();
    const tries = await Promise.all(Array.from({ length: 20 }, () => score(person)));
    expect(tries.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(tries.filter(({ status }) => status === 409)).toHaveLength(19);
    const rows = await world.ownerSql('SELECT FROM practice_attempts WHERE member_id = $1', [
      person.memberId,
    ]);
    const entries = await entriesOf(world, blueprintId);
    expect(rows).toHaveLength(1);
    expect(entries.filter(({ actor_id }) => actor_id === person.memberId)).toHaveLength(1);
  });

  it('wants each of its dimensions once and no other; nothing is kept of less', async () => {
    const person = await somebody();
    const { dimension = '' } = first.scores[0] ?? {};
    for (const scores of [
      [{ dimension, rating: 3 }],
      [...first.scores, ...first.scores].map((given) => ({ dimension: given.dimension, rating: 3 })),
      [...first.scores, { dimension: 'delivery-and-execution' }].map((given) => ({
        dimension: given.dimension,
        rating: 3,
      })),
    ]) {
      const refused = await person.call(scorePracticeSample, { params: params(first.key), body: { scores } });
      expect([refused.status, refused.body.code]).toEqual([422, 'rule_broken']);
    }
    for (const rating of [0, 6, 2.5, null]) {
      const body = { scores: first.scores.map((given) => ({ dimension: given.dimension, rating })) };
      expect((await person.call(scorePracticeSample, { params: params(first.key), body })).status).toBe(400);
    }
    expect((await read(person)).body.state).toBe('to_score');
  });

  it('is noted in the audit trail without what was given', async () => {
    const person = await somebody();
    await score(person, second);
    const entry = (await entriesOf(world, blueprintId)).findLast(
      ({ actor_id }) => actor_id === person.memberId,
    );
    expect(entry).toMatchObject({
      action: 'practice.scored',
      data: { sample: second.key, scores: second.scores.length },
    });
  });

  it('is not found where the blueprint does not offer it, or has nothing published', async () => {
    const made = await admin.call(createBlueprint, { body: { source: { kind: 'empty', title: 'New' } } });
    const other = { blueprintId: made.body.id, sampleKey: first.key };
    for (const given of [params('no-such-sample'), params('head-hourly-rebuild'), other]) {
      expect((await admin.call(getPracticeSample, { params: given })).status).toBe(404);
      const body = { scores: [{ dimension: 'sql-and-modeling', rating: 3 }] };
      expect((await admin.call(scorePracticeSample, { params: given, body })).status).toBe(404);
    }
  });
});

describe('how colleagues did', () => {
  it('is told as counts of three or more, to who has scored the sample, and never by name', async () => {
    blueprintId = await publishBlueprint(admin);
    const me = await somebody();
    await score(me, second, [0, 1]);
    const [{ dimension = '', rating = 0 } = {}] = second.scores;
    const mine = async () => {
      const { body } = await read(me, second);
      return body.dimensions.find(({ key }: { key: string }) => key === dimension).colleagues;
    };
    for (const off of [-1, 0]) await score(await somebody(), second, [off]);
    expect(await mine()).toEqual({ kind: 'too_few' });
    const third = await somebody();
    await score(third, second, [2]);
    const counts = [0, 0, 0, 0, 0];
    for (const off of [-1, 0, 2]) counts[rating + off - 1] = 1;
    expect(await mine()).toEqual({ kind: 'counts', counts, mean: rating + 1 / 3 });
    const { text } = await read(me, second);
    expect(text).not.toContain(third.memberId);
    expect(text).not.toContain(third.name);
  });
});

describe('one’s own practice', () => {
  it('lists the samples with the distance of those that are scored', async () => {
    blueprintId = await publishBlueprint(admin);
    const person = await somebody();
    await score(person, first, [1, 0, 0]);
    const { body } = await person.call(getPractice, { params: { blueprintId } });
    expect(body.samples.map(({ key }: { key: string }) => key)).toEqual(
      leadDataEngineerSamples.map(({ key }) => key),
    );
    expect(body.samples[0].scored).toEqual({ at: world.clock.now().toISOString(), distance: 1 / 3 });
    expect(body.samples[1].scored).toBeNull();
    expect(body.path.practice).toEqual({ samples: 6, scored: 1, doneAt: null });
    expect([body.path.next, body.distance, body.can.seePeople]).toEqual(['practice', 1 / 3, false]);
  });

  it('is done with the last sample where the scores lie near the reference, and not where they don’t', async () => {
    const [near, far] = [await somebody(), await somebody()];
    for (const sample of leadDataEngineerSamples) {
      await score(near, sample);
      const off = sample.scores.map(({ rating }) => (rating > 3 ? -1 : 1));
      await score(far, sample, off);
    }
    const pathOf = async (person: Person) =>
      (await person.call(getPractice, { params: { blueprintId } })).body;
    expect((await pathOf(near)).path).toMatchObject({
      practice: { scored: 6, doneAt: world.clock.now().toISOString() },
      next: 'shadow',
    });
    expect(await pathOf(far)).toMatchObject({
      distance: 1,
      path: { practice: { scored: 6, doneAt: null }, next: 'practice' },
    });
  });

  it('is listed for each published blueprint by title, also for one without samples', async () => {
    const orgId = await createOrg(world);
    const owner = await createPerson(world, orgId, ['admin']);
    const [one, two] = [await publishBlueprint(owner), world.platform.ids.next()];
    await world.ownerSql(
      `INSERT INTO blueprints (org_id, id, title, created_by, created_at) VALUES ($1, $2, 'Zoo keeper', $3, $4)`,
      [orgId, two, owner.memberId, world.clock.now()],
    );
    await world.ownerSql(
      `INSERT INTO blueprint_versions (org_id, id, blueprint_id, number, state, kit, proposals, kit_hash, changed_at,
                                       published_by, published_at)
       SELECT org_id, $2, $2, 1, 'published', '{}', '[]', sha256('kit'), created_at, created_by, created_at
         FROM blueprints WHERE org_id = $1 AND id = $2`,
      [orgId, two],
    );
    await world.ownerSql(
      'INSERT INTO dimensions (org_id, id, blueprint_id, created_at) VALUES ($1, $2, $2, $3)',
      [orgId, two, world.clock.now()],
    );
    await world.ownerSql(
      `INSERT INTO version_dimensions (org_id, version_id, dimension_id, key, position, name, weight, bar,
                                       is_must_have, continuity)
       VALUES ($1, $2, $2, 'feeding', 0, 'Feeding', 1, 3, false, 'first')`,
      [orgId, two],
    );
    const page = await owner.call(listPractice, { query: { limit: 1 } });
    expect(page.body.items.map(({ blueprint }: { blueprint: { id: string } }) => blueprint.id)).toEqual([
      one,
    ]);
    const rest = await owner.call(listPractice, { query: { after: page.body.next } });
    expect(rest.body.items[0]).toMatchObject({
      blueprint: { id: two, title: 'Zoo keeper' },
      path: { practice: { samples: 0 }, next: 'shadow' },
      distance: null,
    });
    expect(rest.body.next).toBeNull();
  });
});

it('keeps what was given: the database refuses to change it', async () => {
  await score(await somebody(), second);
  for (const table of ['practice_attempts', 'practice_scores'])
    await expect(world.ownerSql(`DELETE FROM ${table}`)).rejects.toThrow();
  await expect(world.ownerSql('UPDATE practice_scores SET rating = 3')).rejects.toThrow();
});
