import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareCards, listComparisons } from '#shared/practice.ts';
import { amendScore, type CardContent } from '#shared/scorecards.ts';
import { ratedCard } from '#tests/factories/debrief.ts';
import {
  completeCard,
  type PlacedSeat,
  placeLoop,
  placeSeat,
  submitCard,
} from '#tests/factories/scorecard.ts';
import { actionsOf } from '#tests/support/audit-entries.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let recruiter: Person;
let committee: Person;

beforeAll(async () => {
  world = await createWorld();
  const orgId = await createOrg(world);
  recruiter = await createPerson(world, orgId, ['recruiter']);
  committee = await createPerson(world, orgId, ['committee_member']);
});
afterAll(() => world.end());

interface Pair {
  readonly learner: PlacedSeat;
  readonly partner: PlacedSeat;
}

async function pair(
  kind: 'trainee' | 'shadow' = 'trainee',
  reveal: 'own_submitted' | 'all_submitted' = 'own_submitted',
): Promise<Pair> {
  const loop = await placeLoop(world, recruiter, { reveal, committee: [committee.memberId] });
  const [a, b] = [
    await createPerson(world, recruiter.orgId, ['interviewer'], { name: 'Lena Learner' }),
    await createPerson(world, recruiter.orgId, ['interviewer'], { name: 'Paul Partner' }),
  ];
  const partner = await placeSeat(world, loop, b);
  const learner = await placeSeat(world, loop, a, { interviewId: partner.interviewId, kind });
  return { learner, partner };
}

const compare = (person: Person, { learner }: Pair) =>
  person.call(compareCards, { params: { seatId: learner.id } });
const listed = async (person: Person): Promise<string[]> =>
  (await person.call(listComparisons)).body.items.map(({ seatId }: { seatId: string }) => seatId);

describe.each(['trainee', 'shadow'] as const)('a %s’s card beside the interviewer’s', (kind) => {
  it('shows both scores and the distance on each dimension, once both are in', async () => {
    const here = await pair(kind);
    const { learner, partner } = here;
    const card = ratedCard(learner, 5);
    const [first, ...rest] = card.scores;
    const scores = [{ ...first, rating: null, notAssessedReason: 'No time for it.' }, ...rest];
    await submitCard(learner, { ...card, scores } as CardContent);
    await submitCard(partner, ratedCard(partner, 3));

    const { status, body, text } = await compare(learner.holder, here);
    expect([status, body.state, body.kind, body.learner.name]).toEqual([200, 'open', kind, 'Lena Learner']);
    const [beside] = body.partners;
    expect([beside.partner.name, beside.distance]).toEqual(['Paul Partner', 2]);
    expect(beside.dimensions).toEqual(
      learner.dimensions.map(({ id, name }, n) => ({
        id,
        name,
        learner: n === 0 ? null : 5,
        partner: 3,
        distance: n === 0 ? null : 2,
      })),
    );
    // Scores and nothing else of a card.
    expect(text).not.toMatch(/evidence|recommendation|notes/);
    expect((await compare(partner.holder, here)).body).toEqual(body);
    expect((await compare(recruiter, here)).body).toEqual(body);
    for (const person of [learner.holder, partner.holder]) expect(await listed(person)).toEqual([learner.id]);
    expect(await listed(recruiter)).toEqual([]);
  });
});

describe('the comparison', () => {
  it('is sealed to who owes their card, and waits while one of the two is to come', async () => {
    const here = await pair();
    const { learner, partner } = here;
    await submitCard(partner, ratedCard(partner, 1));
    const sealed = await compare(learner.holder, here);
    expect(sealed.body).toEqual({ state: 'sealed', until: 'own_submitted' });
    expect((await compare(partner.holder, here)).body).toEqual({ state: 'waiting' });
    expect([await listed(learner.holder), await listed(partner.holder)]).toEqual([[], []]);
    await submitCard(learner);
    expect((await compare(learner.holder, here)).body.state).toBe('open');
  });

  it('waits for the other counting cards where the job reveals then', async () => {
    const here = await pair('shadow', 'all_submitted');
    const { learner, partner } = here;
    await submitCard(learner);
    const before = await compare(learner.holder, here);
    expect(before.body).toEqual({ state: 'sealed', until: 'all_submitted' });
    await submitCard(partner);
    expect((await compare(learner.holder, here)).body.state).toBe('open');
    expect(await listed(learner.holder)).toEqual([learner.id]);
  });

  it('is for the two and for planners of the loop: not found for anybody else, and for a seat that counts', async () => {
    const here = await pair();
    for (const seat of [here.learner, here.partner]) await submitCard(seat);
    const { loopId } = here.learner;
    const other = await createPerson(world, recruiter.orgId, ['interviewer']);
    expect((await compare(other, here)).status).toBe(404);
    // Who reads the loop's cards by role does not read those of trainees.
    expect((await compare(committee, here)).status).toBe(404);
    const counting = await recruiter.call(compareCards, { params: { seatId: here.partner.id } });
    expect(counting.status).toBe(404);
    expect(await actionsOf(world, loopId)).not.toContain('cards.read');
  });

  it('seals a recruiter who owes a card on the loop, too', async () => {
    const here = await pair();
    for (const seat of [here.learner, here.partner]) await submitCard(seat);
    const sitting = await createPerson(world, recruiter.orgId, ['recruiter', 'interviewer']);
    await world.ownerSql(
      `INSERT INTO seats (org_id, id, loop_id, interview_id, member_id, kind, dimension_ids, due_at)
       SELECT org_id, $2, loop_id, interview_id, $3, 'interviewer', dimension_ids, due_at FROM seats WHERE id = $1`,
      [here.partner.id, world.platform.ids.next(), sitting.memberId],
    );
    await world.ownerSql(
      `INSERT INTO scorecards (org_id, id, seat_id, loop_id, member_id, state, notes, signals, red_flags, changed_at)
       SELECT org_id, $2, id, loop_id, member_id, 'draft', '', '{}', '[]', $3 FROM seats WHERE member_id = $1`,
      [sitting.memberId, world.platform.ids.next(), world.clock.now()],
    );
    expect((await compare(sitting, here)).body).toEqual({ state: 'sealed', until: 'own_submitted' });
  });

  it('notes that cards were read, once, and keeps to what was submitted', async () => {
    const here = await pair();
    const { learner, partner } = here;
    for (const seat of [learner, partner]) await submitCard(seat, completeCard(seat));
    await compare(learner.holder, here);
    const [{ id: dimensionId = '' } = {}] = partner.dimensions;
    const amended = await partner.holder.call(amendScore, {
      params: { seatId: partner.id },
      body: {
        dimensionId,
        rating: 1,
        notAssessedReason: null,
        evidence: 'On second thoughts, nothing was shown.',
        reason: 'I had mixed up two candidates.',
      },
    });
    expect(amended.status).toBe(201);
    const { body } = await compare(learner.holder, here);
    expect(body.partners[0].dimensions[0].partner).toBe(4);
    const read = (await actionsOf(world, learner.loopId)).filter((action) => action === 'cards.read');
    expect(read).toHaveLength(1);
  });
});
