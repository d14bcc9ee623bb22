import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { projectRoot } from '#server/platform/project-root.ts';
import { memberId, type Reply, send, signInAs } from '#tests/e2e/company.ts';
import { violationsOn } from '#tests/support/axe.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { type ForeignServer, foreignHost, startForeignServer } from '#tests/support/foreign-server.ts';
import { copyDataDir, type Product, removeDataDir, startProduct } from '#tests/support/product.ts';

let dataDir = '';
let foreign: ForeignServer;
let product: Product;
let browser: Browser;
let admin: Page;
let daniel: Page;
let loopId = '';
let round: Reply;

/** A weekday in a week's time, and an appointment on it from 10 to 12 in UTC. */
const day = ((): string => {
  const at = new Date(Date.now() + 7 * 86_400_000);
  while ([0, 6].includes(at.getUTCDay())) at.setUTCDate(at.getUTCDate() + 1);
  return at.toISOString().slice(0, 10);
})();
const digits = day.replaceAll('-', '');
const appointment = [
  'BEGIN:VCALENDAR',
  ...['BEGIN:VEVENT', 'UID:one', 'SUMMARY:Zqdentistzq', 'LOCATION:Zqharbourzq'],
  ...[`DTSTART:${digits}T100000Z`, `DTEND:${digits}T120000Z`, 'END:VEVENT'],
  'END:VCALENDAR',
].join('\r\n');

beforeAll(async () => {
  foreign = await startForeignServer();
  foreign.answer((_, response) => response.end(appointment));
  dataDir = copyDataDir(inject('demoData'));
  product = await startProduct({
    dataDir,
    env: {
      JOBS: 'here',
      NODE_OPTIONS: `--import ${pathToFileURL(join(projectRoot, 'tests', 'support', 'small-internet.mjs')).href}`,
      NODE_EXTRA_CA_CERTS: join(projectRoot, 'tests', 'fixtures', 'tls', 'certificate.pem'),
      SMALL_INTERNET_HOST: foreignHost,
      SMALL_INTERNET_PORT: String(foreign.reach.port),
    },
  });
  browser = await launchBrowser();
  [admin, daniel] = await Promise.all([
    signInAs(browser, product, 'amara.okafor'),
    signInAs(browser, product, 'daniel.achterberg'),
  ]);
  const { items } = await send(admin, 'GET', '/jobs?search=Platform&state=open');
  const candidate = await send(admin, 'POST', '/candidates', {
    name: 'Rui Falcão',
    email: null,
    phone: null,
    timeZone: 'Europe/Lisbon',
    note: '',
    jobId: items[0].id,
  });
  const loop = await send(admin, 'POST', `/applications/${candidate.applications[0].id}/loop`);
  loopId = loop.id;
  round = loop.openRounds[0];
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await foreign?.close();
  removeDataDir(dataDir);
});

/** The status at an address, asked as a calendar program does: without the browser's session. */
const statusAt = async (link: string): Promise<number> => (await fetch(link)).status;

