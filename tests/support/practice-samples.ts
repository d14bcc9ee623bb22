import { leadDataEngineerSamples } from '#server/practice/library/lead-data-engineer.ts';
import type * as practice from '#shared/practice.ts';
import { publishBlueprint } from '#tests/factories/blueprint.ts';
import { placeLoop, placeSeat, submitCard } from '#tests/factories/scorecard.ts';
import type { SamplesOf, Stage } from '#tests/support/samples.ts';
import { createPerson, type Person } from '#tests/support/world.ts';

const [sample] = leadDataEngineerSamples;

const blueprintOf = async (stage: Stage) => ({ blueprintId: await publishBlueprint(stage.people.admin) });
const sampleOf = async (stage: Stage) => ({ ...(await blueprintOf(stage)), sampleKey: sample?.key ?? '' });

/** The caller's card as a trainee beside an interviewer's, both in. */
async function traineeSeat(stage: Stage, caller: Person): Promise<string> {
  const loop = await placeLoop(stage.world, stage.people.admin);
  const partner = await placeSeat(stage.world, loop, stage.people.interviewer);
  const { interviewId } = partner;
  const seat = await placeSeat(stage.world, loop, caller, { interviewId, kind: 'trainee' });
  for (const placed of [partner, seat]) await submitCard(placed);
  return seat.id;
}

export const practiceSamples: SamplesOf<typeof practice> = {
  listPractice: () => ({ query: { limit: 10 } }),
  getPractice: async (stage) => ({ params: await blueprintOf(stage) }),
  getPracticeSample: async (stage) => ({ params: await sampleOf(stage) }),
  scorePracticeSample: async (stage) => ({
    params: await sampleOf(stage),
    body: { scores: (sample?.scores ?? []).map(({ dimension }) => ({ dimension, rating: 4 })) },
  }),
  listQualifications: async (stage) => ({ params: await blueprintOf(stage), query: { limit: 10 } }),
  signOffInterviewer: async (stage) => ({
    params: {
      ...(await blueprintOf(stage)),
      memberId: (await createPerson(stage.world, stage.orgId, ['interviewer'])).memberId,
    },
    body: { note: 'Held this interview for two years elsewhere.', despite: true },
  }),
  listComparisons: () => ({}),
  compareCards: async (stage, caller) => ({ params: { seatId: await traineeSeat(stage, caller) } }),
};
