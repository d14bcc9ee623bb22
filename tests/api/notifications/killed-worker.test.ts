import { expect, it } from 'vitest';
import { killReminders } from '#tests/prove/reminders.ts';

/** A few here; `npm run prove -- reminders` says how many. */
const { REMINDER_KILLS: kills = '5', REMINDER_SEED: seed = '7' } = process.env;
const patienceMs = 60_000 + 10_000 * Number(kills);

it(
  `reminds of each occasion exactly once, though its worker is killed ${kills} times`,
  async () => {
    const { due, kept, twice, never } = await killReminders({ kills: Number(kills), seed: Number(seed) });
    expect({ twice, never, isAnythingDue: due > 100 }).toEqual({ twice: 0, never: 0, isAnythingDue: true });
    expect(kept).toBe(due);
  },
  patienceMs,
);
