import type { BrowserContext, Page } from 'playwright-core';
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

interface Seat {
  readonly seatId: string;
  readonly candidateName: string;
  readonly name: string;
  readonly dimensions: number;
  readonly group: string;
}

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
      const page = await pageOf(product, context, `${person}@harbour.example`);
      for (const seat of (await openSeats(product, page)).slice(0, 2)) await fillIn(product, page, seat);
      await context.close();
    }
    await product.stop();
  } finally {
    await browser.close();
    removeDataDir(dataDir);
  }
}

async function openSeats(product: Product, page: Page): Promise<Seat[]> {
  const reply = await page.request.get(`${product.url}/api/v1/my/interviews`);
  const { items }: { items: Seat[] } = await reply.json();
  return items.filter(({ group }) => group === 'late' || group === 'to_score');
}

async function fillIn(product: Product, page: Page, seat: Seat): Promise<void> {
  await page.goto(`${product.url}/interviews/${seat.seatId}`);
  await page.getByRole('heading', { name: seat.candidateName, level: 1 }).waitFor();
  await page.getByText(/^Saved \d\d:\d\d$/).waitFor();
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

/** A page of somebody of the demo company who has signed in. */
async function pageOf(product: Product, context: BrowserContext, email: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${product.url}/sign-in`);
  await page.getByLabel('E-mail').fill(email);
  await page.locator('input[type="password"]').first().fill('evenhand demo company');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  return page;
}
