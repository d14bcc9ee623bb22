import { openDebrief } from '#shared/debriefs.ts';
import type { Role } from '#shared/roles.ts';
import { saveScorecard } from '#shared/scorecards.ts';
import { addCandidate } from '#tests/factories/candidate.ts';
import { blueprintOf } from '#tests/factories/job.ts';
import { completeCard, placeLoop, placeSeat, submitCard } from '#tests/factories/scorecard.ts';
import { placeFeed } from '#tests/support/calendar-samples.ts';
import { keepRecords } from '#tests/support/candidate-samples.ts';
import { askAbout } from '#tests/support/later-samples.ts';
import { tellOfSeat } from '#tests/support/notification-samples.ts';
import { packetBy } from '#tests/support/packet-samples.ts';
import { rememberOrg } from '#tests/support/rows.ts';
import { createStage } from '#tests/support/samples.ts';
import type { Scene, SealedWorld, Variant } from '#tests/support/seal-scene.ts';
import { createPerson } from '#tests/support/world.ts';

/** Whatever of this turns up was known of the candidate alone: name, address and note of either world hold it. */
export const personCanary = /zq[a-z]+zq/;

/** The first world's candidate stands before everybody else by name, the other one's behind them. */
const person = (variant: Variant) => ({
  name: `${variant === 'one' ? 'Aa' : 'Zz'} zq${variant}zq`,
  email: `zq${variant}zq@elsewhere.example`,
  note: `zq${variant}zq went to the school of zq${variant}zq.`,
});

/**
 * An organisation in which the walker owes a card on an anonymous loop. The same candidate has another loop, for a job
 * that shows names, with its cards in, a debrief and a packet; the walker serves on both jobs as far as their roles go.
 * The two worlds differ in who the candidate is, and in nothing else.
 */
export async function createAnonymousScene(sealed: SealedWorld, roles: readonly Role[]): Promise<Scene> {
  const { world, variant, begin } = sealed;
  begin();
  const stage = await createStage(world, 'Anonymous Org');
  const { orgId, people } = stage;
  begin();
  const walker = await createPerson(world, orgId, roles, { name: 'The Walker' });
  const colleague = await createPerson(world, orgId, ['interviewer'], { name: 'Ana In' });
  begin();
  for (const name of ['Mia Middle', 'Noa Middle']) await addCandidate(people.recruiter, { name });

  begin();
  const serving = { committee: [walker.memberId], hiringManager: walker.memberId };
  const loop = await placeLoop(world, people.admin, {
    ...serving,
    anonymousReview: true,
    candidate: person(variant),
  });
  const elsewhere = await placeLoop(world, people.admin, {
    ...serving,
    candidate: { id: loop.candidateId },
  });
  const seat = await placeSeat(world, loop, walker);
  const theirs = await placeSeat(world, loop, colleague, { interviewId: seat.interviewId });
  const other = await placeSeat(world, elsewhere, colleague);
  const own = await placeSeat(world, elsewhere, walker, { exercise: 1 });
  for (const card of [other, own]) {
    begin();
    await submitCard(card);
  }
  begin();
  const records = await keepRecords(people.recruiter, loop.candidateId, person(variant));
  begin();
  const opened = await people.admin.call(openDebrief, {
    params: { loopId: elsewhere.id },
    body: { despite: null },
  });
  if (opened.status !== 201) throw new Error(`no debrief: ${opened.status} ${opened.text}`);
  const debriefId: string = opened.body.id;
  begin();
  const questionId = await askAbout(stage, other);
  begin();
  const packetId = await packetBy(people.admin, debriefId);
  begin();
  // The walker is told of their own card, and a colleague was written to about the same candidate.
  await tellOfSeat(world, seat);
  const { mailId } = await tellOfSeat(world, other, 'kept');
  await world.ownerSql('UPDATE mails SET subject = $2, text = $2 WHERE id = $1', [
    mailId,
    `Due: ${person(variant).name}`,
  ]);
  begin();
  const saved = await walker.call(saveScorecard, {
    params: { seatId: seat.id },
    seen: 1,
    body: completeCard(seat),
  });
  if (saved.status !== 200) throw new Error(`the walker could not save: ${saved.text}`);
  begin();
  const feedToken = await placeFeed(walker);
  begin();
  const scene = {
    ...sealed,
    stage,
    walker,
    loop,
    elsewhere,
    seat,
    colleagues: [theirs, other],
    debriefId,
    packetId,
    questionId,
    mailIds: [mailId],
    requestIds: [],
    feedToken,
    ...records,
  };
  // Factories keep the organisation's blueprint: it must be among what is remembered.
  await blueprintOf(stage.people);
  begin();
  return { ...scene, restore: await rememberOrg(world, loop.orgId) };
}
