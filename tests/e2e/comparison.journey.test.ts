import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type Reply, send, signInAs } from '#tests/e2e/company.ts';
import { violationsOn } from '#tests/support/axe.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { copyDataDir, type Product, removeDataDir, startProduct } from '#tests/support/product.ts';

let dataDir = '';
let product: Product;
let browser: Browser;
let amara: Page;
let jobId = '';

beforeAll(async () => {
  dataDir = copyDataDir(inject('demoData'));
  product = await startProduct({ dataDir });
  browser = await launchBrowser();
  amara = await signInAs(browser, product, 'amara.okafor');
  [{ id: jobId }] = (await send(amara, 'GET', '/jobs?search=Platform&state=open')).items;
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  removeDataDir(dataDir);
});

const plot = () => amara.getByRole('figure');
const asked = async (): Promise<number> =>
  (await send(amara, 'GET', '/audit/entries?action=comparison.sorted_by_score')).items.length;

it('a job leads to its candidates in bands, by name within each, with those in no band and why', async () => {
  await amara.goto(`/jobs/${jobId}`);
  await amara.getByRole('link', { name: 'Compare candidates' }).click();
  await amara.getByRole('heading', { level: 1, name: /^Compare: / }).waitFor();
  const { bands, rest } = await send(amara, 'GET', `/jobs/${jobId}/comparison`);
  expect(bands.length).toBeGreaterThan(1);
  const rows = plot().getByRole('group');
  await rows.first().waitFor();
  expect(await rows.evaluateAll((found) => found.map((row) => row.getAttribute('aria-label')))).toEqual(
    bands.flat().map(({ candidate }: Reply) => candidate.name),
  );
  expect(
    await plot()
      .getByRole('heading', { name: /^Band / })
      .count(),
  ).toBe(bands.length);
  const others = amara.getByRole('table', { name: 'Candidates in no band' });
  expect(await others.getByRole('rowheader').count()).toBe(rest.length);
  await others.getByText('A card is still owed').waitFor();
  await others.getByText(/One interview of this candidate by .+ would join them/).waitFor();
  expect(await violationsOn(amara)).toEqual([]);
});

it('the marks are read by keyboard, and the table behind them can be opened', async () => {
  await plot().locator('[role="img"][tabindex="0"]').focus();
  const standsAt = () => amara.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  const first = await standsAt();
  expect(first).toMatch(/: (?:raw|calibrated) \d/);
  await amara.keyboard.press('ArrowDown');
  await expect.poll(standsAt).toMatch(/: (?:raw|calibrated) \d/);
  expect(await standsAt()).not.toBe(first);
  await amara.getByText('Table and CSV').click();
  await amara.getByRole('columnheader', { name: 'Weight assessed, %' }).waitFor();
});

it('by score is a choice, and noted', async () => {
  const before = await asked();
  await amara.getByLabel('Within a band').selectOption('score');
  await amara.waitForURL(/order=score/);
  await expect.poll(asked).toBe(before + 1);
  await amara.getByLabel('Within a band').selectOption('name');
  await amara.waitForURL(/order=name/);
});

it('two are laid beside each other, dimension by dimension', async () => {
  const { bands } = await send(amara, 'GET', `/jobs/${jobId}/comparison`);
  const [best, last] = [bands[0][0], bands.at(-1)[0]];
  await amara.getByLabel('Candidate', { exact: true }).selectOption(best.loopId);
  await amara.getByLabel('Beside', { exact: true }).selectOption(last.loopId);
  await amara.getByRole('table', { name: `${best.candidate.name} beside ${last.candidate.name}` }).waitFor();
  await amara.getByText(/^All dimensions together: /).waitFor();
  expect(await violationsOn(amara)).toEqual([]);
  await amara.setViewportSize({ width: 390, height: 800 });
  expect(await amara.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  expect(await violationsOn(amara)).toEqual([]);
});
