import type { Page } from 'playwright-core';
import { type OpenSeat, openCard, openSeats, pageOf } from '#tests/bench/demo-page.ts';
import { say } from '#tests/bench/quantiles.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { makeDataDir, type Product, removeDataDir, startProduct } from '#tests/support/product.ts';

/**
 * The keystroke-level model of Card, Moran and Newell (1980), in seconds: a key by an average typist who is no
 * secretary (40 words a minute), a decision before each unit of work, and silent reading of prose at 238 words a minute
 * (Brysbaert 2019).
 */
const keySeconds = 0.28;
const decideSeconds = 1.35;
const readSeconds = 60 / 238;

/** Of the length that interviewers of the demo company write for one score. */
const evidence =
  'Walked through last spring’s migration: drew both layers, named the owner of each table and said what broke. ' +
  'When asked about late data she gave the number, the cause and the change she made.';

const people = ['daniel.achterberg', 'elif.yildiz', 'chiara.conti', 'gustavo.reyes'];

/**
 * The minutes that a card takes a person who knows the page: the words and keys are counted on the real page while a
 * card is filled in and submitted, the seconds come from the model. Thinking about the score is not in it.
 */
export async function measureCard(): Promise<void> {
  const dataDir = makeDataDir();
  const browser = await launchBrowser();
  try {
    const product = await startProduct({ dataDir });
    for (const person of people) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
      const page = await pageOf(product, context, person);
      for (const seat of (await openSeats(product, page)).slice(0, 2)) await fillIn(product, page, seat);
      await context.close();
    }
    await product.stop();
  } finally {
    await browser.close();
    removeDataDir(dataDir);
  }
}

async function fillIn(product: Product, page: Page, seat: OpenSeat): Promise<void> {
  await openCard(product, page, seat);
  const choices = await page
    .locator('fieldset')
    .filter({ has: page.getByRole('radio') })
    .allInnerTexts();
  const words = choices.join(' ').split(/\s+/).length;
  let keys = 0;
  let decisions = 0;
  const press = async (key: string): Promise<void> => {
    await page.keyboard.press(key);
    keys += key.split('+').length;
  };
  const startedAt = performance.now();
  for (let n = 0; n < seat.dimensions; n += 1) {
    await press(String((n % 3) + 2));
    await press('Enter');
    await page.keyboard.type(evidence);
    keys += evidence.length;
    await press('Escape');
    await press('ArrowDown');
    decisions += 3;
  }
  await press('Space');
  await page.getByText(`${seat.dimensions} of ${seat.dimensions} scored, complete`).waitFor();
  await press('Control+Enter');
  await page.getByRole('dialog', { name: /^Submit your card/ }).waitFor();
  await press('Enter');
  decisions += 3;
  await page.getByRole('heading', { name: 'Your card is submitted' }).waitFor();
  const pageSeconds = (performance.now() - startedAt) / 1000;
  const minutes = (keys * keySeconds + decisions * decideSeconds + words * readSeconds) / 60;
  say(
    `card of ${seat.dimensions} dimensions: ${words} words of anchors and choices to read, ${keys} keys ` +
      `(${seat.dimensions * evidence.length} of them evidence), ${decisions} decisions: ` +
      `${minutes.toFixed(1)} of the 8 minutes; a machine took ${pageSeconds.toFixed(1)} s`,
  );
}
