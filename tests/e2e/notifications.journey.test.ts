import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { send, signInAs } from '#tests/e2e/company.ts';
import { violationsOn } from '#tests/support/axe.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { copyDataDir, type Product, removeDataDir, startProduct } from '#tests/support/product.ts';

let dataDir = '';
let product: Product;
let browser: Browser;
let daniel: Page;
let admin: Page;
let mailed = '';

beforeAll(async () => {
  dataDir = copyDataDir(inject('demoData'));
  product = await startProduct({ dataDir, env: { JOBS: 'here' } });
  browser = await launchBrowser();
  daniel = await signInAs(browser, product, 'daniel.achterberg');
  admin = await signInAs(browser, product, 'amara.okafor');
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  removeDataDir(dataDir);
});

describe('an interviewer', () => {
  it('finds what is new in the rail, and goes from it to the card', async () => {
    const rail = daniel.getByRole('navigation', { name: 'Main' });
    await rail.getByRole('link', { name: /^Notifications ?, \d+ unread$/ }).click();
    const table = daniel.getByRole('table', { name: 'Notifications' });
    const due = table.getByRole('row').filter({ hasText: 'Your scorecard is due' }).first();
    await due.waitFor();
    expect(await violationsOn(daniel)).toEqual([]);
    const before = (await send(daniel, 'GET', '/notifications?limit=1')).unread;
    await due.getByRole('link').click();
    await daniel.waitForURL(/\/interviews\/[0-9a-f-]+$/);
    await expect
      .poll(async () => (await send(daniel, 'GET', '/notifications?limit=1')).unread)
      .toBe(before - 1);
  });

  it('chooses hours without mail', async () => {
    await daniel.goto('/account');
    await daniel.getByRole('checkbox', { name: 'Quiet hours, without mail' }).check();
    await daniel.getByRole('button', { name: 'Save the notifications' }).click();
    await daniel.getByText('Notifications saved').waitFor();
    await daniel.reload();
    expect(await daniel.getByLabel('From').inputValue()).toBe('20:00');
  });
});

describe('an admin, where there is no mail server,', () => {
  it('reads the mail that somebody would have got', async () => {
    await admin.goto('/mails?state=kept');
    const table = admin.getByRole('table', { name: 'Mails' });
    const invited = table.getByRole('link', { name: /^Interview: / }).first();
    // The first sweep comes within seconds of a start.
    await expect
      .poll(async () => (await send(admin, 'GET', '/mails?state=kept&limit=1')).items.length, {
        timeout: 30_000,
      })
      .toBeGreaterThan(0);
    await admin.reload();
    await invited.click();
    const panel = admin.getByRole('region', { name: /^Interview: / });
    mailed = (await panel.getByText(/^Hello /).textContent()) ?? '';
    expect(mailed).toMatch(/\/interviews\/[0-9a-f-]{36}/);
    await panel.getByRole('button', { name: 'Save its calendar file' }).waitFor();
    expect(await violationsOn(admin)).toEqual([]);
  });

  it('and the address in it leads whoever signs in to the card', async () => {
    const address = /\/interviews\/[0-9a-f-]{36}/.exec(mailed)?.[0] ?? '';
    const to = await admin
      .getByText(/@harbour\.example$/)
      .last()
      .textContent();
    const stranger = await browser.newContext({ baseURL: product.url });
    const page = await stranger.newPage();
    await page.goto(address);
    await page.getByLabel('E-mail').fill(to ?? '');
    await page.getByLabel('Password', { exact: true }).fill('evenhand demo company');
    await page.getByRole('button', { name: 'Sign in', exact: true }).first().click();
    await page.waitForURL(`**${address}`);
    const heading = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
    expect(heading).not.toBe('');
    await stranger.close();
  });
});
