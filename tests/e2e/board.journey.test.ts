import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { send, signInAs } from '#tests/e2e/company.ts';
import { violationsOn } from '#tests/support/axe.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { copyDataDir, type Product, removeDataDir, startProduct } from '#tests/support/product.ts';

let dataDir = '';
let product: Product;
let browser: Browser;
let bruno: Page;
let amara: Page;

beforeAll(async () => {
  dataDir = copyDataDir(inject('demoData'));
  product = await startProduct({ dataDir });
  browser = await launchBrowser();
  bruno = await signInAs(browser, product, 'bruno.carvalho');
  amara = await signInAs(browser, product, 'amara.okafor');
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  removeDataDir(dataDir);
});

const table = (page: Page): Locator => page.getByRole('table', { name: 'Loops' });
const rows = (page: Page): Locator => table(page).getByRole('row');
/** The name of the loop whose link has the focus. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.closest('[data-loop]')?.textContent ?? '');

describe('the board', () => {
  it('is put in order, and opens its loops by keys alone', async () => {
    await bruno.goto('/loops?state=open');
    await rows(bruno).nth(1).waitFor();
    await bruno.getByLabel('Order').selectOption('Late cards first');
    await bruno.waitForURL(/sort=late/);
    await rows(bruno)
      .nth(1)
      .getByText(/\d+ late/)
      .waitFor();
    expect(await violationsOn(bruno)).toEqual([]);
    await bruno.locator('h1').click();
    await bruno.keyboard.press('j');
    const first = await focused(bruno);
    await bruno.keyboard.press('j');
    expect(await focused(bruno)).not.toBe(first);
    await bruno.keyboard.press('ArrowUp');
    expect(await focused(bruno)).toBe(first);
    await bruno.keyboard.press('?');
    await bruno.getByRole('dialog', { name: 'Keys' }).waitFor();
    expect(await violationsOn(bruno)).toEqual([]);
    await bruno.keyboard.press('Escape');
    await bruno.keyboard.press('Enter');
    await bruno.waitForURL(/\/loops\/[0-9a-f-]{36}$/);
    await bruno.goBack();
    await bruno.waitForURL(/sort=late/);
  });

  it('keeps a view, opens with it, and has it back after it was deleted', async () => {
    await bruno.getByRole('button', { name: 'Keep this view' }).click();
    await bruno.getByLabel('Name of the view').fill('Late and open');
    await bruno.getByRole('button', { name: 'Keep the view' }).click();
    await bruno.getByRole('button', { name: 'Open first', exact: true }).click();
    const views = bruno.getByRole('navigation', { name: 'Views' });
    await views.getByRole('link', { name: 'Late and open (opens first)' }).waitFor();
    await bruno.goto('/');
    await bruno.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Loops' }).click();
    await bruno.waitForURL(/state=open.*sort=late/);
    await bruno.getByRole('button', { name: 'Delete', exact: true }).click();
    await views.getByRole('link', { name: /Late and open/ }).waitFor({ state: 'detached' });
    await bruno.getByRole('button', { name: 'Undo' }).click();
    await views.getByRole('link', { name: 'Late and open (opens first)' }).waitFor();
    await views.getByRole('link', { name: 'All loops' }).click();
    await bruno.waitForURL(/view=all/);
  });

  it('shows in one browser what is done in another, under a row that keeps the focus', async () => {
    await bruno.goto('/loops?sort=late&state=open');
    await rows(bruno).nth(2).waitFor();
    await bruno.locator('h1').click();
    await bruno.keyboard.press('j');
    await bruno.keyboard.press('j');
    const at = await focused(bruno);
    const tab = await bruno.context().newPage();
    const connections: string[] = [];
    tab.on('request', (request) => {
      if (request.url().endsWith('/api/v1/live')) connections.push(request.url());
    });
    await tab.goto('/loops?sort=late&state=open');
    await rows(tab).nth(2).waitFor();
    const { items } = await send(amara, 'GET', '/loops?sort=late&state=open&limit=3');
    const [{ id: loopId, owner }] = items;
    const { items: recruiters } = await send(amara, 'GET', '/members?role=recruiter&state=active');
    const { items: admins } = await send(amara, 'GET', '/members?role=admin&state=active');
    const next = [...recruiters, ...admins].find(({ id }: { id: string }) => id !== owner.id);
    await send(amara, 'POST', '/board/owners', { changes: [{ loopId, ownerId: next.id }] });
    await rows(bruno).nth(1).getByText(next.name).waitFor();
    expect(await focused(bruno)).toBe(at);
    // Another tab of the same browser hears it too, over the one connection that there is.
    await rows(tab).nth(1).getByText(next.name).waitFor();
    expect(connections).toEqual([]);
    await tab.close();
  });

  it('reminds of scorecards on loops selected by keys, and takes it back', async () => {
    await bruno.keyboard.press('k');
    await bruno.keyboard.press('x');
    await bruno.keyboard.press('j');
    await bruno.keyboard.press('x');
    const bar = bruno.getByRole('region', { name: 'Selected loops' });
    await bar.getByText('2 loops selected').waitFor();
    expect(await violationsOn(bruno)).toEqual([]);
    await bar.getByRole('button', { name: 'Remind of due scorecards' }).click();
    await bruno.getByText(/reminded in 20 seconds/).waitFor();
    await bruno.getByRole('button', { name: 'Undo' }).click();
    await bruno.getByText('Taken back: nobody was reminded.').waitFor();
  });

  it('gives loops to another owner, and back', async () => {
    const before = await rows(bruno).nth(1).textContent();
    await bruno.getByRole('button', { name: 'Change the owner' }).click();
    const dialog = bruno.getByRole('dialog', { name: 'Change the owner of 2 loops' });
    await dialog.getByRole('combobox', { name: 'New owner' }).click();
    await dialog.getByRole('option').first().click();
    await dialog.getByRole('button', { name: 'Change the owner' }).click();
    await bruno.getByText(/given to/).waitFor();
    await bruno.getByRole('button', { name: 'Undo' }).click();
    await bruno.getByText(/given back/).waitFor();
    await expect.poll(() => rows(bruno).nth(1).textContent()).toBe(before);
  });

  it('moves candidates out of the running by keys, for one reason, and back to where they were', async () => {
    const { items } = await send(amara, 'GET', '/loops?state=open&limit=2');
    const loopIds = items.map(({ id }: { id: string }) => id);
    const places = async (): Promise<string[]> => {
      const read = await send(amara, 'GET', '/loops?limit=100');
      return read.items
        .filter(({ id }: { id: string }) => loopIds.includes(id))
        .map(({ state, stage }: { state: string; stage: string }) => `${state} ${stage}`);
    };
    const before = await places();
    await bruno.goto('/loops?state=open');
    await rows(bruno).nth(2).waitFor();
    await bruno.locator('h1').click();
    for (const key of ['j', 'x', 'j', 'x', 'm']) await bruno.keyboard.press(key);
    const dialog = bruno.getByRole('dialog', { name: 'Move 2 candidates out of the running' });
    await dialog.getByRole('radio', { name: /We do not take it further/ }).check();
    await dialog.getByLabel('Reason').selectOption('Position filled');
    expect(await violationsOn(bruno)).toEqual([]);
    await dialog.getByRole('button', { name: 'Move out of the running' }).click();
    await bruno.getByText('2 candidates are out of the running.').waitFor();
    expect(await places()).toEqual(['cancelled not_pursued', 'cancelled not_pursued']);
    await bruno.getByRole('button', { name: 'Undo' }).last().click();
    await bruno.getByText(/2 candidates are back in the running/).waitFor();
    expect(await places()).toEqual(before);
  });
});
