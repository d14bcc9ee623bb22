import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { projectRoot } from '#server/platform/project-root.ts';
import { send, signInAs } from '#tests/e2e/company.ts';
import { violationsOn } from '#tests/support/axe.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { pdfText } from '#tests/support/pdf-text.ts';
import { copyDataDir, type Product, removeDataDir, startProduct } from '#tests/support/product.ts';

let dataDir = '';
let product: Product;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  dataDir = copyDataDir(inject('demoData'));
  [product, browser] = await Promise.all([startProduct({ dataDir }), launchBrowser()]);
  page = await signInAs(browser, product, 'amara.okafor');
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  removeDataDir(dataDir);
});

/** `npm run verify-packet` on the product's own database. */
function verify(file: string): Promise<{ code: number | null; text: string }> {
  const program = join(projectRoot, 'dist', 'server', 'cli-verify-packet.js');
  const child = spawn(process.execPath, [program, file], {
    env: { PATH: process.env.PATH ?? '', DATA_DIR: dataDir },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      text += part.toString();
    });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, text })));
}

describe('the packet of a debrief', () => {
  let candidate = '';
  let file = '';
  let pdf: Buffer;

  it('is one click away, and opens as a page for print', async () => {
    const { items } = await send(page, 'GET', '/debriefs?state=approved');
    candidate = items[0].candidateName;
    await page.goto(`/debriefs/${items[0].id}`);
    await page.getByRole('heading', { level: 1, name: candidate }).waitFor();
    await page.getByRole('button', { name: 'Make the packet' }).click();
    await page.waitForURL(/\/packets\/[0-9a-f-]{36}$/);
    await page.getByRole('heading', { level: 2, name: 'Evidence in full' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    expect(await violationsOn(page)).toEqual([]);
  });

  it('prints its pages alone, dark on white, from a dark screen as well', async () => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const hidden of ['Download the PDF', 'Back to the debrief', 'Sign out'])
      expect(await page.getByText(hidden).first().isVisible(), hidden).toBe(false);
    const colours = await page.evaluate(() => {
      const inkOf = (selector: string): string =>
        getComputedStyle(document.querySelector(selector) ?? document.body).color;
      return [
        getComputedStyle(document.body).backgroundColor,
        inkOf('h1'),
        inkOf('blockquote p'),
        inkOf('td'),
      ];
    });
    const ink = 'rgb(27, 31, 36)';
    expect(colours).toEqual(['rgba(0, 0, 0, 0)', ink, ink, ink]);
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    expect(await violationsOn(page)).toEqual([]);
    await page.emulateMedia({ media: null, colorScheme: 'light' });
  });

  it('downloads as a PDF that says the same, with the hash that the page shows', async () => {
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download the PDF' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^packet-[a-z0-9-]+-[0-9a-f]{12}\.pdf$/);
    file = join(dataDir, 'packet.pdf');
    await download.saveAs(file);
    pdf = readFileSync(file);
    const text = pdfText(pdf).replace(/\s+/g, ' ');
    expect(text).toContain(candidate);
    const quotes = await page.locator('blockquote').allTextContents();
    expect(quotes.length).toBeGreaterThan(5);
    const headings = await page.locator('main h2').allTextContents();
    for (const heading of headings.filter((words) => !words.startsWith('Other packets')))
      expect(text).toContain(heading);
    await page.getByText(createHash('sha256').update(pdf).digest('hex')).waitFor();
  });

  it('is confirmed by the command while the product runs, and refused with one byte changed', async () => {
    const confirmed = await verify(file);
    expect([confirmed.code, confirmed.text]).toEqual([0, expect.stringContaining(candidate)]);
    const changed = Buffer.from(pdf);
    changed[pdf.length >> 1] = (changed[pdf.length >> 1] ?? 0) ^ 1;
    const forged = join(dataDir, 'forged.pdf');
    writeFileSync(forged, changed);
    const refused = await verify(forged);
    expect(refused.code).toBe(1);
    expect(refused.text).toMatch(/Audit entry +\d+, by Amara Okafor/);
  });

  it('stands beside the packets made before it', async () => {
    await page.getByRole('link', { name: 'Back to the debrief' }).click();
    await page.getByRole('button', { name: 'Make the packet' }).click();
    const others = page.getByRole('navigation', { name: 'Other packets of this debrief' });
    await others.waitFor();
    expect(await others.getByRole('listitem').count()).toBe(1);
  });

  it('is confirmed when the product does not run, and leaves nothing running', async () => {
    await product.stop();
    const confirmed = await verify(file);
    expect([confirmed.code, confirmed.text]).toEqual([0, expect.stringContaining('the whole trail holds')]);
    product = await startProduct({ dataDir });
  });
});
