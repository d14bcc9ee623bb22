import * as life from '#shared/job-life.ts';
import { jobFor } from '#tests/support/loop-samples.ts';
import type { SamplesOf, Stage } from '#tests/support/samples.ts';
import type { Person } from '#tests/support/world.ts';

/** A job for the caller that an admin has closed. */
async function closedFor(stage: Stage, caller: Person): Promise<{ jobId: string }> {
  const params = { jobId: (await jobFor(stage, caller)).id };
  const closed = await stage.people.admin.call(life.closeJob, { params, body: { loops: 'go_on' } });
  if (closed.status !== 200) throw new Error(`not closed: ${closed.status} ${closed.text}`);
  return params;
}

export const jobLifeSamples: SamplesOf<typeof life> = {
  getJobClosing: async (stage, caller) => ({ params: { jobId: (await jobFor(stage, caller)).id } }),
  closeJob: async (stage, caller) => {
    const params = { jobId: (await jobFor(stage, caller)).id };
    const { body } = await caller.call(life.getJobClosing, { params });
    return {
      params,
      body:
        body.can?.closeLoops === true
          ? { loops: 'close', cause: 'job_filled', reason: 'Somebody was found.' }
          : { loops: 'go_on' },
    };
  },
  reopenJob: async (stage, caller) => ({ params: await closedFor(stage, caller) }),
  archiveJob: async (stage, caller) => ({ params: await closedFor(stage, caller) }),
  unarchiveJob: async (stage, caller) => {
    const params = await closedFor(stage, caller);
    await stage.people.admin.call(life.archiveJob, { params });
    return { params };
  },
  listJobEvents: async (stage, caller) => ({
    params: { jobId: (await jobFor(stage, caller)).id },
    query: { limit: 10 },
  }),
};
