import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { projectRoot } from '#server/platform/project-root.ts';

/**
 * Starts a thread from its source file, named by a URL beside the caller's own. The built thread lies there with the built
 * server; in development and in tests the source does, and tsx reads it.
 */
export function startThread(source: URL, options: Omit<WorkerOptions, 'eval' | 'execArgv'>): Worker {
  const bare = { ...options, execArgv: [] };
  const built = new URL(source.href.replace(/\.ts$/, '.js'));
  if (existsSync(fileURLToPath(built))) return new Worker(built, bare);
  const tsx = pathToFileURL(join(projectRoot, 'node_modules', 'tsx', 'dist', 'esm', 'api', 'index.mjs'));
  // tsx's own flag looks at the main thread only.
  const [loader, entry] = [tsx, source].map(({ href }) => JSON.stringify(href));
  const script = `import(${loader}).then(({ register }) => { register(); return import(${entry}); })`;
  return new Worker(script, { ...bare, eval: true });
}
