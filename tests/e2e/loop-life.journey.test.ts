import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '#tests/support/browser.ts';
import { copyDataDir, type Product, removeDataDir, startProduct } from '#tests/support/product.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const candidateName = 'Wilhelmina Oyelaran';

let dataDir = '';
let product: Product;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  dataDir = copyDataDir(inject('demoData'));
  [product, browser] = await Promise.all([startProduct({ dataDir }), launchBrowser()]);
  page = await signIn('Recruiter');
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  removeDataDir(dataDir);
});

async function signIn(role: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: product.url,
    viewport: { width: 1280, height: 900 },
    bypassCSP: true,
  });
  const signedIn = await context.newPage();
  await signedIn.goto('/sign-in');
  await signedIn.evaluate(async (wanted) => {
    const session = await (await fetch('/api/v1/session')).json();
    const { email, password } = session.demoSignIns.find((one: { role: string }) => one.role === wanted);
    const reply = await fetch('/api/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    if (!reply.ok) throw new Error(`signing in as ${wanted}: ${reply.status}`);
  }, role);
  return signedIn;
}

async function expectAccessible(): Promise<void> {
  await page.evaluate(readFileSync(axePath, 'utf8'));
  const violations = await page.evaluate(async () => {
    // Put there by the line above, out of TypeScript's sight.
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const found = await axe.run(document);
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
  expect(violations, page.url()).toEqual([]);
}

/** Sends a body as whoever is signed in on a page. */
function send(by: Page, method: string, path: string, body?: unknown, version?: number): Promise<unknown> {
  return by.evaluate(
    async (given) => {
      const reply = await fetch(`/api/v1${given.path}`, {
        method: given.method,
        headers: {
          ...(given.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(given.version === undefined ? {} : { 'if-match': `"v${given.version}"` }),
        },
        ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
      });
      if (!reply.ok) throw new Error(`${given.path}: ${reply.status} ${await reply.text()}`);
      return reply.json();
    },
    { method, path, body, version },
  );
}

interface Seat {
  readonly id: string;
  readonly member: { readonly id: string };
  readonly dimensions: readonly { readonly id: string }[];
}
interface LoopReply {
  readonly id: string;
  readonly openRounds: readonly {
    readonly id: string;
    readonly name: string;
    readonly dimensions: readonly { readonly id: string }[];
  }[];
  readonly interviews: readonly { readonly name: string; readonly seats: readonly Seat[] }[];
}

/** A loop with an interview three days ago for each of these rounds, by these people in turn. */
async function heldLoop(people: readonly string[]): Promise<LoopReply> {
  const jobs = (await send(page, 'GET', '/jobs?state=open&limit=50')) as {
    items: { id: string; title: string; blueprint: { title: string } }[];
  };
  const job = jobs.items.find(({ blueprint }) => blueprint.title === 'Lead Data Engineer');
  const candidate = (await send(page, 'POST', '/candidates', {
    name: candidateName,
    email: 'wilhelmina@candidates.example',
    phone: null,
    timeZone: 'Europe/Lisbon',
    note: '',
    jobId: job?.id,
  })) as { applications: { id: string }[] };
  let loop = (await send(page, 'POST', `/applications/${candidate.applications[0]?.id}/loop`)) as LoopReply;
  for (const [n, memberId] of people.entries()) {
    const round = loop.openRounds[0];
    loop = (await send(page, 'POST', `/loops/${loop.id}/interviews`, {
      roundId: round?.id,
      startsAt: new Date(Date.now() - (3 * 24 + n) * 3_600_000).toISOString(),
      minutes: 45,
      timeZone: 'Europe/Lisbon',
      videoUrl: null,
      room: null,
      seats: [{ memberId, kind: 'interviewer', dimensionIds: round?.dimensions.map(({ id }) => id) }],
    })) as LoopReply;
  }
  return loop;
}

describe('the life of a loop', () => {
  let loop: LoopReply;
  let names: readonly string[] = [];

  beforeAll(async () => {
    const interviewer = await signIn('Interviewer');
    const me = ((await send(interviewer, 'GET', '/session')) as { member: { id: string } }).member.id;
    const { items } = (await send(page, 'GET', '/members?role=interviewer&state=active&limit=50')) as {
      items: { id: string; roles: string[] }[];
    };
    const others = items
      .filter(({ id, roles }) => id !== me && roles.every((role) => role === 'interviewer'))
      .map(({ id }) => id);
    loop = await heldLoop([me, others[0] ?? '', others[1] ?? '']);
    names = loop.interviews.map(({ name }) => name);
    const own = loop.interviews.flatMap(({ seats }) => seats).find(({ member }) => member.id === me);
    const saved = (await send(
      interviewer,
      'PUT',
      `/seats/${own?.id}/scorecard`,
      {
        notes: 'Walked through two incidents.',
        recommendation: 'yes',
        scores: own?.dimensions.map(({ id }) => ({
          dimensionId: id,
          rating: 4,
          notAssessedReason: null,
          evidence: 'Named what broke, who was told and what changed afterwards.',
        })),
        signals: [],
        redFlags: [],
      },
      1,
    )) as { version: number };
    await send(interviewer, 'POST', `/seats/${own?.id}/scorecard/submission`, undefined, saved.version);
    await page.goto(`/loops/${loop.id}`);
  });

  const blockers = () => page.getByRole('region', { name: 'Before the debrief' });
  const timeline = () => page.getByRole('table', { name: 'Timeline of the loop' });

  it('says which late cards block the debrief, and reminds who owes them', async () => {
    await blockers()
      .getByText(/2 cards are missing\./)
      .waitFor();
    await expectAccessible();
    await blockers().getByRole('button', { name: 'Remind them' }).click();
    await page.getByText('2 people are reminded').waitFor();
  });

  it('has a candidate who did not come, which can be taken back, and schedules the round again', async () => {
    const missing = page.getByRole('button', { name: /^The candidate did not come to / });
    const label = (await missing.last().getAttribute('aria-label')) ?? '';
    const name = label.replace('The candidate did not come to ', '');
    expect(names).toContain(name);
    await missing.last().click();
    await expectAccessible();
    await page.getByRole('dialog').getByRole('button', { name: 'The candidate did not come' }).click();
    await page.getByText('No-show, the candidate did not come').waitFor();
    await page
      .getByRole('status')
      .locator('div', { hasText: `${name}: the candidate did not come` })
      .getByRole('button', { name: 'Undo' })
      .click();
    await page.getByText(`${name} was held after all`, { exact: true }).first().waitFor();
    await page.getByRole('button', { name: label }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'The candidate did not come' }).click();
    await blockers()
      .getByRole('link', { name: `Schedule the missing ${name}` })
      .click();
    await page.getByRole('form', { name: `Schedule ${name}` }).waitFor();
    await page.goto(`/loops/${loop.id}`);
    await blockers()
      .getByText(/1 card is missing\./)
      .waitFor();
  });

  it('marks the other card as not needed, with a reason', async () => {
    await blockers()
      .getByRole('button', { name: /^Not needed: card of / })
      .click();
    await page.getByLabel('Reason').fill('Two cards cover what was to be scored.');
    await expectAccessible();
    await page.getByRole('dialog').getByRole('button', { name: 'End seat' }).click();
    await blockers()
      .getByText(/cards? (is|are) missing/)
      .waitFor({ state: 'detached' });
  });

  it('tells all of it, the newest first', async () => {
    const rows = timeline().getByRole('row');
    await rows
      .nth(1)
      .getByText(/not needed any more/)
      .waitFor();
    await timeline().getByText('Two cards cover what was to be scored.').waitFor();
    for (const words of [
      /the candidate did not come/,
      /was held after all/,
      /Reminded who owes a card/,
      /Loop started/,
    ])
      await timeline().getByText(words).first().waitFor();
    await page.setViewportSize({ width: 390, height: 800 });
    await expectAccessible();
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('closes without a decision, is archived and comes back', async () => {
    await page.getByRole('button', { name: 'Close without a decision' }).click();
    await page.getByLabel('What happened').selectOption('job_on_hold');
    await page.getByLabel('Reason').fill('Budget is looked at again in spring.');
    await expectAccessible();
    await page.getByRole('dialog').getByRole('button', { name: 'Close the loop' }).click();
    const over = page.getByRole('region', { name: 'This loop is over' });
    await over.getByText('The job is on hold: Budget is looked at again in spring.').waitFor();
    await over.getByRole('button', { name: 'Archive it' }).click();
    await over.getByRole('button', { name: 'Put it back on the board' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await over.getByRole('button', { name: 'Archive it' }).waitFor();
    await expectAccessible();
    await over.getByRole('button', { name: 'Open it again' }).click();
    await blockers().waitFor();
  });

  it('opens its debrief early with a reason, which the debrief shows', async () => {
    const form = page.getByRole('link', { name: /^Schedule the missing / }).first();
    await form.waitFor();
    const [round] = ((await send(page, 'GET', `/loops/${loop.id}`)) as LoopReply).openRounds;
    const { items } = (await send(page, 'GET', '/members?role=interviewer&state=active&limit=50')) as {
      items: { id: string; roles: string[] }[];
    };
    const somebody = items.findLast(({ roles }) => roles.every((role) => role === 'interviewer'));
    await send(page, 'POST', `/loops/${loop.id}/interviews`, {
      roundId: round?.id,
      startsAt: new Date(Date.now() - 4 * 86_400_000).toISOString(),
      minutes: 45,
      timeZone: 'Europe/Lisbon',
      videoUrl: null,
      room: null,
      seats: [
        { memberId: somebody?.id, kind: 'interviewer', dimensionIds: round?.dimensions.map(({ id }) => id) },
      ],
    });
    await page.reload();
    await page.getByRole('button', { name: 'Open the debrief early' }).click();
    await page.getByLabel(/Why open without it/).fill('The offer of another company ends tomorrow.');
    await page.getByRole('dialog').getByRole('button', { name: 'Open the debrief' }).click();
    await page.waitForURL(/\/debriefs\//);
    await page.getByText('The offer of another company ends tomorrow.').first().waitFor();
    await page.goto(`/loops/${loop.id}`);
    await timeline().getByText('Debrief opened early').waitFor();
  });
});
