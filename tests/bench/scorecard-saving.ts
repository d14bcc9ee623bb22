import type { Page } from 'playwright-core';
import { quantile, say } from '#tests/bench/quantiles.ts';

const bursts = 40;

interface Saving {
  /** From the last key to "Saved" in the page, in milliseconds. */
  readonly shownMs: number;
  /** What the requests took that stored them, from sending to the end of the answer. */
  readonly requestMs: readonly number[];
}

/** Runs in the page: when the last key came, when the line that says so came back to "Saved", what the requests took. */
const watchSaving = `(() => {
  let lastKeyAt = 0;
  let savedAt = 0;
  addEventListener('keydown', ({ timeStamp }) => { lastKeyAt = timeStamp; savedAt = 0; }, true);
  const state = document.querySelector('[aria-label="State of the card"]');
  new MutationObserver(() => {
    if (!/Saved \\d\\d:\\d\\d/.test(state.textContent)) savedAt = 0;
    else if (savedAt === 0) savedAt = performance.now();
  }).observe(state, { subtree: true, childList: true, characterData: true, attributes: true });
  window.takeSaving = async () => {
    while (savedAt <= lastKeyAt) await new Promise((resolve) => setTimeout(resolve, 20));
    const requestMs = performance.getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('/scorecard'))
      .map(({ startTime, responseEnd }) => responseEnd - startTime);
    return { shownMs: savedAt - lastKeyAt, requestMs };
  };
})()`;

/** Bursts of 1 to 20 keys at 60 ms: how long after the last of them the page says that all is stored. */
export async function measureSaving(page: Page): Promise<void> {
  await page.evaluate(watchSaving);
  const notes = page.getByLabel('Notes', { exact: true });
  const shown: number[] = [];
  const requests: number[] = [];
  for (let n = 0; n < bursts; n += 1) {
    await page.evaluate('performance.clearResourceTimings()');
    await notes.focus();
    await notes.pressSequentially('x'.repeat(1 + ((n * 7) % 20)), { delay: 60 });
    const { shownMs, requestMs } = await page.evaluate<Saving>('window.takeSaving()');
    shown.push(shownMs);
    requests.push(...requestMs);
  }
  say(
    `autosave: last keystroke to "Saved" on screen, ${bursts} bursts of 1 to 20 keys: ` +
      `median ${quantile(shown, 0.5).toFixed(0)} ms, p95 ${quantile(shown, 0.95).toFixed(0)} ms, ` +
      `worst ${Math.max(...shown).toFixed(0)} ms; aim: 2000`,
  );
  say(
    `  the request itself, ${requests.length} of them: median ${quantile(requests, 0.5).toFixed(0)} ms, ` +
      `p95 ${quantile(requests, 0.95).toFixed(0)} ms`,
  );
}
