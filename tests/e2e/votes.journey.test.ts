import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { memberId, type Reply, send, signInAs, submitCard } from '#tests/e2e/company.ts';
import { violationsOn } from '#tests/support/axe.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { copyDataDir, type Product, removeDataDir, startProduct } from '#tests/support/product.ts';

const candidate = 'Marisol Etxeberria';
const elifsReason = 'The migration she led is what this job needs first.';
const chiarasReason = 'The incident answers stayed general, and the follow-ups did too.';

let dataDir = '';
let product: Product;
let browser: Browser;
/** A committee member, the hiring manager who chairs, and the approver: a browser each. */
let elif: Page;
let chiara: Page;
let samuel: Page;
let address = '';

beforeAll(async () => {
  dataDir = copyDataDir(inject('demoData'));
  [product, browser] = await Promise.all([startProduct({ dataDir }), launchBrowser()]);
  const recruiter = await signInAs(browser, product, 'amara.okafor');
  const loop = await scoredLoop(recruiter);
  address = `/debriefs/${(await send(recruiter, 'POST', `/loops/${loop.id}/debrief`, { despite: null })).id}`;
  await recruiter.context().close();
  [elif, chiara, samuel] = [
    await signInAs(browser, product, 'elif.yildiz'),
    await signInAs(browser, product, 'chiara.conti'),
    await signInAs(browser, product, 'samuel.teague'),
  ];
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  removeDataDir(dataDir);
});

/** A job with a committee of one beside the hiring manager, and a candidate whose two cards are in. */
async function scoredLoop(recruiter: Page): Promise<Reply> {
  const idOf = (name: string): Promise<string> => memberId(recruiter, name);
  const { items } = await send(recruiter, 'GET', '/blueprints?search=Lead%20Data');
  const job = await send(recruiter, 'POST', '/jobs', {
    title: 'Lead Data Engineer, Votes',
    blueprintId: items[0].id,
    number: items[0].published.number,
    hiringManagerId: await idOf('Chiara Conti'),
    approverIds: [await idOf('Samuel Teague')],
    recruiterId: await idOf('Amara Okafor'),
    committeeIds: [await idOf('Elif Yildiz')],
    reveal: 'own_submitted',
    quorum: 2,
    hidesRecommendations: true,
    compositePolicy: 'after_votes',
    anonymousReview: false,
  });
  const added = await send(recruiter, 'POST', '/candidates', {
    name: candidate,
    email: null,
    phone: null,
    timeZone: 'Europe/Madrid',
    note: '',
    jobId: job.id,
  });
  let loop = await send(recruiter, 'POST', `/applications/${added.applications[0].id}/loop`);
  const startsAt = new Date(Date.now() - 2 * 3_600_000).toISOString();
  for (const [index, name] of ['Daniel Achterberg', 'Gustavo Reyes'].entries()) {
    const { id, dimensions } = job.rounds[index];
    const dimensionIds = dimensions.map((dimension: { id: string }) => dimension.id);
    loop = await send(recruiter, 'POST', `/loops/${loop.id}/interviews`, {
      roundId: id,
      startsAt,
      minutes: 45,
      timeZone: 'Europe/Madrid',
      videoUrl: null,
      room: null,
      seats: [{ memberId: await idOf(name), kind: 'interviewer', dimensionIds }],
    });
  }
  for (const [index, name] of ['daniel.achterberg', 'gustavo.reyes'].entries()) {
    const page = await signInAs(browser, product, name);
    await submitCard(page, loop.interviews[index].seats[0].id, 3 + index);
    await page.context().close();
  }
  return loop;
}

const voting = (page: Page): Locator => page.getByRole('region', { name: 'Voting' });

/** The words of the page and of what the server sent for it. */
async function everythingOn(page: Page): Promise<string> {
  return `${await page.locator('body').textContent()} ${JSON.stringify(await send(page, 'GET', address))}`;
}

