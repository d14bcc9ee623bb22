import { spawn } from 'node:child_process';
import { say } from '#tests/bench/quantiles.ts';

/**
 * The test of the killed worker with as many kills as are wanted. It runs as a test, because that is what brings a
 * PostgreSQL of its own; whether every reminder stands there exactly once is what the test asserts.
 */
export function proveReminders({ kills, seed }: { kills: number; seed: number }): Promise<boolean> {
  say(`reminders: a worker killed ${kills} times, seed ${seed}`);
  const test = spawn(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--project',
      'api',
      'tests/api/notifications/killed-worker.test.ts',
    ],
    { stdio: 'inherit', env: { ...process.env, REMINDER_KILLS: String(kills), REMINDER_SEED: String(seed) } },
  );
  return new Promise((resolve) => test.once('exit', (code) => resolve(code === 0)));
}
