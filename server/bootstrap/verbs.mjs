import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { endWithParent } from './end-with-parent.mjs';
import { prepare } from './prepare.mjs';
import { root, tool } from './project.mjs';
import { runNode, StepFailed, step, stopChildren, stopForwarding } from './run.mjs';

/** @type {Record<string, (args: string[]) => Promise<void>>} */
const verbs = { start, dev, test, check, build, bench, prove, 'verify-packet': verifyPacket };

/**
 * @param {string} verb
 * @param {string[]} args
 */
export async function runVerb(verb, args) {
  const run = verbs[verb];
  if (!run) {
    console.error(`Usage: npm run ${Object.keys(verbs).join(' | ')}`);
    process.exitCode = 2;
    return;
  }
  process.chdir(root);
  endWithParent();
  try {
    await run(args);
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    process.exitCode = error.exitCode;
  }
}

async function start() {
  await prepare({ packages: 'product', build: true });
  loadDotEnv();
  // In this very process: one less to hold in memory and to pass signals through.
  stopForwarding();
  process.env.NODE_ENV ??= 'production';
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(join(root, 'dist', 'server', 'start.js')).href);
}

/** Vite serves the web app and passes /api on; the server runs from its sources and starts again when one changes. */
async function dev() {
  await prepare({ packages: 'everything', build: false });
  loadDotEnv();
  const webPort = await freePort(3000);
  const apiPort = await freePort(webPort + 1);
  const env = {
    EVENHAND_MODE: 'development',
    EVENHAND_API_URL: `http://127.0.0.1:${apiPort}`,
    PUBLIC_URL: `http://localhost:${webPort}`,
    PORT: String(apiPort),
  };
  const both = [
    runNode([tool('tsx/dist/cli.mjs'), 'watch', '--clear-screen=false', 'server/start.ts'], {
      env,
      inherit: true,
    }),
    runNode([tool('vite/bin/vite.js'), '--port', String(webPort)], { env, inherit: true }),
  ];
  const { code } = await Promise.race(both);
  stopChildren();
  await Promise.all(both);
  if (code !== 0) throw new StepFailed(code);
}

/** @param {string[]} args for vitest: files, --project, -t */
async function test(args) {
  // Only the browser tests use the built product.
  const projects = args.flatMap((arg, i) =>
    arg === '--project' ? [args[i + 1]] : arg.startsWith('--project=') ? [arg.slice(10)] : [],
  );
  await prepare({ packages: 'everything', build: projects.length === 0 || projects.includes('e2e') });
  const { code } = await runNode([tool('vitest/vitest.mjs'), 'run', ...args], { inherit: true });
  if (code !== 0) throw new StepFailed(code);
}

async function check() {
  await prepare({ packages: 'everything', build: false });
  const types = (/** @type {string} */ folder) => [tool('typescript/bin/tsc'), '-p', folder];
  const unit = ['run', '--project', 'architecture', '--project', 'unit', '--reporter', 'dot'];
  const tasks = [
    { title: 'Format and lint', args: [tool('@biomejs/biome/bin/biome'), 'check'] },
    ...['shared', 'server', 'web', 'tests'].map((folder) => ({
      title: `Types of ${folder}`,
      args: types(folder),
    })),
    { title: 'Architecture and unit tests', args: [tool('vitest/vitest.mjs'), ...unit] },
  ];
  let exitCode = 0;
  for (const { title, args } of tasks) {
    try {
      await step(title, () => runNode(args));
    } catch (error) {
      if (!(error instanceof StepFailed)) throw error;
      exitCode = error.exitCode;
      if (exitCode > 128) break;
    }
  }
  if (exitCode !== 0) throw new StepFailed(exitCode);
}

async function build() {
  await prepare({ packages: 'product', build: true });
  console.log('The product is in dist/: node dist/server/start.js');
}

/** @param {string[]} args for the benchmark */
async function bench(args) {
  await prepare({ packages: 'everything', build: true });
  const { code } = await runNode(['--import', 'tsx', 'tests/bench/main.ts', ...args], { inherit: true });
  if (code !== 0) throw new StepFailed(code);
}

/** @param {string[]} args for the proof */
async function prove(args) {
  await prepare({ packages: 'everything', build: true });
  const { code } = await runNode(['--import', 'tsx', 'tests/prove/main.ts', ...args], { inherit: true });
  if (code !== 0) throw new StepFailed(code);
}

/** @param {string[]} args the file, or --help */
async function verifyPacket(args) {
  await prepare({ packages: 'product', build: true });
  loadDotEnv();
  // npm runs scripts from the project's folder; a file is named from where its caller stands.
  const from = process.env.INIT_CWD ?? root;
  const given = args.map((arg) => (arg.startsWith('-') ? arg : resolve(from, arg)));
  const { code } = await runNode(['dist/server/cli-verify-packet.js', ...given], { inherit: true });
  if (code !== 0) throw new StepFailed(code);
}

/** What .env says, unless the environment says otherwise. */
function loadDotEnv() {
  const path = join(root, '.env');
  if (existsSync(path) && readFileSync(path, 'utf8').trim()) process.loadEnvFile(path);
}

/**
 * @param {number} from
 * @returns {Promise<number>}
 */
function freePort(from) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(freePort(from + 1)));
    probe.listen(from, '127.0.0.1', () => probe.close(() => resolve(from)));
  });
}
