import * as life from '#shared/loop-life.ts';
import { cancelLoop } from '#shared/loops.ts';
import type * as reminders from '#shared/reminders.ts';
import { getReminderSettings } from '#shared/reminders.ts';
import { type PlacedLoop, placeLoop, placeSeat } from '#tests/factories/scorecard.ts';
import type { SamplesOf, Stage } from '#tests/support/samples.ts';
import type { Person } from '#tests/support/world.ts';

/** A loop that an admin has closed without a decision. */
async function endedLoop({ world, people }: Stage): Promise<PlacedLoop> {
  const loop = await placeLoop(world, people.admin);
  const ended = await people.admin.call(cancelLoop, {
    params: { loopId: loop.id },
    body: { cause: 'no_answer', reason: 'Nobody answers.' },
  });
  if (ended.status !== 200) throw new Error(`not closed: ${ended.status} ${ended.text}`);
  return loop;
}

/** An interview of the caller that began two hours ago. */
async function heldBy({ world, people }: Stage, caller: Person): Promise<string> {
  return (await placeSeat(world, await placeLoop(world, people.admin), caller)).interviewId;
}

export const lifeSamples: SamplesOf<typeof life> = {
  reportNoShow: async (stage, caller) => ({ params: { interviewId: await heldBy(stage, caller) } }),
  undoNoShow: async (stage, caller) => {
    const params = { interviewId: await heldBy(stage, caller) };
    await caller.call(life.reportNoShow, { params });
    return { params };
  },
  reopenLoop: async (stage) => ({ params: { loopId: (await endedLoop(stage)).id } }),
  archiveLoop: async (stage) => ({ params: { loopId: (await endedLoop(stage)).id } }),
  unarchiveLoop: async (stage) => {
    const params = { loopId: (await endedLoop(stage)).id };
    await stage.people.admin.call(life.archiveLoop, { params });
    return { params };
  },
  listLoopEvents: async (stage, caller) => {
    const loop = await placeLoop(stage.world, stage.people.admin);
    await placeSeat(stage.world, loop, caller);
    return { params: { loopId: loop.id }, query: { limit: 10 } };
  },
};

export const reminderSamples: SamplesOf<typeof reminders> = {
  getReminderSettings: () => ({}),
  saveReminderSettings: async (stage) => ({
    seen: (await stage.people.admin.call(getReminderSettings)).body.version,
    body: { isOn: true, firstAfterMinutes: 60, digestMinute: 480, tellOwnerAfterDays: 3 },
  }),
};
