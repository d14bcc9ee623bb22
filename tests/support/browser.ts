import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContext, chromium, type LaunchOptions } from 'playwright-core';
import { projectRoot } from '#server/platform/project-root.ts';
import { processesOf } from '#tests/support/product.ts';

const installed = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * A headless browser: the machine's own Chrome or Chromium when there is one, else the one that the npm package
 * @sparticuz/chromium carries (Linux, 190 MB, unpacked once beside node_modules' other caches). close() it.
 */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(launchOptions());
}

/** The same browser on a profile that outlives it, as a person's own does. */
export async function launchProfile(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    ...launchOptions(),
    viewport: { width: 1280, height: 860 },
  });
}

/** Kills every process of the browser on this profile, as a crash or a dead battery does, and waits until none is left. */
export async function killProfile(folder: string): Promise<void> {
  for (const pid of processesOf(folder)) process.kill(pid, 'SIGKILL');
  while (processesOf(folder).length > 0) await sleep(20);
  rmSync(join(folder, 'SingletonLock'), { force: true });
}

function launchOptions(): LaunchOptions {
  const own = installed.find((path) => existsSync(path));
  const { executablePath, env } = own ? { executablePath: own, env: {} } : unpacked();
  return {
    executablePath,
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: join(projectRoot, 'node_modules', '.cache'), ...env },
    args: [
      // Containers and root have no sandbox to offer; these pages are our own.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-software-rasterizer',
      '--disable-dev-shm-usage',
      // Tests must not depend on the network, nor be slowed by calls to a browser vendor.
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-domain-reliability',
      '--disable-sync',
      '--no-first-run',
      '--no-default-browser-check',
      '--no-pings',
      '--font-render-hinting=none',
    ],
  };
}

/** Unpacks on first use into a folder of our own: in the temporary folder's root it would meet other users' copies. */
function unpacked(): { executablePath: string; env: Record<string, string> } {
  const require = createRequire(import.meta.url);
  const entry = require.resolve('@sparticuz/chromium');
  const { version }: { version: string } = require(join(entry, '..', '..', '..', 'package.json'));
  const folder = join(projectRoot, 'node_modules', '.cache', `chromium-${version}`);
  if (!existsSync(folder)) unpack(entry, folder);
  const executablePath = join(folder, 'chromium');
  const env: Record<string, string> = {};
  // A bare container has neither fonts nor the NSS libraries; the package ships both.
  if (!existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_FILE = join(folder, 'fonts.conf');
  if (lacksLibraries(executablePath)) env.LD_LIBRARY_PATH = join(folder, 'al2023', 'lib');
  return { executablePath, env };
}

function unpack(entry: string, folder: string): void {
  const partial = `${folder}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  const program = `await (await import(${JSON.stringify(pathToFileURL(entry).href)})).default.executablePath()`;
  // The package unpacks where TMPDIR says, and its libraries only where it takes the machine for Amazon's.
  execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    env: { TMPDIR: partial, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  });
  // The package's own fonts.conf says /tmp/fonts; without a font that exists, a page with text crashes.
  const fonts = `<dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir>`;
  writeFileSync(join(partial, 'fonts.conf'), `<?xml version="1.0"?><fontconfig>${fonts}</fontconfig>\n`);
  // It comes out closed to everyone but its owner, who may be root today and somebody else tomorrow.
  chmodSync(join(partial, 'chromium'), 0o755);
  try {
    renameSync(partial, folder);
  } catch {
    // Another test process was quicker.
    rmSync(partial, { recursive: true, force: true });
  }
}

function lacksLibraries(program: string): boolean {
  return spawnSync('ldd', [program], { encoding: 'utf8' }).stdout?.includes('not found') ?? false;
}
