import { say } from '#tests/bench/quantiles.ts';
import { builtFiles, firstLoadFiles, gzippedKb } from '#tests/bench/web-files.ts';

/** JavaScript of the first load, gzipped. Lazy pages come on top and are listed by themselves. */
export async function measureFirstLoad(): Promise<void> {
  const first = firstLoadFiles();
  const total = [...first].reduce((sum, file) => sum + gzippedKb(file), 0);
  say(`first load: ${total.toFixed(1)} kB of JavaScript gzipped in ${first.size} files`);

  const rest = builtFiles('.js').filter((file) => !first.has(file));
  for (const file of rest.sort((a, b) => gzippedKb(b) - gzippedKb(a)).slice(0, 12)) {
    say(`  later: ${gzippedKb(file).toFixed(1).padStart(6)} kB  ${file}`);
  }
}
