import type * as search from '#shared/search.ts';
import { placeLoop } from '#tests/factories/scorecard.ts';
import type { SamplesOf } from '#tests/support/samples.ts';

export const searchSamples: SamplesOf<typeof search> = {
  search: async (stage) => {
    const loop = await placeLoop(stage.world, stage.people.admin);
    return {
      query: {
        search: 'c',
        kind: 'loop',
        state: 'open',
        recent: `loop.${loop.id},candidate.${loop.candidateId},job.${loop.jobId}`,
      },
    };
  },
};