describe('an interviewer', () => {
  let link = '';

  it('takes back the address of a calendar, and gives another one, of which only host and end are shown', async () => {
    await daniel.goto('/account');
    await daniel.getByRole('button', { name: 'Remove the calendar' }).click();
    expect(await violationsOn(daniel)).toEqual([]);
    await daniel.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    const form = daniel.getByRole('form', { name: 'Your busy times' });
    await form.getByLabel('Address of your calendar').fill('https://127.0.0.1/basic.ics');
    await form.getByRole('button', { name: 'Add the calendar' }).click();
    await form
      .getByText(/Give the https address of a calendar on the internet/)
      .first()
      .waitFor();
    expect(await violationsOn(daniel)).toEqual([]);
    await form.getByLabel('Address of your calendar').fill(`https://${foreignHost}/private-canary/basic.ics`);
    await form.getByRole('button', { name: 'Add the calendar' }).click();
    await daniel.getByText(`Read at ${foreignHost}, an address that ends in “.ics”.`).waitFor();
    expect(await daniel.content()).not.toContain('private-canary');
  });

  it('makes the address of their interviews, and copies it', async () => {
    await daniel.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await daniel.getByRole('button', { name: 'Make an address' }).click();
    const dialog = daniel.getByRole('dialog', { name: 'The address of your interviews' });
    link = await dialog.getByLabel('Secret address').inputValue();
    await dialog.getByRole('button', { name: 'Copy the address' }).click();
    await dialog.getByText('Copied.').waitFor();
    expect(await daniel.evaluate(() => navigator.clipboard.readText())).toBe(link);
    expect(await violationsOn(daniel)).toEqual([]);
    await dialog.getByRole('button', { name: 'Close' }).click();
    const feed = await fetch(link);
    expect([feed.status, feed.headers.get('content-type')]).toEqual([200, 'text/calendar']);
    expect(await feed.text()).toContain('BEGIN:VCALENDAR');
  });

  it('replaces it, and revokes it: an address from before is not there any more', async () => {
    await daniel.getByRole('button', { name: 'Replace the address' }).click();
    expect(await violationsOn(daniel)).toEqual([]);
    await daniel.getByRole('dialog').getByRole('button', { name: 'Replace' }).click();
    const dialog = daniel.getByRole('dialog', { name: 'The address of your interviews' });
    const next = await dialog.getByLabel('Secret address').inputValue();
    await dialog.getByRole('button', { name: 'Close' }).click();
    expect([await statusAt(link), await statusAt(next)]).toEqual([404, 200]);
    await daniel.getByRole('button', { name: 'Revoke the address' }).click();
    await daniel.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await daniel.getByText('The address is revoked').waitFor();
    expect(await statusAt(next)).toBe(404);
    await daniel.getByRole('button', { name: 'Make an address' }).waitFor();
  });

  it('sees that the calendar was read', async () => {
    // The sweep of calendars comes once a minute.
    await daniel.getByText(/Last read/).waitFor({ timeout: 120_000 });
    expect(foreign.asked.map(({ url }) => url)).toEqual(['/private-canary/basic.ics']);
    expect(await violationsOn(daniel)).toEqual([]);
  });
});

describe('a planner', () => {
  let form: Locator;

  it('sees when the interviewer is busy, and not with what', async () => {
    await admin.goto(`/loops/${loopId}?schedule=${round.id}`);
    form = admin.getByRole('form', { name: `Schedule ${round.name}` });
    const others = form.getByRole('button', { name: /^Remove/ });
    while ((await others.count()) > 0) await others.last().click();
    await form.getByRole('combobox', { name: 'Person' }).fill('Daniel');
    await admin.getByRole('option', { name: /Daniel Achterberg/ }).click();
    await form.getByLabel('Time zone').selectOption('UTC');
    await form.getByLabel('Date', { exact: true }).fill(day);
    await form.getByLabel('Starts at').fill('10:30');
    const free = form.getByRole('region', { name: 'When they are free' });
    await free.getByText('Daniel Achterberg is busy then.').waitFor();
    const hours = await free.getByRole('columnheader').allTextContents();
    const states = await free
      .getByRole('row', { name: /Daniel/ })
      .getByRole('cell')
      .allTextContents();
    const at = (hour: string): string | undefined => states[hours.indexOf(hour) - 1];
    expect([at('10'), at('11')]).toEqual(['busy', 'busy']);
    expect(at('12')).not.toBe('busy');
    expect(await violationsOn(admin)).toEqual([]);
    const reply = await send(admin, 'POST', `/loops/${loopId}/availability`, {
      memberIds: [await memberId(admin, 'daniel.achterberg')],
      from: `${day}T00:00:00Z`,
      days: 1,
      minutes: 60,
      timeZone: 'UTC',
    });
    expect(JSON.stringify(reply)).not.toMatch(/Zq/);
    expect(await admin.content()).not.toMatch(/Zq/);
  });

  it('is not offered somebody first who is busy at the time that is set', async () => {
    await form.getByRole('button', { name: 'Suggest' }).first().click();
    const people = form.getByRole('list', { name: 'Suggested interviewers' }).getByRole('listitem');
    await people.first().waitFor();
    expect((await people.allTextContents())[0]).toContain('Free then');
    await form.getByLabel('Starts at').fill('03:00');
    await people
      .getByText(/Outside their working hours then/)
      .first()
      .waitFor();
    expect(await violationsOn(admin)).toEqual([]);
  });
});
