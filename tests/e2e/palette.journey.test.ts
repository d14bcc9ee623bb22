import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { send, signInAs } from '#tests/e2e/company.ts';
import { violationsOn } from '#tests/support/axe.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { copyDataDir, type Product, removeDataDir, startProduct } from '#tests/support/product.ts';

let dataDir = '';
let product: Product;
let browser: Browser;
let bruno: Page;
let loop: { id: string; candidate: { name: string } };

beforeAll(async () => {
  dataDir = copyDataDir(inject('demoData'));
  product = await startProduct({ dataDir });
  browser = await launchBrowser();
  bruno = await signInAs(browser, product, 'bruno.carvalho');
  [loop] = (await send(bruno, 'GET', '/loops?state=open&limit=1')).items;
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  removeDataDir(dataDir);
});

const field = (name = 'Search') => bruno.getByRole('combobox', { name });
const heading = (name: string) => bruno.getByRole('heading', { level: 1, name });
const active = () => bruno.getByRole('option', { selected: true });

/** Opens it and types, as fast as keys come. */
async function ask(typed: string): Promise<void> {
  await bruno.keyboard.press('Control+k');
  await field().waitFor();
  await bruno.keyboard.type(typed);
}

it('a recruiter finds a loop and opens it, by the keyboard alone', async () => {
  await ask(loop.candidate.name);
  const loops = bruno.getByRole('group', { name: 'Loops' });
  await loops.getByRole('option').first().waitFor();
  await bruno.getByText(/^\d+ results$/).waitFor();
  expect(await violationsOn(bruno)).toEqual([]);
  const isLoop = async (): Promise<boolean> =>
    (await loops.getByRole('option', { selected: true }).count()) > 0;
  for (let presses = 0; presses < 10 && !(await isLoop()); presses += 1)
    await bruno.keyboard.press('ArrowDown');
  await bruno.keyboard.press('Enter');
  await bruno.waitForURL(/\/loops\/[0-9a-f-]{36}$/);
  const title = bruno.locator('h1:focus').filter({ hasText: loop.candidate.name });
  await title.waitFor();
});

it('goes to pages, begins actions, and comes back to what they opened', async () => {
  await ask('candid');
  await bruno.keyboard.press('Escape');
  await field().waitFor({ state: 'detached' });
  await ask('new cand');
  await bruno.keyboard.press('Enter');
  await heading('Add a candidate').waitFor();
  await ask('debriefs');
  await bruno.keyboard.press('Enter');
  await heading('Debriefs').waitFor();
  await ask('');
  await bruno.getByRole('group', { name: 'Recent' }).getByRole('option').first().waitFor();
  await bruno.keyboard.press('Enter');
  await bruno.waitForURL(/\/loops\/[0-9a-f-]{36}$/);
});

it('schedules on the loop that they name', async () => {
  await ask('schedule');
  await bruno.keyboard.press('Enter');
  await field('Schedule an interview on which loop?').waitFor();
  expect(await violationsOn(bruno)).toEqual([]);
  await bruno.keyboard.type(loop.candidate.name);
  await bruno.keyboard.press('Enter');
  await bruno.waitForURL(new RegExp(`/loops/${loop.id}`));
});

it('finds it on a narrow screen, where nothing stands out at the side', async () => {
  await bruno.setViewportSize({ width: 390, height: 800 });
  await bruno.getByRole('button', { name: 'Search' }).click();
  await field().waitFor();
  await bruno.keyboard.type('colour');
  await active().getByText('Now light').waitFor();
  await bruno.keyboard.press('Enter');
  await active().getByText('Now dark').waitFor();
  expect(await violationsOn(bruno)).toEqual([]);
  expect(await bruno.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  await bruno.getByRole('button', { name: 'Close', exact: true }).click();
});

it('and who signs in there next finds nothing of what they opened', async () => {
  await bruno.setViewportSize({ width: 1280, height: 800 });
  await ask('sign out');
  await bruno.keyboard.press('Enter');
  await bruno.waitForURL(/\/sign-in/);
  await bruno.getByLabel('E-mail').fill('hanna.lindqvist@harbour.example');
  await bruno.getByLabel('Password', { exact: true }).fill('evenhand demo company');
  await bruno.getByRole('button', { name: 'Sign in', exact: true }).first().click();
  await bruno.getByText('Sign out').first().waitFor();
  await ask('');
  await bruno.getByRole('group', { name: 'Pages' }).waitFor();
  expect(await bruno.getByRole('group', { name: 'Recent' }).count()).toBe(0);
  expect(await bruno.getByRole('option', { name: 'New candidate' }).count()).toBe(0);
});
