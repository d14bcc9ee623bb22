import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from '#server/platform/project-root.ts';
import { say } from '#tests/bench/quantiles.ts';

/**
 * JavaScript of the first load, gzipped, in kB of 1000 bytes: what index.html names, what this entry starts, and
 * everything that these import statically. Lazy pages come on top and are listed by themselves.
 */
export async function measureFirstLoad(): Promise<void> {
  const assets = join(projectRoot, 'dist', 'web', 'assets');
  const html = readFileSync(join(projectRoot, 'dist', 'web', 'index.html'), 'utf8');
  const sizeOf = (file: string): number =>
    gzipSync(readFileSync(join(assets, file)), { level: 9 }).byteLength / 1000;
  const named = [...html.matchAll(/assets\/([\w.-]+\.js)/g)].map((found) => found[1] ?? '');

  const first = new Set<string>();
  const visit = (file: string): void => {
    if (first.has(file)) return;
    first.add(file);
    const text = readFileSync(join(assets, file), 'utf8');
    for (const found of text.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)) visit(found[1] ?? '');
  };
  for (const entry of named) {
    visit(entry);
    const text = readFileSync(join(assets, entry), 'utf8');
    for (const found of text.matchAll(/import\(\s*["'`]\.\/([\w.-]+\.js)["'`]/g)) visit(found[1] ?? '');
  }
  const total = [...first].reduce((sum, file) => sum + sizeOf(file), 0);
  say(`first load: ${total.toFixed(1)} kB of JavaScript gzipped in ${first.size} files`);

  const rest = readdirSync(assets).filter((file) => file.endsWith('.js') && !first.has(file));
  for (const file of rest.sort((a, b) => sizeOf(b) - sizeOf(a)).slice(0, 12)) {
    say(`  later: ${sizeOf(file).toFixed(1).padStart(6)} kB  ${file}`);
  }
}
