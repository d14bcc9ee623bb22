import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { violationsOn } from '#tests/support/axe.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { copyDataDir, type Product, removeDataDir, startProduct } from '#tests/support/product.ts';

const document = readFileSync(
  new URL('../fixtures/blueprints/product-analytics-manager.md', import.meta.url),
  'utf8',
);

let dataDir = '';
let product: Product;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  dataDir = copyDataDir(inject('demoData'));
  product = await startProduct({ dataDir });
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${product.url}/sign-in`);
  await page.getByRole('button', { name: /^Hiring manager/ }).click();
  await page.getByRole('link', { name: 'Blueprints' }).waitFor();
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  removeDataDir(dataDir);
});

const heading = (name: string | RegExp) => page.getByRole('heading', { name });
const button = (name: string | RegExp) => page.getByRole('button', { name });
const part = (name: string) =>
  page.getByRole('navigation', { name: 'Parts of the draft' }).getByRole('link', { name });

/** Everything typed is stored: the state in the header says so. */
async function saved(): Promise<void> {
  await page.getByText(/^Saved \d\d:\d\d$/).waitFor();
}

describe('from a document to a published kit', () => {
  it('leads from the list to the import, and shows what was recognised', async () => {
    await page.getByRole('link', { name: 'Blueprints' }).click();
    await heading('Blueprints').waitFor();
    await page.getByText(/No blueprints yet|\d blueprints?$/).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('link', { name: 'New blueprint' }).click();
    await button('Start from this kit').first().waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('link', { name: 'Import a document' }).click();
    await page.getByLabel('Text of the blueprint').fill('Nothing like a blueprint');
    await button('Read the document').click();
    await page.getByRole('alert').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByLabel('Text of the blueprint').fill(document);
    await button('Read the document').click();
    await heading('Import: Product Analytics Manager').waitFor();
    expect(await page.getByRole('region', { name: 'What was recognised' }).textContent()).toContain(
      'Read as Markdown',
    );
  });

  it('takes a corrected cell into the draft', async () => {
    await page.getByLabel('Target: Answer lead time').fill('At most 3 working days');
    await page.getByText('no longer give this line word for word').waitFor();
    await button('Add a KPI').click();
    await page.keyboard.type('Questions withdrawn');
    await page.getByLabel('Target: Questions withdrawn').fill('Under 5 %');
    await button('Add a red flag').click();
    await page.keyboard.type('A second thought');
    await button(/^Remove: Red flag/).click();
    // The bar at the end of the page covers whatever stands under it: look from the end.
    await page.evaluate('scrollTo(0, document.body.scrollHeight)');
    expect(await violationsOn(page)).toEqual([]);
    await button('Save as a draft').click();
    await heading('Proposals').waitFor();
    await page.getByRole('table', { name: 'Exercises and dimensions' }).waitFor();
    await page.getByText('No exercise shows People leadership.').waitFor();
    await part('Role').click();
    await page.getByText('Questions withdrawn').waitFor();
    await page.getByText('Answer lead time').click();
    expect(await page.getByLabel('Target', { exact: true }).first().inputValue()).toBe(
      'At most 3 working days',
    );
    expect(await violationsOn(page)).toEqual([]);
  });

  it('accepts proposals, says which dimension no exercise shows, and adds the round with one click', async () => {
    await part('Proposals').click();
    expect(await violationsOn(page)).toEqual([]);
    await button(/^Accept: .* shows it\./)
      .first()
      .click();
    await page.getByText('Proposal accepted').waitFor();
    await part('To settle').click();
    const missing = page.getByText('No exercise shows People leadership.');
    await missing.waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await button('Add a round for it: People leadership').click();
    await missing.waitFor({ state: 'detached' });
    await saved();
    await page.reload();
    await part('Rounds').click();
    await page.getByRole('link', { name: 'Conversation: People leadership' }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
  });

  it('is not published while something has to be settled, and leads there', async () => {
    await button('Publish').click();
    const dialog = page.getByRole('dialog', { name: 'Publish version 1' });
    await dialog.getByRole('alert').waitFor();
    await dialog.getByRole('link').first().click();
    await dialog.waitFor({ state: 'detached' });
    expect(page.url()).toContain('at=dimensions.');
    for (const name of ['Dimensions', 'Exercises', 'Signals and red flags', 'Job-relatedness']) {
      await part(name).click();
      await heading(name).waitFor();
      expect(await violationsOn(page)).toEqual([]);
    }
  });
});

describe('from the library to a second version', () => {
  it('publishes a kit as it is', async () => {
    await page.goto(`${product.url}/blueprints/new`);
    await page.getByRole('article', { name: 'Lead Data Engineer' }).getByRole('button').click();
    await heading('Lead Data Engineer').waitFor();
    await button('Publish').click();
    await page.getByLabel('Note on this version').fill('From the library');
    expect(await violationsOn(page)).toEqual([]);
    await button('Publish version 1').click();
    await page.getByText(/^Version 1, published/).waitFor();
    await heading('Job-relatedness').waitFor();
    await page.getByRole('table', { name: 'Anchors of Data architecture' }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
  });

  it('asks what a changed anchor means, and keeps both versions', async () => {
    await button('Start version 2').click();
    await part('Dimensions').click();
    await page.getByRole('link', { name: 'Data architecture' }).click();
    await page.getByLabel(/^Anchor 3/).fill('Layers with a purpose each, and a limit said aloud.');
    await saved();
    await button('Publish').click();
    await page.getByLabel(/^Wording only/).check();
    await page.getByLabel('Why Data architecture is the same').fill('Says the same in fewer words.');
    expect(await violationsOn(page)).toEqual([]);
    await button('Publish version 2').click();
    await page.getByText(/^Version 2, published/).waitFor();
    await page.getByText('Reworded in this version, same scale: Says the same in fewer words.').waitFor();
    await page.getByRole('link', { name: 'Version 1' }).click();
    await page.getByText('Older version, 2 is the newest').waitFor();
    expect(await violationsOn(page)).toEqual([]);
  });

  it('said nothing in the console', () => {
    expect(complaints).toEqual([]);
  });
});
