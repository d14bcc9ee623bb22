import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '#tests/support/browser.ts';
import { copyDataDir, type Product, removeDataDir, startProduct } from '#tests/support/product.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const candidateName = 'Teodora Vasquez-Lind';

/** Days from today, as a date field takes it. */
const dayAhead = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const [firstDay, secondDay] = [dayAhead(14), dayAhead(15)];
const firstDayInWords = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
}).format(new Date(firstDay));

let dataDir = '';
let product: Product;
let browser: Browser;

beforeAll(async () => {
  dataDir = copyDataDir(inject('demoData'));
  [product, browser] = await Promise.all([startProduct({ dataDir }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  removeDataDir(dataDir);
});

/** A page of somebody of the demo company; the sign-in page has a journey of its own. */
async function signIn(role: string): Promise<Page> {
  // Axe comes in from outside, which the product's content security policy rightly refuses.
  const context = await browser.newContext({
    baseURL: product.url,
    viewport: { width: 1280, height: 800 },
    bypassCSP: true,
  });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.evaluate(async (wanted) => {
    const session = await (await fetch('/api/v1/session')).json();
    const { email, password } = session.demoSignIns.find((one: { role: string }) => one.role === wanted);
    const reply = await fetch('/api/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    if (!reply.ok) throw new Error(`signing in as ${wanted}: ${reply.status}`);
  }, role);
  return page;
}

async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(readFileSync(axePath, 'utf8'));
  const violations = await page.evaluate(async () => {
    // Put there by the line above, out of TypeScript's sight.
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const found = await axe.run(document);
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
  expect(violations, page.url()).toEqual([]);
}

const heading = (page: Page, name: string): Locator => page.getByRole('heading', { level: 1, name });

/** By keyboard, as a recruiter does who fills in a whole form. */
async function pick(page: Page, label: string, name: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label, exact: true });
  await field.fill(name);
  const options = page.getByRole('listbox', { name: label, exact: true }).getByRole('option');
  // The list of before may still stand there while the search is on its way: it is longer.
  await expect
    .poll(() => options.allTextContents(), { timeout: 10_000 })
    .toEqual([expect.stringContaining(name)]);
  await field.press('ArrowDown');
  await field.press('Enter');
}

describe('from a job to scheduled interviews', () => {
  let page: Page;
  let interviewer: Page;
  let interviewerName = '';
  let secondName = '';

  beforeAll(async () => {
    page = await signIn('Recruiter');
    interviewer = await signIn('Interviewer');
    [interviewerName, secondName] = await interviewer.evaluate(async () => {
      const session = await (await fetch('/api/v1/session')).json();
      const { items } = await (await fetch('/api/v1/members?role=interviewer&state=active')).json();
      const other = items.find((one: { id: string }) => one.id !== session.member.id);
      return [session.member.name as string, other.name as string] as const;
    });
  });

  it('opens a job on a published blueprint', async () => {
    await page.goto('/jobs');
    await page.getByRole('link', { name: 'Open a job' }).click();
    await heading(page, 'Open a job').waitFor();
    await expectAccessible(page);
    await page.getByLabel('Title').fill('Lead Data Engineer, Journeys');
    await pick(page, 'Blueprint', 'Lead Data Engineer');
    await pick(page, 'Hiring manager', 'Chiara');
    await pick(page, 'Approvers', 'Fionnuala');
    await pick(page, 'Committee', 'Elif');
    await page.getByRole('list', { name: 'On the committee' }).getByText('Elif').waitFor();
    await page.getByRole('button', { name: 'Open the job' }).click();
    await heading(page, 'Lead Data Engineer, Journeys').waitFor();
    await page.getByRole('region', { name: 'Loop plan' }).getByText('6 rounds').first().waitFor();
    await expectAccessible(page);
  });

  it('sees how sure the plan will let them be, and how a change of it would be felt', async () => {
    const panel = page.getByRole('region', { name: 'How sure this plan will let us be' });
    const widths = panel.getByRole('table', { name: 'Predicted intervals' });
    const overall = async (): Promise<number> =>
      Number((await widths.getByRole('row', { name: /^Overall/ }).textContent())?.match(/±([\d.]+)/)?.[1]);
    await widths.waitFor();
    const saved = await overall();
    expect(saved).toBeGreaterThan(0.1);
    await page.getByRole('link', { name: 'Edit the plan' }).click();
    await page.getByRole('form', { name: 'Edit the loop plan' }).waitFor();
    for (const round of [1, 2, 3, 4, 5, 6])
      await page
        .getByRole('group', { name: `Round ${round}` })
        .getByLabel('Interviewers')
        .selectOption('3');
    await widths
      .getByRole('cell', { name: /^[6-9]$/ })
      .first()
      .waitFor();
    expect(await overall()).toBeLessThan(saved);
    await panel.getByRole('list', { name: 'What could be left out' }).waitFor();
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 800 });
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBe(0);
    await expectAccessible(page);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('button', { name: 'Discard changes' }).click();
    await widths.getByRole('cell', { name: '2', exact: true }).first().waitFor();
    expect(await overall()).toBe(saved);
  });

  it('adds a candidate for it', async () => {
    await page.getByRole('link', { name: 'Add a candidate' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill(candidateName);
    await page.getByLabel('E-mail').fill('teodora@candidates.example');
    await page.getByLabel('Time zone').selectOption('Asia/Tokyo');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Add the candidate' }).click();
    await heading(page, candidateName).waitFor();
    await page.getByText('Applied', { exact: true }).waitFor();
    await expectAccessible(page);
  });

  it('starts the loop', async () => {
    await page.getByRole('button', { name: /^Start the loop/ }).click();
    await heading(page, `${candidateName}: Lead Data Engineer, Journeys`).waitFor();
    await page.getByText('0 interviews, 6 rounds to schedule').waitFor();
    await expectAccessible(page);
  });

  it('schedules two interviews, beside each the candidate’s own time', async () => {
    for (const [round, date, person] of [
      ['Pipeline design', firstDay, interviewerName],
      ['SQL', secondDay, secondName],
    ] as const) {
      await page
        .getByRole('link', { name: `Schedule ${round}`, exact: true })
        .last()
        .click();
      const form = page.getByRole('form', { name: `Schedule ${round}` });
      await form.getByLabel('Date', { exact: true }).fill(date);
      await form.getByLabel('Starts at').fill('15:00');
      await form.getByLabel('Time zone').selectOption('UTC');
      await form.getByText(/, 00:00 Tokyo, UTC\+9/).waitFor();
      await pick(page, 'Person', person);
      await expectAccessible(page);
      await form.getByRole('button', { name: 'Schedule' }).click();
      await page
        .getByRole('list', { name: `People of ${round}` })
        .getByText(person)
        .waitFor();
    }
    await page.getByText('2 interviews, 4 rounds to schedule').waitFor();
    await page.getByText('0 of 2 in').waitFor();
    await expectAccessible(page);
  });

  it('lists the loop with its next interview', async () => {
    await page.goto('/loops?search=Teodora');
    const row = page.getByRole('row', { name: new RegExp(candidateName) });
    await row.getByText('Open', { exact: true }).waitFor();
    await row.getByText(firstDayInWords).waitFor();
    await expectAccessible(page);
    for (const [address, name] of [
      ['/jobs', 'Jobs'],
      ['/candidates', 'Candidates'],
    ] as const) {
      await page.goto(address);
      await heading(page, name).waitFor();
      await page.getByRole('table', { name }).waitFor();
      await expectAccessible(page);
    }
  });

  it('is under “My interviews” of the interviewer, who is sealed on it', async () => {
    const found = await interviewer.evaluate(async (name) => {
      const mine = await (await fetch('/api/v1/my/interviews?limit=200')).json();
      const one = mine.items.find((item: { candidateName: string }) => item.candidateName === name);
      const loop = await (await fetch(`/api/v1/loops/${one?.loopId}`)).json();
      return { name: one?.name, group: one?.group, progress: loop.progress };
    }, candidateName);
    expect(found).toEqual({ name: 'Pipeline design', group: 'upcoming', progress: { kind: 'sealed' } });
  });
});
