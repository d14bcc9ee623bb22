import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { leadDataEngineerSamples } from '#server/practice/library/lead-data-engineer.ts';
import { deactivateMember } from '#shared/identity.ts';
import {
  getPractice,
  listQualifications,
  type Qualification,
  scorePracticeSample,
  signOffInterviewer,
} from '#shared/practice.ts';
import {
  completeCard,
  type PlacedLoop,
  placeLoop,
  placeSeat,
  saveCard,
  submitCard,
} from '#tests/factories/scorecard.ts';
import { entriesOf } from '#tests/support/audit-entries.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let admin: Person;
let learner: Person;
let loop: PlacedLoop;

beforeAll(async () => {
  world = await createWorld();
  admin = await createPerson(world, await createOrg(world), ['admin']);
});
beforeEach(async () => {
  loop = await placeLoop(world, admin);
  learner = await createPerson(world, admin.orgId, ['interviewer'], { name: 'Lena Learner' });
});
afterAll(() => world.end());

const practise = async (person: Person): Promise<void> => {
  for (const { key, scores } of leadDataEngineerSamples) {
    const params = { blueprintId: loop.blueprintId, sampleKey: key };
    const body = { scores: scores.map(({ dimension, rating }) => ({ dimension, rating })) };
    const response = await person.call(scorePracticeSample, { params, body });
    if (response.status !== 201) throw new Error(response.text);
  }
};
const learn = async (person: Person, kind: 'shadow' | 'trainee'): Promise<void> =>
  void (await submitCard(await placeSeat(world, loop, person, { kind })));
const own = async (person: Person) =>
  (await person.call(getPractice, { params: { blueprintId: loop.blueprintId } })).body.path;
const listed = async (reader: Person, person: Person): Promise<Qualification | undefined> => {
  const { body } = await reader.call(listQualifications, {
    params: { blueprintId: loop.blueprintId },
    query: { limit: 200 },
  });
  return body.items.find((item: Qualification) => item.person.id === person.memberId);
};
const signOff = (signer: Person, person: Person, given: { note?: string; despite?: boolean } = {}) =>
  signer.call(signOffInterviewer, {
    params: { blueprintId: loop.blueprintId, memberId: person.memberId },
    body: { note: 'Two talks held well, scores near ours.', despite: false, ...given },
  });

describe('the way on a blueprint', () => {
  it('goes from practice over shadow and reverse shadow to the sign-off, each with its time', async () => {
    expect((await own(learner)).next).toBe('practice');
    await practise(learner);
    expect((await own(learner)).next).toBe('shadow');
    world.clock.advance({ minutes: 5 });
    const shadowed = world.clock.now().toISOString();
    await learn(learner, 'shadow');
    expect(await own(learner)).toMatchObject({ shadow: { doneAt: shadowed }, next: 'reverse_shadow' });
    world.clock.advance({ minutes: 5 });
    const trained = world.clock.now().toISOString();
    await learn(learner, 'trainee');
    expect(await own(learner)).toMatchObject({ reverseShadow: { doneAt: trained }, next: 'sign_off' });

    world.clock.advance({ minutes: 5 });
    const { status, body } = await signOff(admin, learner);
    expect(status).toBe(201);
    expect(body.path.signOff).toEqual({
      by: { id: admin.memberId, name: admin.name },
      at: world.clock.now().toISOString(),
      note: 'Two talks held well, scores near ours.',
      missing: [],
    });
    expect(await own(learner)).toMatchObject({ ...body.path, next: null });
    expect(await listed(admin, learner)).toEqual(body);
    expect(body.can.signOff).toBe(false);
  });

  it('counts a submitted card only, and only on its own blueprint', async () => {
    const seat = await placeSeat(world, loop, learner, { kind: 'shadow' });
    await saveCard(seat, completeCard(seat));
    expect((await own(learner)).shadow.doneAt).toBeNull();
    const elsewhere = await placeLoop(world, admin);
    await submitCard(await placeSeat(world, elsewhere, learner, { kind: 'shadow' }));
    await submitCard(await placeSeat(world, loop, await createPerson(world, admin.orgId, ['interviewer'])));
    expect((await own(learner)).shadow.doneAt).toBeNull();
  });

  it('is listed for who looks after it, without anything that was scored, and not for interviewers', async () => {
    await practise(learner);
    const reader = await createPerson(world, admin.orgId, ['hiring_manager']);
    const found = await listed(reader, learner);
    expect(found?.path.practice).toMatchObject({ samples: 6, scored: 6 });
    expect(JSON.stringify(found)).not.toMatch(/distance|rating|reference/);
    const params = { blueprintId: loop.blueprintId };
    expect((await learner.call(listQualifications, { params })).status).toBe(403);
    expect((await signOff(learner, admin)).status).toBe(403);
  });

  it('pages by name', async () => {
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const { body } = await admin.call(listQualifications, {
        params: { blueprintId: loop.blueprintId },
        query: { limit: 2, after },
      });
      seen.push(...body.items.map(({ person }: Qualification) => person.name));
      if (body.next === null) break;
      after = body.next;
    }
    expect(seen.length).toBeGreaterThan(2);
    expect(seen).toEqual([...seen].sort());
  });

  it('tells a reader who owes a card on the loop nothing of a colleague’s card there', async () => {
    const recruiter = await createPerson(world, admin.orgId, ['recruiter', 'interviewer']);
    const seat = await placeSeat(world, loop, recruiter);
    const before = await listed(recruiter, learner);
    await learn(learner, 'shadow');
    expect(await listed(recruiter, learner)).toEqual(before);
    expect((await listed(admin, learner))?.path.shadow.doneAt).not.toBeNull();
    const refused = await signOff(recruiter, learner);
    expect(refused.body.errors[0].message).toContain('shadow, reverse shadow');
    await submitCard(seat);
    expect((await listed(recruiter, learner))?.path.shadow.doneAt).not.toBeNull();
  });
});

