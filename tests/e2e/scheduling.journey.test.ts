import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { memberId, type Reply, send, signInAs } from '#tests/e2e/company.ts';
import { violationsOn } from '#tests/support/axe.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { copyDataDir, type Product, removeDataDir, startProduct } from '#tests/support/product.ts';

const candidateMail = 'rui@elsewhere.example';

let dataDir = '';
let product: Product;
let browser: Browser;
let admin: Page;
let daniel: Page;
let loopId = '';
let round: Reply;
let link = '';

beforeAll(async () => {
  dataDir = copyDataDir(inject('demoData'));
  product = await startProduct({ dataDir, env: { JOBS: 'here' } });
  browser = await launchBrowser();
  [admin, daniel] = await Promise.all([
    signInAs(browser, product, 'amara.okafor'),
    signInAs(browser, product, 'daniel.achterberg'),
  ]);
  const { items } = await send(admin, 'GET', '/jobs?search=Platform&state=open');
  const candidate = await send(admin, 'POST', '/candidates', {
    name: 'Rui Falcão',
    email: candidateMail,
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
  removeDataDir(dataDir);
});

const loopNow = (): Promise<Reply> => send(admin, 'GET', `/loops/${loopId}`);

it('a planner offers three times that suit an interviewer, and gets a link', async () => {
  await admin.goto(`/loops/${loopId}`);
  await admin.getByRole('link', { name: `Offer times for ${round.name}` }).click();
  const form = admin.getByRole('form', { name: `Offer times for ${round.name}` });
  // One interviewer is enough here.
  const others = form.getByRole('button', { name: /^Remove interviewer/ });
  while ((await others.count()) > 0) await others.last().click();
  await form.getByRole('combobox', { name: 'Person' }).fill('Daniel');
  await admin.getByRole('option', { name: /Daniel Achterberg/ }).click();
  const free = form.getByRole('region', { name: 'When they are free' });
  for (let n = 0; n < 3; n += 1) await free.locator('li button:not([disabled])').first().click();
  await free.getByRole('table').waitFor();
  expect(await violationsOn(admin)).toEqual([]);
  await form.getByRole('button', { name: 'Offer these times' }).click();
  await admin.getByText('the link is on its way to the candidate by mail').waitFor();
  link = await admin.getByLabel('Link for the candidate').inputValue();
  await admin.getByRole('button', { name: 'Done' }).click();
  await admin.getByText('Waiting for the candidate').waitFor();
});

describe('the candidate', () => {
  let page: Page;
  beforeAll(async () => {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      timezoneId: 'Asia/Tokyo',
      bypassCSP: true,
    });
    page = await context.newPage();
  });

  it('sees the times on their own clocks, or those of another zone, and nobody’s name', async () => {
    await page.goto(link);
    await page.getByRole('form', { name: 'Choose a time' }).waitFor();
    expect(page.url()).not.toContain('#');
    const times = page.getByRole('form', { name: 'Choose a time' }).getByRole('radio');
    expect(await times.count()).toBe(3);
    const [offer] = (await send(admin, 'GET', `/loops/${loopId}/slot-offers`)).offers;
    const clockIn = (timeZone: string): string =>
      new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(
        new Date(offer.slots[0].startsAt),
      );
    const first = page.getByRole('form', { name: 'Choose a time' }).locator('fieldset label').first();
    expect(await first.textContent()).toContain(`, ${clockIn('Asia/Tokyo')} to `);
    await page.getByLabel('Your time zone').selectOption('America/New_York');
    expect(await first.textContent()).toContain(`, ${clockIn('America/New_York')} to `);
    await page.getByLabel('Your time zone').selectOption('Asia/Tokyo');
    expect(await page.content()).not.toMatch(/Daniel|Falcão/);
    expect(await violationsOn(page)).toEqual([]);
  });

  it('picks one, which the link says from then on', async () => {
    await page.getByRole('form', { name: 'Choose a time' }).getByRole('radio').nth(1).check();
    await page.getByRole('button', { name: /^Take / }).click();
    await page.getByRole('heading', { level: 1, name: 'Your interview' }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.goto('about:blank');
    await page.goto(link);
    await page.getByRole('heading', { level: 1, name: 'Your interview' }).waitFor();
    expect((await loopNow()).interviews).toHaveLength(1);
  });
});

it('the confirmation to the candidate is kept, on their clocks, with a calendar file', async () => {
  // The sweep of mails comes every few seconds.
  await expect
    .poll(
      async () => {
        const { items } = await send(admin, 'GET', '/mails?state=kept&limit=200');
        const found = items.find(
          ({ kind, to }: Reply) => kind === 'candidate_invited' && to === candidateMail,
        );
        return found === undefined ? null : send(admin, 'GET', `/mails/${found.id}`);
      },
      { timeout: 60_000 },
    )
    .toMatchObject({
      text: expect.stringContaining('(Asia/Tokyo)'),
      calendar: expect.stringContaining('METHOD:REQUEST'),
    });
});

it('the interviewer sees it, and declines before it begins', async () => {
  await daniel.goto('/interviews');
  await daniel.getByText('Rui Falcão').first().waitFor();
  await daniel.goto(`/loops/${loopId}`);
  await daniel.getByRole('button', { name: `Decline ${round.name}` }).click();
  const dialog = daniel.getByRole('dialog', { name: `Decline ${round.name}` });
  await dialog.getByRole('textbox').fill('I am away that day');
  expect(await violationsOn(daniel)).toEqual([]);
  await dialog.getByRole('button', { name: 'Decline the interview' }).click();
  await daniel.getByText(`You declined ${round.name}`).waitFor();
});

it('the planner puts people in, and exchanges two of them', async () => {
  const loop = await loopNow();
  const [interview] = loop.interviews;
  const second = loop.openRounds[0];
  const seatFor = async (name: string, dimensions: Reply[]): Promise<Reply> => ({
    memberId: await memberId(admin, name),
    kind: 'interviewer',
    dimensionIds: dimensions.map(({ id }) => id),
  });
  await send(
    admin,
    'POST',
    `/interviews/${interview.id}/seats`,
    await seatFor('Elif Yildiz', round.dimensions),
  );
  await send(admin, 'POST', `/loops/${loopId}/interviews`, {
    roundId: second.id,
    startsAt: new Date(Date.now() + 10 * 86_400_000).toISOString(),
    minutes: 45,
    timeZone: 'Europe/Lisbon',
    videoUrl: null,
    room: 'Tejo',
    seats: [await seatFor('Chiara Conti', second.dimensions)],
    isHold: true,
  });
  await admin.goto(`/loops/${loopId}`);
  await admin.getByText('Hold, not confirmed').waitFor();
  await admin.getByRole('link', { name: `Exchange Elif Yildiz in ${round.name}` }).click();
  const form = admin.getByRole('form', { name: 'Exchange Elif Yildiz' });
  await form.getByLabel('Reason').fill('Their days suit better');
  expect(await violationsOn(admin)).toEqual([]);
  await form.getByRole('button', { name: 'Exchange' }).click();
  await admin.getByText('Elif Yildiz exchanged').waitFor();
  const people = (await loopNow()).interviews.map((one: Reply) =>
    one.seats.filter(({ can }: Reply) => can.exchange).map(({ member }: Reply) => member.name),
  );
  expect(people).toEqual([['Chiara Conti'], ['Elif Yildiz']]);
  await admin.getByRole('button', { name: `Confirm ${second.name}` }).click();
  await admin.getByText(`${second.name} is confirmed`).waitFor();
});

it('everybody says when they work', async () => {
  await daniel.goto('/account');
  const form = daniel.getByRole('form', { name: 'Working hours' });
  await form.getByLabel('Work begins at').fill('10:00');
  await form.getByRole('button', { name: 'Save the working hours' }).click();
  await daniel.getByText('Working hours saved').waitFor();
  await daniel.reload();
  expect(await form.getByLabel('Work begins at').inputValue()).toBe('10:00');
  expect(await violationsOn(daniel)).toEqual([]);
});
