import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Reply, send, signInAs } from '#tests/e2e/company.ts';
import { violationsOn } from '#tests/support/axe.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { copyDataDir, type Product, removeDataDir, startProduct } from '#tests/support/product.ts';

let dataDir = '';
let product: Product;
let browser: Browser;
let page: Page;
let job: Reply;
let other: Reply;
let loopId = '';

/** A job on the library's blueprint as it is published, by the people of another one. */
async function openJob(title: string): Promise<Reply> {
  const { items } = await send(page, 'GET', '/jobs?search=Platform&state=open');
  const like = await send(page, 'GET', `/jobs/${items[0].id}`);
  return send(page, 'POST', '/jobs', {
    title,
    blueprintId: like.blueprint.id,
    number: like.blueprint.number,
    hiringManagerId: like.hiringManager.id,
    approverIds: like.approvers.map(({ id }: Reply) => id),
    recruiterId: like.recruiter.id,
    committeeIds: like.committee.map(({ id }: Reply) => id),
    reveal: 'own_submitted',
    quorum: 1,
    hidesRecommendations: true,
    compositePolicy: 'after_votes',
    anonymousReview: false,
  });
}

beforeAll(async () => {
  dataDir = copyDataDir(inject('demoData'));
  product = await startProduct({ dataDir });
  browser = await launchBrowser();
  page = await signInAs(browser, product, 'amara.okafor');
  job = await openJob('Planned role');
  other = await openJob('Another role');
  const candidate = await send(page, 'POST', '/candidates', {
    name: 'Petra Planned',
    email: null,
    phone: null,
    timeZone: 'Europe/Lisbon',
    note: '',
    jobId: job.id,
  });
  loopId = (await send(page, 'POST', `/applications/${candidate.applications[0].id}/loop`)).id;
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  removeDataDir(dataDir);
});

async function namePerson(round: number, name: string): Promise<void> {
  const fields = page.getByRole('group', { name: `Round ${round}`, exact: true });
  const field = fields.getByRole('combobox', { name: 'People' });
  await field.fill(name);
  await page.getByRole('option', { name: new RegExp(name) }).click();
  await fields
    .getByRole('list', { name: `People of round ${round}` })
    .getByText(name)
    .waitFor();
}