describe('the sign-off', () => {
  it('wants the steps before, unless somebody says that they are missing; then that is kept', async () => {
    await learn(learner, 'shadow');
    const refused = await signOff(admin, learner);
    expect([refused.status, refused.body.code]).toEqual([422, 'rule_broken']);
    expect((await own(learner)).signOff).toBeNull();
    const { status, body } = await signOff(admin, learner, { despite: true });
    expect(status).toBe(201);
    expect(body.path.signOff.missing).toEqual(['practice', 'reverse_shadow']);
    expect((await entriesOf(world, learner.memberId)).at(-1)).toMatchObject({
      action: 'interviewer.signed_off',
      actor_id: admin.memberId,
      data: { blueprintId: loop.blueprintId, missing: ['practice', 'reverse_shadow'] },
    });
  });

  it('is given once, by twenty at once as well', async () => {
    const tries = await Promise.all(
      Array.from({ length: 20 }, () => signOff(admin, learner, { despite: true })),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
    const rows = await world.ownerSql('SELECT FROM sign_offs WHERE member_id = $1', [learner.memberId]);
    expect(rows).toHaveLength(1);
  });

  it('is never given to oneself, nor without a note, nor to who has left or is nobody here', async () => {
    expect((await signOff(admin, admin, { despite: true })).status).toBe(422);
    expect((await signOff(admin, learner, { despite: true, note: ' '.repeat(12) })).status).toBe(422);
    expect((await signOff(admin, learner, { despite: true, note: 'short' })).status).toBe(400);
    await admin.call(deactivateMember, { params: { memberId: learner.memberId } });
    expect((await signOff(admin, learner, { despite: true })).status).toBe(404);
    expect(await listed(admin, learner)).toBeUndefined();
    const stranger = await createPerson(world, await createOrg(world), ['interviewer']);
    expect((await signOff(admin, stranger, { despite: true })).status).toBe(404);
  });

  it('stays: the database refuses to change it, and to hold one of oneself', async () => {
    await signOff(admin, learner, { despite: true });
    await expect(world.ownerSql(`UPDATE sign_offs SET note = 'Something else.'`)).rejects.toThrow();
    await expect(world.ownerSql('DELETE FROM sign_offs')).rejects.toThrow();
    await expect(
      world.ownerSql(
        `INSERT INTO sign_offs (org_id, id, blueprint_id, member_id, signed_by, signed_at, note, missing)
         SELECT org_id, $2, blueprint_id, signed_by, signed_by, signed_at, note, missing FROM sign_offs
          WHERE member_id = $1`,
        [learner.memberId, world.platform.ids.next()],
      ),
    ).rejects.toThrow('sign_offs_signed_by_check');
  });
});