/** By keyboard alone: through the page to the control, as somebody without a mouse comes to it. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.waitFor();
  for (let presses = 0; presses < 200; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the keyboard does not reach it');
}

describe('the first screen of a debrief', () => {
  it('fits 1280 x 800 with the votes in its header, and shows neither composite nor recommendation', async () => {
    const { items } = await send(elif, 'GET', '/debriefs?state=open');
    expect(items.length).toBeGreaterThan(3);
    for (const { id, candidateName } of items) {
      await elif.goto(`/debriefs/${id}`);
      await elif.getByRole('heading', { level: 1, name: candidateName }).waitFor();
      const coverage = elif.getByRole('region', { name: 'Coverage' });
      const [box, header] = [await coverage.boundingBox(), elif.getByRole('main').locator('header')];
      expect((box?.y ?? 0) + (box?.height ?? 0), candidateName).toBeLessThanOrEqual(800);
      expect(await header.textContent()).toMatch(/votes? in/);
      const screen = await coverage.locator('xpath=../..').textContent();
      expect(screen).not.toMatch(/\b(?:raw|calibrated) \d|composite|recommendation/i);
    }
  });
});

describe('sealed votes, a decision and its approval', () => {
  it('says to a committee member that a vote waits, and shows no recommendation before it', async () => {
    await elif.goto('/');
    await elif.getByRole('link', { name: /^Waiting for me/ }).click();
    await elif.getByRole('heading', { level: 1, name: 'Waiting for me' }).waitFor();
    await elif.getByRole('link', { name: new RegExp(`^Vote on ${candidate}`) }).waitFor();
    expect(await violationsOn(elif)).toEqual([]);
    await elif.getByRole('link', { name: new RegExp(`^Vote on ${candidate}`) }).click();
    await elif.getByRole('heading', { level: 1, name: candidate }).waitFor();
    await elif.getByText('0 of 2 votes in').first().waitFor();
    await elif.getByText('Interviewers’ recommendations show after the votes').waitFor();
    expect(await elif.getByRole('region', { name: 'All dimensions together' }).textContent()).not.toMatch(
      /Raw \d|Calibrated \d/,
    );
    expect(await violationsOn(elif)).toEqual([]);
  });

  it('takes a vote by keyboard alone, whose reason survives a reload', async () => {
    const hire = voting(elif).getByRole('radio', { name: /^Hire/ });
    await tabTo(elif, hire);
    await elif.keyboard.press('Space');
    await tabTo(elif, voting(elif).getByRole('textbox', { name: 'Reason' }));
    await elif.keyboard.type(elifsReason);
    await elif.reload();
    await voting(elif).waitFor();
    expect(await voting(elif).getByRole('textbox', { name: 'Reason' }).inputValue()).toBe(elifsReason);
    expect(await hire.isChecked()).toBe(true);
    await tabTo(elif, voting(elif).getByRole('button', { name: 'Cast your vote' }));
    await elif.keyboard.press('Enter');
    await voting(elif).getByRole('button', { name: 'Change your vote' }).waitFor();
    await elif.getByText('1 of 2 votes in').first().waitFor();
    expect(await violationsOn(elif)).toEqual([]);
  });

  it('shows the chair that it is in, and nothing of what it says', async () => {
    await chiara.goto(address);
    await voting(chiara).getByText('1 of 2 votes in, sealed until all are in').waitFor();
    await voting(chiara)
      .getByRole('listitem')
      .filter({ hasText: 'Elif Yildiz' })
      .getByText('Vote in')
      .waitFor();
    expect(await everythingOn(chiara)).not.toContain(elifsReason);
    expect(
      await voting(chiara).getByRole('button', { name: 'Close the voting and show the votes' }).isDisabled(),
    ).toBe(true);
    await voting(chiara).getByText('Needs 1 more vote').waitFor();
    expect(await violationsOn(chiara)).toEqual([]);
  });

  it('opens both votes to both with the last one', async () => {
    await voting(chiara).getByRole('radio', { name: /^Hold/ }).check();
    await voting(chiara).getByRole('textbox', { name: 'Reason' }).fill(chiarasReason);
    await voting(chiara).getByRole('button', { name: 'Cast your vote' }).click();
    await chiara.getByRole('table', { name: 'Votes' }).waitFor();
    await elif.reload();
    for (const page of [chiara, elif]) {
      const votes = page.getByRole('table', { name: 'Votes' });
      await votes.getByText(elifsReason).waitFor();
      await votes.getByText(chiarasReason).waitFor();
      await voting(page).getByText('Hold 1').waitFor();
      await page.getByText('Interviewers’ own recommendations').waitFor();
      expect(await violationsOn(page)).toEqual([]);
    }
  });

  it('records the decision of the hiring manager, and asks the approver', async () => {
    await chiara.getByRole('link', { name: 'Record the decision' }).click();
    const form = chiara.getByRole('form', { name: `Decision on ${candidate}` });
    await form.waitFor();
    for (const reason of await form
      .locator('section[aria-labelledby="reasons"] textarea:not([aria-hidden])')
      .all()) {
      await reason.fill('Said in the cards: the failure first, then the smallest change that prevents it.');
    }
    await form.getByRole('radio', { name: /^Hire/ }).check();
    await form.getByLabel('Summary').fill('The cards agree on what matters for the role, with own evidence.');
    expect(await violationsOn(chiara)).toEqual([]);
    await form.getByRole('button', { name: 'Record the decision' }).click();
    await chiara.getByRole('button', { name: 'Record it' }).click();
    await chiara.getByText('Waits for the approval of Samuel Teague').first().waitFor();
    expect(await violationsOn(chiara)).toEqual([]);
  });

  it('takes the approval, with which the decision is final for everyone', async () => {
    await samuel.goto('/waiting');
    await samuel.getByText('Chiara Conti decided: Hire').first().waitFor();
    await samuel.getByRole('link', { name: new RegExp(`^Approve or return on ${candidate}`) }).click();
    const approval = samuel.getByRole('region', { name: 'Approval' });
    await approval.getByLabel('Note').fill('The evidence carries it.');
    expect(await violationsOn(samuel)).toEqual([]);
    await approval.getByRole('button', { name: 'Approve the decision' }).click();
    await samuel.getByRole('button', { name: 'Approve it' }).click();
    await approval.getByText('Approved', { exact: true }).waitFor();
    await chiara.reload();
    await chiara.getByText('Approved: the decision is final').waitFor();
    await chiara.getByText('The evidence carries it.').waitFor();
    await samuel.goto('/waiting');
    await samuel.getByRole('heading', { level: 1, name: 'Waiting for me' }).waitFor();
    await expect.poll(() => samuel.getByText(candidate).count()).toBe(0);
  });
});
