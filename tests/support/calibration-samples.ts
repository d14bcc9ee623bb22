import * as calibration from '#shared/calibration.ts';
import type * as calibrationReview from '#shared/calibration-review.ts';
import type * as planning from '#shared/planning.ts';
import { publishBlueprint } from '#tests/factories/blueprint.ts';
import { jobFor } from '#tests/support/loop-samples.ts';
import type { SamplesOf, Stage } from '#tests/support/samples.ts';

export const calibrationSamples: SamplesOf<typeof calibration> = {
  listFamilies: () => ({ query: { limit: 10 } }),
  getFamily: async (stage) => ({ params: { blueprintId: await publishBlueprint(stage.people.admin) } }),
  askRefit: async (stage) => ({ params: { blueprintId: await publishBlueprint(stage.people.admin) } }),
  getCalibrationSettings: () => ({}),
  saveCalibrationSettings: async (stage) => {
    const { body } = await stage.people.admin.call(calibration.getCalibrationSettings);
    return { seen: body.version, body: { isOn: true, windowMonths: 18, showsLevels: true } };
  },
  getJobCalibration: async (stage, caller) => ({ params: { jobId: (await jobFor(stage, caller)).id } }),
  switchJobCalibration: async (stage, caller) => ({
    params: { jobId: (await jobFor(stage, caller)).id },
    seen: 1,
    body: { isOn: false },
  }),
};

const family = async (stage: Stage) => ({
  params: { blueprintId: await publishBlueprint(stage.people.admin) },
});

export const calibrationReviewSamples: SamplesOf<typeof calibrationReview> = {
  getLevels: family,
  getDimensionReview: family,
  getNetwork: family,
  getDrift: family,
  getMyScoring: () => ({}),
};

/** The job's own plan, with somebody named in the first place of each round. */
export const planningSamples: SamplesOf<typeof planning> = {
  predictPlan: async (stage, caller) => {
    const job = await jobFor(stage, caller);
    return {
      params: { jobId: job.id },
      body: {
        rounds: job.rounds.map(({ exerciseKey, minutes, interviewers, dimensions }) => ({
          exerciseKey,
          minutes,
          isHeld: false,
          seats: Array.from({ length: interviewers }, (_, place) => ({
            memberId: place === 0 ? stage.people.interviewer.memberId : null,
            dimensionIds: dimensions.map(({ id }) => id),
          })),
        })),
      },
    };
  },
};
