import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './project.mjs';

/** @typedef {{ env?: Record<string, string>, inherit?: boolean }} RunOptions */

/** A step that failed and has said why: the caller only ends, with this exit code. */
export class StepFailed extends Error {
  /** @param {number} exitCode */
  constructor(exitCode) {
    super(`exit ${exitCode}`);
    this.exitCode = exitCode;
  }
}

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();
/** Those of them whose output is shown only when they fail: steps of preparing and checking. @type {typeof children} */
const steps = new Set();
let interrupted = 0;

function killSteps() {
  for (const child of steps) child.kill('SIGKILL');
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  const forward = () => {
    if (children.size === 0) {
      process.off(signal, forward);
      process.kill(process.pid, signal);
      return;
    }
    interrupted = 128 + constants.signals[signal];
    const passOn = () => {
      for (const child of children) child.kill(signal);
    };
    if (signal !== 'SIGINT') passOn();
    // A terminal sends Ctrl-C to the children itself, and twice means "at once" to them. Without one, whoever sent it
    // may have meant the whole group too: only a child that goes on regardless has not had it.
    else if (!process.stdin.isTTY) setTimeout(passOn, 2_000).unref();
    // A step of preparing starts from nothing next time, and npm would tidy up for half a minute.
    setTimeout(killSteps, 1_000).unref();
  };
  process.on(signal, forward);
}

/** Leaves signals to what is going to run in this very process. */
export function stopForwarding() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal);
}

/**
 * Runs Node with these arguments in the project's root.
 * @param {string[]} args
 * @param {RunOptions} [options] inherit: let it use the terminal; otherwise its output is returned
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runNode(args, options = {}) {
  return runProgram(process.execPath, args, options);
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runProgram(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...options.env },
      stdio: options.inherit ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    children.add(child);
    if (!options.inherit) steps.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        output += chunk;
      });
    }
    child.once('error', (error) => {
      output += error.message;
    });
    child.once('close', (code, signal) => {
      children.delete(child);
      steps.delete(child);
      resolve({ code: interrupted || (code ?? 128 + (signal ? constants.signals[signal] : 1)), output });
    });
  });
}

/** Asks every child to end, unless a signal has done so already: some take a second one as "at once". */
export function stopChildren() {
  if (interrupted) return;
  for (const child of children) child.kill('SIGTERM');
}

/**
 * Shows a step as one line with its seconds, counting along on a terminal, and its output when it fails.
 * @param {string} title
 * @param {() => Promise<{ code: number, output: string }>} run
 */
export async function step(title, run) {
  const startedAt = performance.now();
  const seconds = () => Math.round((performance.now() - startedAt) / 100) / 10;
  process.stdout.write(`${title} ...`);
  const ticking = process.stdout.isTTY
    ? setInterval(() => process.stdout.write(`\r${title} ... ${Math.floor(seconds())} s`), 1_000)
    : undefined;
  const { code, output } = await run();
  clearInterval(ticking);
  const lead = process.stdout.isTTY ? `\r${title} ...` : '';
  process.stdout.write(
    `${lead} ${code === 0 ? '' : interrupted ? 'stopped after ' : 'failed after '}${seconds()} s\n`,
  );
  if (code === 0) return;
  if (!interrupted) process.stderr.write(`${output.trim()}\n`);
  throw new StepFailed(code);
}
