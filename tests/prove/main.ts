import { proveNothingLost } from '#tests/prove/nothing-lost.ts';
import { proveReminders } from '#tests/prove/prove-reminders.ts';

const [name = '', many, seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
const proofs: Readonly<Record<string, (many: number, seed: number) => Promise<boolean>>> = {
  'nothing-lost': (trials, from) => proveNothingLost({ trials, seed: from }),
  reminders: (kills, from) => proveReminders({ kills, seed: from }),
};
const usual: Readonly<Record<string, string>> = { 'nothing-lost': '200', reminders: '50' };

const prove = proofs[name];
const count = many ?? usual[name] ?? '';
const areNumbers = [count, seed].every((given) => /^\d{1,9}$/.test(given));

if (prove === undefined || !areNumbers || Number(count) < 1) {
  process.stderr.write(
    'Usage: npm run prove -- nothing-lost [trials, 200 when left out] [seed]\n' +
      '       npm run prove -- reminders [kills, 50 when left out] [seed]\n',
  );
  process.exitCode = 2;
} else {
  const isProved = await prove(Number(count), Number(seed));
  if (!isProved) process.exitCode = 1;
}
