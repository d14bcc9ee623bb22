import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endApplication } from '#shared/candidate-applications.ts';
import { type Debrief, getDebrief } from '#shared/debriefs.ts';
import { getLoop } from '#shared/loops.ts';
import { answerApproval, castVote, closeVoting, listWaiting, type WaitingItem } from '#shared/votes.ts';
import { decided, placeDebrief, ratedCard, vote } from '#tests/factories/debrief.ts';
import { placeSeat, submitCard } from '#tests/factories/scorecard.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let chair: Person;
let ana: Person;
let approver: Person;

beforeAll(async () => {
  world = await createWorld();
  const orgId = await createOrg(world);
  chair = await createPerson(world, orgId, ['hiring_manager'], { name: 'The Chair' });
  ana = await createPerson(world, orgId, ['committee_member', 'interviewer', 'admin'], { name: 'Ana' });
  approver = await createPerson(world, orgId, ['approver']);
});
afterAll(() => world.end());

const open = (): Promise<Debrief> =>
  placeDebrief(world, chair, { committee: [ana], approvers: [approver], ratings: [4, 4] });

async function waiting(person: Person, debrief: Debrief): Promise<WaitingItem[]> {
  const { body, status } = await person.call(listWaiting);
  expect(status).toBe(200);
  return body.items.filter((item: WaitingItem) => item.debriefId === debrief.id);
}
const kinds = async (person: Person, debrief: Debrief): Promise<string[]> =>
  (await waiting(person, debrief)).map(({ kind }) => kind);

describe('what waits for somebody', () => {
  it('is a vote, then a decision, then an approval, each with its one person', async () => {
    const debrief = await open();
    expect([await kinds(ana, debrief), await kinds(chair, debrief)]).toEqual([['vote'], ['vote']]);
    world.clock.advance({ hours: 1 });
    await vote(ana, debrief, 'hire');
    expect([await kinds(ana, debrief), await kinds(chair, debrief)]).toEqual([[], ['vote']]);
    world.clock.advance({ hours: 1 });
    const opened = await vote(chair, debrief, 'hire');
    const [decision] = await waiting(chair, debrief);
    expect(decision).toMatchObject({ kind: 'decide', since: opened.voting.revealedAt, outcome: null });
    expect(await kinds(ana, debrief)).toEqual([]);
    world.clock.advance({ hours: 1 });
    const after = await decided(chair, opened, { outcome: 'hold' });
    expect(await kinds(chair, debrief)).toEqual([]);
    expect(await waiting(approver, debrief)).toMatchObject([
      {
        kind: 'approve',
        candidateName: debrief.candidate.name,
        jobTitle: debrief.job.title,
        since: after.decision?.decidedAt,
        outcome: 'hold',
        askedBy: { name: 'The Chair' },
      },
    ]);
    await approver.call(answerApproval, {
      params: { debriefId: debrief.id },
      seen: after.version,
      body: { verdict: 'approved', note: '' },
    });
    expect(await kinds(approver, debrief)).toEqual([]);
  });

  it('says how long it takes to read, from the words of the pinned evidence', async () => {
    const debrief = await open();
    const [short] = await waiting(ana, debrief);
    expect(short?.minutesToRead).toBe(1);
    await world.ownerSql('ALTER TABLE scores DISABLE TRIGGER scores_submitted_kept');
    await world.ownerSql(
      `UPDATE scores SET evidence = repeat('word ', 100) WHERE scorecard_id = ANY (SELECT unnest(card_ids) FROM debriefs WHERE id = $1)`,
      [debrief.id],
    );
    await world.ownerSql('ALTER TABLE scores ENABLE TRIGGER scores_submitted_kept');
    const scores = debrief.matrix.rows.flatMap(({ cells }) => cells).length;
    expect((await waiting(ana, debrief))[0]?.minutesToRead).toBe(Math.ceil((scores * 100) / 230));
  });

  it('leaves out a debrief of a loop on which the reader owes a card, and is no voter there', async () => {
    const debrief = await open();
    const seat = await placeSeat(
      world,
      {
        id: debrief.loopId,
        orgId: chair.orgId,
        dimensions: [{ id: debrief.matrix.dimensions[0]?.id, key: 'data-architecture', name: '' }],
      } as never,
      ana,
    );
    expect(await kinds(ana, debrief)).toEqual([]);
    expect(
      (await ana.call(castVote, { params: { debriefId: debrief.id }, body: { choice: 'hire', reason: '' } }))
        .status,
    ).toBe(404);
    const byChair = await chair.call(getDebrief, { params: { debriefId: debrief.id } });
    expect(byChair.body.voting.voters).toEqual([]);
    // With nobody else to vote, the chair is waited for to decide.
    expect(await kinds(chair, debrief)).toEqual(['decide']);
    await submitCard(seat, ratedCard(seat, 4));
    expect([await kinds(ana, debrief), await kinds(chair, debrief)]).toEqual([['vote'], ['vote']]);
  });

  it('is over with the loop, and with a voting that was closed without them', async () => {
    const closed = await open();
    await vote(chair, closed, 'hire');
    await chair.call(closeVoting, { params: { debriefId: closed.id } });
    expect([await kinds(ana, closed), await kinds(chair, closed)]).toEqual([[], ['decide']]);
    const withdrawn = await open();
    const loop = await chair.call(getLoop, { params: { loopId: withdrawn.loopId } });
    await ana.call(endApplication, {
      params: { applicationId: loop.body.applicationId },
      body: { reason: 'not_said', note: '' },
    });
    expect([await kinds(ana, withdrawn), await kinds(chair, withdrawn)]).toEqual([[], []]);
  });

  it('comes oldest first', async () => {
    await open();
    world.clock.advance({ hours: 1 });
    await open();
    const since = (await ana.call(listWaiting)).body.items.map((item: WaitingItem) => item.since);
    expect(since.length).toBeGreaterThan(1);
    expect(since).toEqual([...since].sort());
  });
});
