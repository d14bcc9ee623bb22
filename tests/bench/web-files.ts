import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from '#server/platform/project-root.ts';

const dist = join(projectRoot, 'dist', 'web');
const assets = join(dist, 'assets');

/** Gzipped, in kB of 1000 bytes. */
export function gzippedKb(file: string): number {
  return gzipSync(readFileSync(join(assets, file)), { level: 9 }).byteLength / 1000;
}

/** The built files whose name ends so: `.js`. */
export function builtFiles(ending: string): string[] {
  return readdirSync(assets).filter((file) => file.endsWith(ending));
}

/** What index.html names, what this entry starts, and everything that these import statically. */
export function firstLoadFiles(): ReadonlySet<string> {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const entries = [...html.matchAll(/assets\/([\w.-]+\.js)/g)].map((found) => found[1] ?? '');
  const started = entries.flatMap((entry) =>
    [...textOf(entry).matchAll(/import\(\s*["'`]\.\/([\w.-]+\.js)["'`]/g)].map((found) => found[1] ?? ''),
  );
  return withImports([...entries, ...started]);
}

/** These files and everything that they import statically. */
export function withImports(files: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    const imports = textOf(file).matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g);
    for (const [, imported = ''] of imports) visit(imported);
  };
  for (const file of files) visit(file);
  return found;
}

function textOf(file: string): string {
  return readFileSync(join(assets, file), 'utf8');
}
