import { spawn } from 'node:child_process';
import { say } from '#tests/bench/quantiles.ts';

/**
 * The tests of the killed workers with as many kills as are wanted: of what plans reminders, and of what sends mails to a
 * mail server. They run as tests, because that is what brings a PostgreSQL of its own. A reminder is planned exactly once.
 * A mail comes at least once: what the mail server took in the moment before the kill comes again, under its Message-ID.
 */
export function proveReminders({ kills, seed }: { kills: number; seed: number }): Promise<boolean> {
  say(`reminders: two workers killed ${kills} times each, seed ${seed}`);
  const test = spawn(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--project',
      'api',
      'tests/api/notifications/killed-worker.test.ts',
      'tests/api/notifications/killed-mail-worker.test.ts',
    ],
    { stdio: 'inherit', env: { ...process.env, REMINDER_KILLS: String(kills), REMINDER_SEED: String(seed) } },
  );
  return new Promise((resolve) => test.once('exit', (code) => resolve(code === 0)));
}
