import { openDebrief } from '#shared/debriefs.ts';
import * as scorecards from '#shared/scorecards.ts';
import { placeRatedLoop } from '#tests/factories/debrief.ts';
import {
  completeCard,
  type PlacedSeat,
  placeLoop,
  placeSeat,
  submitCard,
} from '#tests/factories/scorecard.ts';
import type { SamplesOf, Stage } from '#tests/support/samples.ts';
import { createPerson, type Person } from '#tests/support/world.ts';

/** What is done with a card beside its author's own submission. */
type Later = Pick<
  typeof scorecards,
  'amendScore' | 'askQuestion' | 'answerQuestion' | 'getPaperCard' | 'submitPaperCard'
>;

/** Opens the debrief of a loop as its admin. */
export async function debriefOn(stage: Stage, loopId: string): Promise<void> {
  const opened = await stage.people.admin.call(openDebrief, {
    params: { loopId },
    body: { despite: 'The others are on leave.' },
  });
  if (opened.status !== 201) throw new Error(`no debrief: ${opened.status} ${opened.text}`);
}

/** Asks about the first score of a submitted card, as an admin. Returns the question's id. */
export async function askAbout(
  stage: Stage,
  seat: PlacedSeat,
  text = 'What did they say about late events?',
): Promise<string> {
  const asked = await stage.people.admin.call(scorecards.askQuestion, {
    params: { seatId: seat.id },
    body: { dimensionId: seat.dimensions[0]?.id, text },
  });
  if (asked.status !== 201) throw new Error(`not asked: ${asked.status} ${asked.text}`);
  return asked.body.id;
}

/** A seat of the caller with their card in. */
async function cardOf(stage: Stage, caller: Person): Promise<PlacedSeat> {
  const loop = await placeLoop(stage.world, stage.people.admin);
  const seat = await placeSeat(stage.world, loop, caller);
  await submitCard(seat);
  return seat;
}

/** A seat whose holder has written on paper. */
async function paperSeat(stage: Stage): Promise<PlacedSeat> {
  const loop = await placeLoop(stage.world, stage.people.admin);
  return placeSeat(stage.world, loop, await createPerson(stage.world, stage.orgId, ['interviewer']));
}

/** A dimension's id without its brand, as bodies take it. */
const firstOf = ({ dimensions }: PlacedSeat): string => dimensions[0]?.id ?? '';

export const laterSamples: SamplesOf<Later> = {
  amendScore: async (stage, caller) => {
    const seat = await cardOf(stage, caller);
    return {
      params: { seatId: seat.id },
      body: {
        dimensionId: firstOf(seat),
        rating: 3,
        notAssessedReason: null,
        evidence: 'Reread my notes: the second half was weaker.',
        reason: 'I had mixed up two answers.',
      },
    };
  },
  askQuestion: async (stage, caller) => {
    const loop = await placeRatedLoop(stage.world, caller, { ratings: [] });
    const seat = await placeSeat(
      stage.world,
      loop,
      await createPerson(stage.world, stage.orgId, ['interviewer']),
    );
    await submitCard(seat);
    await debriefOn(stage, loop.id);
    return {
      params: { seatId: seat.id },
      body: { dimensionId: firstOf(seat), text: 'What did they say about late events?' },
    };
  },
  answerQuestion: async (stage, caller) => {
    const seat = await cardOf(stage, caller);
    await debriefOn(stage, seat.loopId);
    return {
      params: { questionId: await askAbout(stage, seat) },
      body: { text: 'They would replay them from the log.' },
    };
  },
  getPaperCard: async (stage) => ({ params: { seatId: (await paperSeat(stage)).id } }),
  submitPaperCard: async (stage) => {
    const seat = await paperSeat(stage);
    const { notes: _, ...content } = completeCard(seat);
    return { params: { seatId: seat.id }, body: content };
  },
};
