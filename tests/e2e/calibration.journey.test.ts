import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { send, signInAs } from '#tests/e2e/company.ts';
import { violationsOn } from '#tests/support/axe.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { copyDataDir, type Product, removeDataDir, startProduct } from '#tests/support/product.ts';

const blueprint = 'Lead Data Engineer';

let dataDir = '';
let product: Product;
let browser: Browser;
let lead: Page;
let address = '';

beforeAll(async () => {
  dataDir = copyDataDir(inject('demoData'));
  [product, browser] = await Promise.all([startProduct({ dataDir, env: { JOBS: 'here' } }), launchBrowser()]);
  lead = await signInAs(browser, product, 'gustavo.reyes');
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  removeDataDir(dataDir);
});

/** No rule broken, and nothing to scroll to at the side on a telephone. */
async function isInOrder(page: Page): Promise<void> {
  expect(await violationsOn(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(widths[0], 'the page is wider than a telephone').toBeLessThanOrEqual(widths[1] ?? 0);
  expect(await violationsOn(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
}

const openTab = async (name: string): Promise<void> => {
  await lead.getByRole('navigation', { name: 'Calibration of this blueprint' }).getByText(name).click();
};

/** The names of the members, as an admin would find them in a file. */
async function everyName(): Promise<string[]> {
  const admin = await signInAs(browser, product, 'amara.okafor');
  const { items } = await send(admin, 'GET', '/members?limit=200');
  await admin.context().close();
  return items.map(({ name }: { name: string }) => name);
}

async function download(page: Page): Promise<string> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as CSV' }).first().click();
  const file = join(dataDir, 'download.csv');
  await (await downloading).saveAs(file);
  return readFileSync(file, 'utf8');
}

describe('a calibration lead', () => {
  it('finds each blueprint with its state, and opens one', async () => {
    await lead.goto('/calibration');
    await lead.getByRole('table', { name: 'Calibration by blueprint' }).waitFor();
    await isInOrder(lead);
    await lead.getByRole('link', { name: blueprint }).click();
    await lead.getByRole('heading', { level: 1, name: blueprint }).waitFor();
    await lead.getByRole('region', { name: 'Calibrated' }).waitFor();
    await lead.getByRole('region', { name: 'Model card' }).waitFor();
    address = new URL(lead.url()).pathname;
    await isInOrder(lead);
  });

  it('makes the window shorter, asks for a fit, sees that it is awaited, and has the new one', async () => {
    await lead.goto('/calibration?settings=open');
    const settings = lead.getByRole('form', { name: 'Calibration settings' });
    await settings.getByLabel('Interviews count for').selectOption('11');
    await isInOrder(lead);
    await settings.getByRole('button', { name: 'Save the settings' }).click();
    await expect.poll(async () => (await send(lead, 'GET', '/calibration/settings')).windowMonths).toBe(11);
    await lead.goto(address);
    const fit = lead.getByRole('region', { name: 'The fit' });
    await fit.getByText('12 months').waitFor();
    await lead.getByRole('button', { name: 'Fit now' }).click();
    await lead.getByText(/A fit is asked for and begins in a moment|Fitting,|Joining the versions/).waitFor();
    expect(await lead.getByRole('button', { name: 'Fit now' }).isDisabled()).toBe(true);
    await lead.getByText('A new fit is made.').waitFor();
    await fit.getByText('11 months').waitFor();
    expect(await violationsOn(lead)).toEqual([]);
  });

  it('asks once more, and is told that nothing new has come in', async () => {
    const fit = lead.getByRole('region', { name: 'The fit' });
    const made = await fit.textContent();
    await lead.getByRole('button', { name: 'Fit now' }).click();
    await lead.getByText('Nothing new has come in: the fit stays.').waitFor();
    expect(await fit.textContent()).toBe(made);
  });

  it('sees levels by name, never by level, and takes them away as a file without names', async () => {
    await openTab('Levels');
    const table = lead.getByRole('table', { name: 'Levels by name' });
    await table.waitFor();
    await lead.getByText('Who looked here is noted in the audit trail').waitFor();
    const names = await table.getByRole('rowheader').allTextContents();
    const people = names.map((name) => name.replace(/^Person/, ''));
    expect(people.length).toBeGreaterThan(20);
    expect(people).toEqual([...people].sort((a, b) => a.localeCompare(b, 'en')));
    await isInOrder(lead);
    const file = await download(lead);
    // A line that says what is left out, and the header.
    expect(file.trim().split('\n').length).toBe(people.length + 2);
    for (const name of await everyName()) expect(file).not.toContain(name);
    expect(file).not.toContain('@');
  });

  it('sees dimensions, network and drift', async () => {
    await openTab('Dimensions');
    await lead.getByRole('table', { name: 'Reliability and agreement by dimension' }).waitFor();
    await isInOrder(lead);
    await openTab('Network');
    await lead.getByRole('table', { name: 'People in the network' }).waitFor();
    await isInOrder(lead);
    await openTab('Drift');
    await lead.getByRole('heading', { level: 2, name: 'Levels by quarter' }).waitFor();
    await isInOrder(lead);
    const file = await download(lead);
    for (const name of await everyName()) expect(file).not.toContain(name);
  });

  it('leaves each look in the audit trail, with who looked at what', async () => {
    const auditor = await signInAs(browser, product, 'hanna.lindqvist');
    const { items } = await send(auditor, 'GET', '/audit/entries?action=calibration.viewed&limit=50');
    const looks = items.map(({ actor, data }: { actor: { name: string }; data: { view: string } }) => [
      actor.name,
      data.view,
    ]);
    for (const view of ['levels', 'dimensions', 'network', 'drift'])
      expect(looks).toContainEqual(['Gustavo Reyes', view]);
    const asked = await send(auditor, 'GET', '/audit/entries?action=calibration.refit_asked&limit=50');
    expect(asked.items).toHaveLength(2);
    await auditor.context().close();
  });
});

describe('an interviewer', () => {
  it('sees their own scoring and nothing else of calibration', async () => {
    const interviewer = await signInAs(browser, product, 'daniel.achterberg');
    expect(await interviewer.getByRole('link', { name: 'Calibration' }).count()).toBe(0);
    await interviewer.goto('/my-scoring');
    const own = interviewer.getByRole('region', { name: blueprint });
    await own.getByText(/^On candidates that you and others both met/).waitFor();
    await own.getByRole('heading', { name: 'Beside others' }).waitFor();
    await own.getByText(/^Half of your cards came in within/).waitFor();
    await isInOrder(interviewer);
    const page = (await interviewer.getByRole('main').textContent()) ?? '';
    for (const name of (await everyName()).filter((one) => one !== 'Daniel Achterberg'))
      expect(page).not.toContain(name);
    for (const part of ['', '/levels', '/dimensions', '/network', '/drift']) {
      const path = `/calibration/families/${address.split('/').at(-1)}${part}`;
      await expect(send(interviewer, 'GET', path)).rejects.toThrow(/403/);
    }
    await interviewer.goto(`${address}?tab=levels`);
    await interviewer.getByRole('main').waitFor();
    expect(await interviewer.getByRole('table', { name: 'Levels by name' }).count()).toBe(0);
    await interviewer.context().close();
  });
});
