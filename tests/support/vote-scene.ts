import { openDebrief } from '#shared/debriefs.ts';
import type { Role } from '#shared/roles.ts';
import { recuseFromVote } from '#shared/votes.ts';
import type { VoteChoice } from '#shared/voting.ts';
import { ratedCard, vote } from '#tests/factories/debrief.ts';
import { placeLoop, placeSeat, submitCard } from '#tests/factories/scorecard.ts';
import { placeFeed } from '#tests/support/calendar-samples.ts';
import { packetBy } from '#tests/support/packet-samples.ts';
import { createStage } from '#tests/support/samples.ts';
import type { Scene, SealedWorld, Variant } from '#tests/support/seal-scene.ts';
import { createPerson, type Person } from '#tests/support/world.ts';

/** A debrief whose votes are sealed, read by somebody who may read the debrief. */
export interface VoteScene extends Scene {
  readonly debriefId: string;
  readonly chair: Person;
}

/** Whatever of this turns up before the reveal was written with a vote, or is an interviewer's recommendation. */
export const voteCanary = /zq[a-z]+zq|strong_no\b|strong_yes/;

/** What colleagues vote in each world; they cast as many votes in both. */
const choices: Readonly<Record<string, Readonly<Record<Variant, readonly VoteChoice[]>>>> = {
  Ana: { one: ['hire'], other: ['no_hire'] },
  Bo: { one: ['hold', 'hire'], other: ['hire', 'advance'] },
  Cy: { one: ['no_hire'], other: ['hire'] },
};

/**
 * Ana has voted, Bo has changed their vote, Cy has stepped back after a vote, Di has not voted, so that all stays
 * sealed. The walker serves the job in every place that their roles allow, and has not voted.
 */
export async function createVoteScene(sealed: SealedWorld, roles: readonly Role[]): Promise<VoteScene> {
  const { world, variant, begin } = sealed;
  begin();
  const stage = await createStage(world, 'Voting Org');
  const { orgId } = stage;
  begin();
  const walker = await createPerson(world, orgId, roles, { name: 'The Walker' });
  const committee: Person[] = [];
  for (const name of ['Ana', 'Bo', 'Cy', 'Di'])
    committee.push(await createPerson(world, orgId, ['committee_member'], { name }));
  const chair = roles.includes('hiring_manager') ? walker : stage.people.hiring_manager;
  begin();
  const loop = await placeLoop(world, stage.people.admin, {
    hiringManager: chair.memberId,
    committee: [...committee, walker].map(({ memberId }) => memberId),
    approvers: [walker.memberId],
    quorum: 2,
    hidesRecommendations: true,
    compositePolicy: 'after_votes',
  });
  const seats = [];
  for (const [exercise, name] of ['Ed', 'Flo'].entries()) {
    begin();
    const seat = await placeSeat(world, loop, await createPerson(world, orgId, ['interviewer'], { name }), {
      exercise,
    });
    const recommendation = variant === 'one' ? 'strong_yes' : 'strong_no';
    await submitCard(seat, ratedCard(seat, 4, { recommendation }));
    seats.push(seat);
  }
  const [seat] = seats;
  if (seat === undefined) throw new Error('no card');
  begin();
  const opened = await stage.people.admin.call(openDebrief, {
    params: { loopId: loop.id },
    body: { despite: null },
  });
  if (opened.status !== 201) throw new Error(`no debrief: ${opened.status} ${opened.text}`);
  for (const voter of committee) {
    for (const [n, choice] of (choices[voter.name]?.[variant] ?? []).entries()) {
      begin();
      const more = variant === 'one' ? '' : ', and a little more on it';
      await vote(voter, opened.body, choice, `zq${variant}zq ${n} of ${voter.name}${more}`);
    }
  }
  begin();
  const cy = committee.find(({ name }) => name === 'Cy');
  await cy?.call(recuseFromVote, {
    params: { debriefId: opened.body.id },
    body: { reason: 'I used to work for the candidate.' },
  });
  begin();
  const debriefId: string = opened.body.id;
  // By somebody whose own vote is sealed: admins and auditors may open it.
  const [ana] = committee;
  const packetId = ana === undefined ? null : await packetBy(ana, debriefId);
  begin();
  const feedToken = await placeFeed(walker);
  begin();
  const scene = { ...sealed, stage, walker, chair, loop, seat, colleagues: seats, debriefId, packetId };
  return {
    ...scene,
    elsewhere: null,
    questionId: null,
    mailIds: [],
    requestIds: [],
    noteIds: [],
    mergeIds: [],
    feedToken,
    restore: () => Promise.resolve(),
  };
}
