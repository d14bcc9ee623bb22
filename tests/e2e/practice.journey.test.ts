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
let page: Page;

beforeAll(async () => {
  dataDir = copyDataDir(inject('demoData'));
  [product, browser] = await Promise.all([startProduct({ dataDir }), launchBrowser()]);
  page = await signInAs(browser, product, 'daniel.achterberg');
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  removeDataDir(dataDir);
});

/** No rule broken, and nothing to scroll to at the side on a telephone. */
async function isInOrder(on: Page = page): Promise<void> {
  expect(await violationsOn(on)).toEqual([]);
  await on.setViewportSize({ width: 390, height: 844 });
  const widths = await on.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(widths[0], 'the page is wider than a telephone').toBeLessThanOrEqual(widths[1] ?? 0);
  expect(await violationsOn(on)).toEqual([]);
  await on.setViewportSize({ width: 1280, height: 800 });
}

const idOf = async (on: Page): Promise<string> =>
  (await send(on, 'GET', '/practice')).items.find(
    (item: { blueprint: { title: string } }) => item.blueprint.title === blueprint,
  ).blueprint.id;

describe('an interviewer', () => {
  it('finds their steps on each blueprint, and the next sample', async () => {
    await page.getByRole('navigation', { name: 'Main' }).getByText('Practice').click();
    await page.getByRole('table', { name: 'My blueprints' }).getByText('3 of 6 scored').first().waitFor();
    await isInOrder();
    await page.getByRole('link', { name: blueprint }).click();
    await page.getByRole('list', { name: 'Steps' }).waitFor();
    await isInOrder();
    await page.getByRole('link', { name: 'Score the next sample' }).click();
    await page.getByText('The reference is sealed until you submit').waitFor();
    await isInOrder();
  });

  it('scores a sample by the keyboard alone, and reads the reference and colleagues only then', async () => {
    expect(await page.getByRole('region', { name: 'The sample' }).isVisible()).toBe(true);
    expect(await page.getByText('Reference', { exact: true }).count()).toBe(0);
    await page.getByRole('heading', { level: 1 }).focus();
    const groups = page.getByRole('group');
    for (let n = 0; n < (await groups.count()); n += 1) {
      const first = groups.nth(n).getByRole('radio').first();
      while (!(await first.evaluate((radio) => radio === document.activeElement)))
        await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      for (let level = 1; level < 3; level += 1) await page.keyboard.press('ArrowDown');
      expect(await groups.nth(n).getByRole('radio').nth(2).isChecked()).toBe(true);
    }
    const submit = page.getByRole('button', { name: 'Submit the scores' });
    while (!(await submit.evaluate((button) => button === document.activeElement)))
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await isInOrder();
    const confirm = page.getByRole('button', { name: 'Submit', exact: true });
    while (!(await confirm.evaluate((button) => button === document.activeElement)))
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText(/^On average .* points from the reference/).waitFor();
    await page
      .getByRole('table', { name: /^How colleagues scored/ })
      .first()
      .waitFor();
    await isInOrder();
    await page.reload();
    await page.getByText(/^On average/).waitFor();
  });
});

describe('a recruiter', () => {
  it('sees who is qualified and without what, and signs somebody off with a note', async () => {
    const recruiter = await signInAs(browser, product, 'bruno.carvalho');
    const id = await idOf(recruiter);
    await recruiter.goto(`/practice/${id}/people`);
    const row = recruiter.getByRole('row', { name: /Gustavo Reyes/ });
    await row.getByText(/^Without/).waitFor();
    await recruiter.getByRole('link', { name: 'Elif Yildiz' }).click();
    const panel = recruiter.getByRole('region', { name: 'Elif Yildiz' });
    await panel.getByRole('checkbox').check();
    await panel.getByRole('textbox').fill('Held this interview in her last company.');
    await isInOrder(recruiter);
    await panel.getByRole('button', { name: 'Sign off Elif Yildiz' }).click();
    await panel.getByText('by Bruno Carvalho').waitFor();
    await recruiter.context().close();
  });
});
