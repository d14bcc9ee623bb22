import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listLoopScorecards, type SubmittedCard } from '#shared/scorecards.ts';
import {
  completeCard,
  type PlacedLoop,
  type PlacedSeat,
  placeLoop,
  placeSeat,
  redFlagKeys,
  saveCard,
  signalsOf,
  submitCard,
} from '#tests/factories/scorecard.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let recruiter: Person;
let ines: Person;
let joao: Person;

beforeAll(async () => {
  world = await createWorld();
  const orgId = await createOrg(world);
  recruiter = await createPerson(world, orgId, ['recruiter']);
  ines = await createPerson(world, orgId, ['interviewer'], { name: 'Ines' });
  joao = await createPerson(world, orgId, ['interviewer'], { name: 'Joao' });
});
afterAll(() => world.end());

const list = (person: Person, loop: PlacedLoop) =>
  person.call(listLoopScorecards, { params: { loopId: loop.id } });
const seatsIn = (body: { cards: SubmittedCard[] }): string[] => body.cards.map(({ seatId }) => seatId);

describe('the cards of a loop', () => {
  it("show scores, evidence, signals and flags in the kit's words, and no notes", async () => {
    const loop = await placeLoop(world, recruiter);
    const seat = await placeSeat(world, loop, ines);
    const [signal = ''] = signalsOf(seat);
    const content = completeCard(seat, {
      notes: 'private notes',
      recommendation: 'strong_no',
      signals: [signal],
      redFlags: [{ key: redFlagKeys[0] ?? '', evidence: 'Twenty characters and more.' }],
    });
    await submitCard(seat, content);
    const draft = await placeSeat(world, loop, joao);
    await saveCard(draft, completeCard(draft, { notes: 'a draft' }));

    const { status, body, text } = await list(recruiter, loop);

    expect([status, body.state]).toEqual([200, 'open']);
    expect(body.cards).toEqual([
      {
        seatId: seat.id,
        interviewName: expect.any(String),
        interviewer: { id: ines.memberId, name: 'Ines' },
        kind: 'interviewer',
        submittedAt: world.clock.now().toISOString(),
        recommendation: 'strong_no',
        scores: content.scores.map((score) => ({
          ...score,
          dimensionName: seat.dimensions.find(({ id }) => id === score.dimensionId)?.name,
        })),
        signals: [{ text: expect.any(String), leaning: expect.stringMatching(/^(strong|weak)$/) }],
        redFlags: [{ text: expect.any(String), evidence: 'Twenty characters and more.' }],
        amendments: [],
        questions: [],
        typedBy: null,
        can: { ask: false },
      },
    ]);
    expect(body.cards[0].signals[0].text).not.toBe(signal);
    expect(text).not.toMatch(/private notes|a draft/);
  });

  it("of trainees and shadows are for their authors and for planners; they don't count", async () => {
    const orgId = recruiter.orgId;
    const [shadow, trainee] = [
      await createPerson(world, orgId, ['interviewer']),
      await createPerson(world, orgId, ['interviewer']),
    ];
    const manager = await createPerson(world, orgId, ['hiring_manager']);
    const committee = await createPerson(world, orgId, ['committee_member']);
    const auditor = await createPerson(world, orgId, ['auditor']);
    const loop = await placeLoop(world, recruiter, {
      committee: [committee.memberId],
      hiringManager: manager.memberId,
    });
    const counting = await placeSeat(world, loop, ines);
    const shadowing = await placeSeat(world, loop, shadow, {
      kind: 'shadow',
      interviewId: counting.interviewId,
    });
    const training = await placeSeat(world, loop, trainee, {
      kind: 'trainee',
      interviewId: counting.interviewId,
    });
    for (const seat of [counting, shadowing, training]) await submitCard(seat);

    const all = [counting.id, shadowing.id, training.id].sort();
    const admin = await createPerson(world, orgId, ['admin']);
    for (const planner of [recruiter, admin])
      expect(seatsIn((await list(planner, loop)).body).sort()).toEqual(all);
    for (const reader of [ines, manager, committee, auditor])
      expect(seatsIn((await list(reader, loop)).body)).toEqual([counting.id]);
    expect(seatsIn((await list(shadow, loop)).body).sort()).toEqual([counting.id, shadowing.id].sort());
    expect(seatsIn((await list(trainee, loop)).body).sort()).toEqual([counting.id, training.id].sort());
  });

  it('are not found by whoever has nothing to do with the loop, as if there were none', async () => {
    const loop = await placeLoop(world, recruiter);
    await submitCard(await placeSeat(world, loop, ines));
    for (const role of ['interviewer', 'hiring_manager', 'committee_member', 'approver'] as const) {
      const outsider = await createPerson(world, recruiter.orgId, [role]);
      const response = await list(outsider, loop);
      const random = await outsider.call(listLoopScorecards, { params: { loopId: crypto.randomUUID() } });
      expect([response.status, { ...response.body, requestId: '' }], role).toEqual([
        404,
        { ...random.body, requestId: '' },
      ]);
    }
  });

  it('come in the order of the interviews, whoever was first to submit', async () => {
    const loop = await placeLoop(world, recruiter);
    const later = await placeSeat(world, loop, ines, { startsInMinutes: -60 });
    const earlier = await placeSeat(world, loop, joao, { startsInMinutes: -180 });
    await submitCard(later);
    await submitCard(earlier);
    expect(seatsIn((await list(recruiter, loop)).body)).toEqual([earlier.id, later.id]);
  });

  it('stay when the seat or the interview ends afterwards', async () => {
    const loop = await placeLoop(world, recruiter);
    const seat: PlacedSeat = await placeSeat(world, loop, ines);
    await submitCard(seat);
    await world.ownerSql("UPDATE interviews SET cancelled_at = now(), cancel_reason = 'x' WHERE id = $1", [
      seat.interviewId,
    ]);
    expect(seatsIn((await list(recruiter, loop)).body)).toEqual([seat.id]);
  });
});