describe('the planner', () => {
  it('names people for rounds, warns, and a button does something about it', async () => {
    await page.goto(`/jobs/${job.id}?edit=plan`);
    await page.getByRole('form', { name: 'Edit the loop plan' }).waitFor();
    await namePerson(1, 'Daniel Achterberg');
    const warnings = page.getByRole('list', { name: 'Worth a second look' });
    await warnings.getByText('Daniel Achterberg is not signed off', { exact: false }).waitFor();
    const dimension = job.rounds[0].dimensions[0].name;
    for (const [place, round] of job.rounds.entries()) {
      const scores = round.dimensions.some(({ name }: Reply) => name === dimension);
      if (place === 0 || !scores) continue;
      const fields = page.getByRole('group', { name: `Round ${place + 1}`, exact: true });
      await fields.getByRole('checkbox', { name: new RegExp(`^${dimension}`) }).uncheck();
    }
    await warnings.getByText(`Only Daniel Achterberg scores ${dimension}.`).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await warnings.getByRole('button', { name: new RegExp(`^Add a person to .*${dimension}`) }).click();
    await warnings.getByText(`Only Daniel Achterberg scores ${dimension}.`).waitFor({ state: 'detached' });
    const first = page.getByRole('group', { name: 'Round 1', exact: true });
    expect(await first.getByLabel('Interviewers').inputValue()).toBe('2');
    await page.getByRole('button', { name: 'Save the plan' }).click();
    // The form shows a matrix of its own until it is saved.
    await page.getByRole('button', { name: 'Save the plan' }).waitFor({ state: 'detached' });
    const matrix = page.getByRole('region', { name: 'Dimensions and interviewers' });
    await matrix.getByRole('columnheader', { name: 'Daniel Achterberg' }).waitFor();
  });

  it('previews what the plan would change in a loop under way, which follows it once it is ticked', async () => {
    const before = await send(page, 'GET', `/loops/${loopId}`);
    expect(before.openRounds[0].interviewers).toBe(1);
    await page.goto(`/jobs/${job.id}?edit=plan`);
    const last = page.getByRole('group', { name: `Round ${job.rounds.length}`, exact: true });
    await last.getByLabel('Name').fill('Ethics talk');
    await page.getByRole('button', { name: 'Save the plan' }).click();
    const changes = page.getByRole('list', { name: 'What changes for Petra Planned' });
    await changes.getByText('To schedule besides: Ethics talk').waitFor();
    expect((await send(page, 'GET', `/loops/${loopId}`)).openRounds).toEqual(before.openRounds);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('checkbox', { name: 'Petra Planned' }).check();
    await page.getByRole('button', { name: 'Apply to 1 loop' }).click();
    await changes.waitFor({ state: 'detached' });
    const { openRounds } = await send(page, 'GET', `/loops/${loopId}`);
    expect(openRounds.map(({ name }: Reply) => name)).toContain('Ethics talk');
  });

  it('keeps a plan as a template, which another job starts from', async () => {
    await page
      .getByLabel('Keep this plan as a template')
      .getByLabel('Keep this plan as a template')
      .fill('With ethics');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await page.getByRole('list', { name: 'Plan templates' }).getByText('With ethics').waitFor();
    await page.goto(`/jobs/${other.id}?edit=plan`);
    await page.getByLabel('Start from a template').selectOption({ label: 'With ethics' });
    await page.getByRole('button', { name: 'Use the template' }).click();
    await page.getByText('The rounds below are those of With ethics.', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Save the plan' }).click();
    await page.getByRole('button', { name: 'Save the plan' }).waitFor({ state: 'detached' });
    const saved = await send(page, 'GET', `/jobs/${other.id}`);
    expect(saved.rounds.at(-1).name).toBe('Ethics talk');
    expect(saved.rounds[0].people.map(({ name }: Reply) => name)).toEqual(['Daniel Achterberg']);
  });

  it('declares a conflict, and suggests people without whoever has one', async () => {
    await page.goto(`/loops/${loopId}`);
    await page.getByRole('button', { name: 'Declare a conflict of interest' }).click();
    const dialog = page.getByRole('dialog', { name: 'Declare a conflict of interest' });
    await dialog.getByRole('combobox', { name: 'Person' }).fill('Gustavo');
    await dialog.getByRole('option', { name: /Gustavo Reyes/ }).click();
    await dialog.getByRole('radio', { name: 'Friends' }).check();
    await dialog.getByRole('button', { name: 'Declare', exact: true }).click();
    const register = page.getByRole('region', { name: 'Conflicts of interest' });
    await register.getByRole('row', { name: /Gustavo Reyes.*Petra Planned.*Friends/ }).waitFor();
    expect(await violationsOn(page)).toEqual([]);

    const { openRounds } = await send(page, 'GET', `/loops/${loopId}`);
    await page.goto(`/loops/${loopId}?schedule=${openRounds[0].id}`);
    const form = page.getByRole('form', { name: `Schedule ${openRounds[0].name}` });
    const first = form.getByRole('combobox', { name: 'Person' }).first();
    expect(await first.inputValue()).toBe('Daniel Achterberg');
    await form.getByRole('button', { name: 'Suggest' }).nth(1).click();
    const people = form.getByRole('list', { name: 'Suggested interviewers' });
    await people
      .getByText(/interviews? this week/)
      .first()
      .waitFor();
    expect(await people.textContent()).not.toContain('Gustavo');
    expect(await violationsOn(page)).toEqual([]);
    const choice = people.getByRole('button').filter({ hasNotText: 'Daniel' }).first();
    const name = (await choice.textContent())?.split(/Named|Qualified|Not signed/)[0] ?? '';
    await choice.click();
    expect(await form.getByRole('combobox', { name: 'Person' }).nth(1).inputValue()).toBe(name);
  });
});
