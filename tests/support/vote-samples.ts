import type * as comparison from '#shared/comparison.ts';
import type { Debrief } from '#shared/debriefs.ts';
import type * as newerFigures from '#shared/newer-figures.ts';
import type * as votes from '#shared/votes.ts';
import { placePair } from '#tests/factories/comparison.ts';
import { decided, placeDebrief, vote } from '#tests/factories/debrief.ts';
import type { SamplesOf, Stage } from '#tests/support/samples.ts';
import { createPerson, type Person } from '#tests/support/world.ts';

/** A debrief on which the caller votes with somebody else. */
function votingFor(stage: Stage, caller: Person): Promise<Debrief> {
  return placeDebrief(stage.world, caller, { committee: [stage.people.committee_member] });
}

/** A decision on a debrief of the caller's, recorded by somebody else. */
async function decisionFor(stage: Stage, caller: Person): Promise<Debrief> {
  const admin = await createPerson(stage.world, stage.orgId, ['admin']);
  return decided(admin, await placeDebrief(stage.world, caller));
}

/** What happens in a debrief beside its own contract. */
export const voteSamples: SamplesOf<typeof votes & typeof newerFigures & typeof comparison> = {
  getNewerFigures: async (stage, caller) => ({
    params: { debriefId: (await placeDebrief(stage.world, caller, { lateCard: true })).id },
  }),
  getComparison: async (stage, caller) => ({
    params: { jobId: (await placeDebrief(stage.world, caller)).job.id },
    query: {},
  }),
  getPair: async (stage, caller) => {
    const [a, b] = await placePair(stage.world, caller);
    return { params: { jobId: a.job.id, loopId: a.loopId, otherLoopId: b.loopId } };
  },
  castVote: async (stage, caller) => ({
    params: { debriefId: (await votingFor(stage, caller)).id },
    body: { choice: 'hire', reason: 'The must-haves are met.' },
  }),
  recuseFromVote: async (stage, caller) => ({
    params: { debriefId: (await votingFor(stage, caller)).id },
    body: { reason: 'I know the candidate well.' },
  }),
  closeVoting: async (stage, caller) => {
    const debrief = await votingFor(stage, caller);
    await vote(stage.people.committee_member, debrief, 'hold');
    return { params: { debriefId: debrief.id } };
  },
  answerApproval: async (stage, caller) => {
    const debrief = await decisionFor(stage, caller);
    return {
      params: { debriefId: debrief.id },
      seen: debrief.version,
      body: { verdict: 'approved', note: 'The reasons are clear.' },
    };
  },
  reopenDebrief: async (stage, caller) => {
    const debrief = await decisionFor(stage, caller);
    return {
      params: { debriefId: debrief.id },
      seen: debrief.version,
      body: { reason: 'A reference came in that changes the picture.' },
    };
  },
  listWaiting: () => ({}),
};
