import type { Page } from 'playwright-core';
import { type OpenSeat, openCard, openSeats, pageOf } from '#tests/bench/demo-page.ts';
import { quantile, say } from '#tests/bench/quantiles.ts';
import { measureSaving } from '#tests/bench/scorecard-saving.ts';
import { builtFiles, firstLoadFiles, gzippedKb, withImports } from '#tests/bench/web-files.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { makeDataDir, removeDataDir, startProduct } from '#tests/support/product.ts';

const slowDown = 4;
const keystrokes = 60;
const person = 'daniel.achterberg';

/** The page that interviewers score on: how soon a key is seen, how soon it is stored, and what is loaded for it. */
export async function measureScorecard(): Promise<void> {
  measureFiles();
  const dataDir = makeDataDir();
  const browser = await launchBrowser();
  try {
    const product = await startProduct({ dataDir });
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
    const page = await pageOf(product, context, person);
    const seat = (await openSeats(product, page)).sort((a, b) => b.dimensions - a.dimensions)[0];
    if (seat === undefined) throw new Error(`${person} has no card to score`);
    await openCard(product, page, seat);
    await measureKeys(page, seat);
    await measureSaving(page);
    await product.stop();
  } finally {
    await browser.close();
    removeDataDir(dataDir);
  }
}

/** What the built product loads for this page, and of it what no other first page would have loaded. */
function measureFiles(): void {
  const first = firstLoadFiles();
  const page = builtFiles('.js').filter((file) => file.startsWith('scorecard-page'));
  const later = [...withImports(page)].filter((file) => !first.has(file));
  const sum = (files: Iterable<string>): string =>
    [...files].reduce((total, file) => total + gzippedKb(file), 0).toFixed(1);
  say(`first load: ${sum(first)} kB of JavaScript gzipped in ${first.size} files`);
  say(`scorecard page on top: ${sum(later)} kB in ${later.length} files, its own chunk ${sum(page)} kB`);
}

/** A key that changes nothing: what it takes is the machine's share, and that of whoever else is busy on it. */
const idleKey = 'F8';

interface Painted {
  readonly key: string;
  /** From the key to the second animation frame after it: the first has been painted by then. */
  readonly frames: number;
  /** The browser's own Event Timing: from the key to the paint that followed, in steps of 8 ms; null below 16. */
  readonly event: number | null;
}

/**
 * Runs in the page. \`timeStamp\` is when the browser got the key, before the page's thread was free for it. In the second
 * frame the radio button has to be checked, or what was painted was not the score.
 */
const watchKeys = `(() => {
  window.painted = [];
  const durations = new Map();
  new PerformanceObserver((list) => {
    for (const { name, startTime, duration } of list.getEntries()) {
      if (name === 'keydown') durations.set(startTime, duration);
    }
  }).observe({ type: 'event', durationThreshold: 16 });
  addEventListener('keydown', ({ key, timeStamp }) => {
    requestAnimationFrame(() => requestAnimationFrame(() => {
      const frames = performance.now() - timeStamp;
      const isShown = document.activeElement?.checked === true && document.activeElement.id.endsWith('-' + key);
      window.painted.push({ key, timeStamp, frames, isShown });
    }));
  }, true);
  window.takePainted = () => window.painted.map((one) => ({ ...one, event: durations.get(one.timeStamp) ?? null }));
})()`;

async function measureKeys(page: Page, seat: OpenSeat): Promise<void> {
  await page.evaluate(watchKeys);
  const browserSide = await page.context().newCDPSession(page);
  await browserSide.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
  for (let n = 0; n < keystrokes; n += 1) {
    // Each key changes a score: to and fro over the levels, on one dimension after the other.
    await page
      .locator(`[data-dimension="${n % seat.dimensions}"] input[type="radio"]`)
      .first()
      .focus();
    await page.keyboard.press(String(((n + Math.floor(n / seat.dimensions)) % 5) + 1));
    await page.waitForTimeout(150);
    await page.keyboard.press(idleKey);
    await page.waitForTimeout(100);
  }
  await browserSide.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const seen = await page.evaluate<(Painted & { isShown: boolean })[]>('window.takePainted()');
  const painted = seen.filter(({ key }) => key !== idleKey);
  const shown = painted.filter(({ isShown }) => isShown).length;
  if (shown !== keystrokes) throw new Error(`of ${keystrokes} keys, ${shown} were painted as scores`);
  say(
    `keystroke to painted score at ${slowDown}x CPU slow-down, ${keystrokes} keys, ${seat.dimensions} dimensions: ` +
      `${spread(painted)} (to the second frame)`,
  );
  say(`  a key that changes nothing, in between: ${spread(seen.filter(({ key }) => key === idleKey))}`);
  const events = painted.map(({ event }) => event ?? 16);
  say(
    `  by the browser's Event Timing (steps of 8 ms, 16 at the least): median ${quantile(events, 0.5)} ms, ` +
      `p95 ${quantile(events, 0.95)} ms, worst ${Math.max(...events)} ms`,
  );
}

function spread(painted: readonly Painted[]): string {
  const frames = painted.map((one) => one.frames);
  const [median, p95, worst] = [0.5, 0.95, 1].map((p) => quantile(frames, p).toFixed(0));
  return `median ${median} ms, p95 ${p95} ms, worst ${worst} ms`;
}
