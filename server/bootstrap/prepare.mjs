import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { acquireLock } from './lock.mjs';
import { fingerprint, readStamp, root, tool } from './project.mjs';
import { runNode, runProgram, step } from './run.mjs';

/** @typedef {'product' | 'everything'} Packages what running needs, or that and what testing needs */

const webStamp = 'dist/web.stamp';
const serverStamp = 'dist/server.stamp';
const clientStamp = 'server/generated/stamp';

/**
 * Installs, generates and builds what is missing or out of date, and nothing else: when all is there, this reads files
 * for a tenth of a second. Two starts at once take turns.
 * @param {{ packages: Packages, build: boolean }} wanted
 */
export async function prepare(wanted) {
  if (!isWorkLeft(wanted)) return;
  mkdirSync(join(root, '.data'), { recursive: true });
  const release = await takeTurn(join(root, '.data', 'preparing.json'));
  try {
    if (!areInstalled(wanted.packages)) await install(wanted.packages);
    if (!isGenerated()) await generate();
    if (wanted.build && !(isWebBuilt() && isServerBuilt())) await build();
  } finally {
    release();
  }
}

/** @param {{ packages: Packages, build: boolean }} wanted */
function isWorkLeft({ packages, build }) {
  return !(areInstalled(packages) && isGenerated() && (!build || (isWebBuilt() && isServerBuilt())));
}

/** @param {string} file */
async function takeTurn(file) {
  for (let hasSaidSo = false; ; hasSaidSo = true) {
    const lock = acquireLock(file);
    if (lock.held) return lock.release;
    if (!hasSaidSo) console.log(`Process ${lock.holder.pid} is preparing this folder; waiting for it.`);
    await sleep(200);
  }
}

/**
 * npm writes node_modules/.package-lock.json as its last act: what it lists is installed. Comparing it with the
 * lockfile also accepts what somebody installed by hand, and a full install where less would do.
 * @param {Packages} packages
 */
function areInstalled(packages) {
  const installed = readPackages('node_modules/.package-lock.json');
  const wanted = readPackages('package-lock.json');
  return Object.entries(wanted).every(
    ([path, { version, dev, devOptional, optional }]) =>
      path === '' ||
      optional ||
      devOptional ||
      (dev && packages === 'product') ||
      installed[path]?.version === version,
  );
}

/**
 * @param {string} path
 * @returns {Record<string, { version?: string, dev?: boolean, devOptional?: boolean, optional?: boolean }>}
 */
function readPackages(path) {
  const absolute = join(root, path);
  return existsSync(absolute) ? JSON.parse(readFileSync(absolute, 'utf8')).packages : {};
}

/** @param {Packages} packages */
async function install(packages) {
  // A lockfile that has moved on must not cost a developer the test packages.
  const hasDevelopment = Object.values(readPackages('node_modules/.package-lock.json')).some(
    ({ dev }) => dev,
  );
  const everything = packages === 'everything' || hasDevelopment;
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  // Said either way, because NODE_ENV=production in the environment would otherwise leave the test packages out.
  options.push(everything ? '--include=dev' : '--omit=dev');
  await step(everything ? 'Installing packages with those for tests' : 'Installing packages', async () => {
    const clean = await npm('ci', ...options);
    if (!clean.output.includes('EUSAGE')) return clean;
    // A lockfile written behind a registry mirror lacks what the mirror lacks, such as other systems' binaries, and
    // `npm ci` then refuses it. What it does list is installed as listed this way too, and no file is rewritten.
    rmSync(join(root, 'node_modules'), { recursive: true, force: true });
    return npm('install', '--no-save', ...options);
  });
}

/** @param {string[]} args */
function npm(...args) {
  const script = process.env.npm_execpath;
  return script ? runNode([script, ...args]) : runProgram('npm', args);
}

function clientFingerprint() {
  return fingerprint(['prisma/schema', 'prisma.config.ts', 'node_modules/prisma/package.json']);
}

function isGenerated() {
  return readStamp(clientStamp) === clientFingerprint() && existsSync(join(root, 'server/generated/prisma'));
}

async function generate() {
  await step('Generating the database client', () =>
    // Prisma wants to download an engine that generating does not use; any executable in its place will do.
    runNode([tool('prisma/build/index.js'), 'generate'], {
      env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    }),
  );
  writeStamp(clientStamp, clientFingerprint());
}

const common = ['shared', 'package.json', 'package-lock.json', 'tsconfig.base.json'];

function webFingerprint() {
  return fingerprint([...common, 'web', 'vite.config.ts']);
}

function serverFingerprint() {
  return fingerprint(
    [...common, 'server', 'prisma/schema', 'prisma/demo', 'vite.server.config.ts'],
    ['server/generated', 'server/bootstrap.mjs'],
  );
}

function isWebBuilt() {
  return readStamp(webStamp) === webFingerprint();
}

function isServerBuilt() {
  return readStamp(serverStamp) === serverFingerprint();
}

async function build() {
  await step('Building', async () => {
    const parts = await Promise.all([
      isWebBuilt() ? null : buildOne(webStamp, webFingerprint(), 'vite.config.ts'),
      isServerBuilt() ? null : buildOne(serverStamp, serverFingerprint(), 'vite.server.config.ts'),
    ]);
    return parts.find((part) => part && part.code !== 0) ?? { code: 0, output: '' };
  });
}

/**
 * @param {string} stamp
 * @param {string} value taken before the build, so that a file saved during it counts as changed
 * @param {string} config
 */
async function buildOne(stamp, value, config) {
  rmSync(join(root, stamp), { force: true });
  const result = await runNode(
    [tool('vite/bin/vite.js'), 'build', '--config', config, '--logLevel', 'warn'],
    {
      env: { NODE_ENV: 'production' },
    },
  );
  if (result.code === 0) writeStamp(stamp, value);
  return result;
}

/**
 * @param {string} path
 * @param {string} value
 */
function writeStamp(path, value) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), `${value}\n`);
}
