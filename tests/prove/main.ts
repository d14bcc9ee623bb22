import { proveNothingLost } from '#tests/prove/nothing-lost.ts';

const [name, trials = '200', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
const areNumbers = [trials, seed].every((given) => /^\d{1,9}$/.test(given));

if (name !== 'nothing-lost' || !areNumbers || Number(trials) < 1) {
  process.stderr.write('Usage: npm run prove -- nothing-lost [trials, 200 when left out] [seed]\n');
  process.exitCode = 2;
} else {
  const isProved = await proveNothingLost({ trials: Number(trials), seed: Number(seed) });
  if (!isProved) process.exitCode = 1;
}
