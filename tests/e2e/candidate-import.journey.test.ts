import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { send, signInAs } from '#tests/e2e/company.ts';
import { pdfThatSays } from '#tests/factories/resume.ts';
import { violationsOn } from '#tests/support/axe.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { copyDataDir, type Product, removeDataDir, startProduct } from '#tests/support/product.ts';

let dataDir = '';
let product: Product;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  dataDir = copyDataDir(inject('demoData'));
  [product, browser] = await Promise.all([startProduct({ dataDir, env: { JOBS: 'here' } }), launchBrowser()]);
  page = await signInAs(browser, product, 'bruno.carvalho');
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  removeDataDir(dataDir);
});

const table = Buffer.from(
  'Vorname;Name;E-Mail;Stelle\r\nZoé;Ünal;zoe@journey.example;\r\nYan;Alt;yan at journey;\r\n' +
    'Mia;Braun;mia@journey.example;Astronaut\r\n;;nobody@journey.example;\r\n',
  'latin1',
);

async function handIn(): Promise<void> {
  await page.goto('/candidates/import');
  await page.getByRole('heading', { level: 1, name: 'Import candidates' }).waitFor();
  const file = { name: 'fair.csv', mimeType: 'text/csv', buffer: table };
  await page.getByLabel('CSV file').setInputFiles(file);
  await page.getByRole('heading', { level: 2, name: 'Columns' }).waitFor();
}

describe('a recruiter with a table from a careers fair', () => {
  it('sees what is wrong before anybody is added', async () => {
    await page.goto('/candidates/import');
    await page.getByRole('heading', { level: 2, name: 'Imports so far' }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await handIn();
    await page.getByRole('heading', { level: 2, name: '3 faulty lines' }).waitFor();
    expect(await page.getByLabel('Name comes in as', { exact: true }).inputValue()).toBe('last_name');
    expect(await page.getByRole('button', { name: 'Add 1 candidate' }).isDisabled()).toBe(true);
    expect(await violationsOn(page)).toEqual([]);
    const [kept] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Keep the faulty lines as a file' }).click(),
    ]);
    expect(readFileSync(await kept.path(), 'utf8')).toContain('No job is called so.');
  });

  it('puts one line right, leaves two out, and has the others added', async () => {
    await page.getByLabel('E-Mail in line 3').fill('yan@journey.example');
    await page.getByRole('button', { name: 'Check the changed cells' }).click();
    await page.getByRole('heading', { level: 2, name: '2 faulty lines' }).waitFor();
    await page.getByLabel('Leave out 2 faulty lines').check();
    await page.getByRole('button', { name: 'Add 2 candidates' }).click();
    await page.getByText('2 added, 0 already there, 2 left out').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    const { items } = await send(page, 'GET', '/candidates?search=journey.example');
    expect(items.map(({ name }: { name: string }) => name).sort()).toEqual(['Yan Alt', 'Zoé Ünal']);
  });

  it('hands the same table in again, and nothing comes of it', async () => {
    await handIn();
    await page.getByLabel('E-Mail in line 3').fill('YAN@journey.example');
    await page.getByRole('button', { name: 'Check the changed cells' }).click();
    await page.getByLabel('Leave out 2 faulty lines').check();
    await page.getByRole('button', { name: 'Import: nobody is new' }).click();
    await page.getByText('0 added, 2 already there, 2 left out').waitFor();
    const { items } = await send(page, 'GET', '/candidates?search=journey.example');
    expect(items.length).toBe(2);
  });

  it('adds a resume to one of them, and gets it back byte for byte', async () => {
    await page.goto('/candidates?search=journey.example');
    await page.getByRole('link', { name: 'Zoé Ünal' }).click();
    await page.getByRole('heading', { level: 2, name: 'Resume' }).waitFor();
    const bytes = await pdfThatSays('Zoé Ünal, pipelines');
    const add = page.getByLabel('Resume as a PDF');
    await add.setInputFiles({ name: 'cv.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>') });
    await page.getByText('This is no PDF.').waitFor();
    await add.setInputFiles({ name: 'Zoé Ünal.pdf', mimeType: 'application/pdf', buffer: bytes });
    const link = page.getByRole('link', { name: /^Resume \(PDF/ });
    await link.waitFor();
    const [kept] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(kept.suggestedFilename()).toBe('resume.pdf');
    expect(Buffer.compare(readFileSync(await kept.path()), bytes)).toBe(0);
    expect(await violationsOn(page)).toEqual([]);
  });
});
