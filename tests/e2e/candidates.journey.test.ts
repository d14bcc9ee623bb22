import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type Reply, send, signInAs } from '#tests/e2e/company.ts';
import { violationsOn } from '#tests/support/axe.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { copyDataDir, type Product, removeDataDir, startProduct } from '#tests/support/product.ts';

let dataDir = '';
let product: Product;
let browser: Browser;
let bruno: Page;
let jobTitle = '';

beforeAll(async () => {
  dataDir = copyDataDir(inject('demoData'));
  product = await startProduct({ dataDir });
  browser = await launchBrowser();
  bruno = await signInAs(browser, product, 'bruno.carvalho');
  const { items } = await send(bruno, 'GET', '/jobs?state=open');
  jobTitle = items[0].title;
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  removeDataDir(dataDir);
});

const region = (name: string) => bruno.getByRole('region', { name });

it('a recruiter adds a candidate, and finds them by the middle of their name', async () => {
  await bruno.goto('/candidates/new');
  await bruno.getByLabel('Name').fill('Zoë Quandary');
  await bruno.getByLabel('E-mail').fill('zoe@one.example');
  await bruno.getByLabel('First note').fill('Referred by Rui.');
  await bruno.getByRole('button', { name: 'Add the candidate' }).click();
  await bruno.getByRole('heading', { level: 1, name: 'Zoë Quandary' }).waitFor();
  await region('Notes').getByText('Referred by Rui.').waitFor();
  expect(await violationsOn(bruno)).toEqual([]);

  await bruno.goto('/candidates');
  await bruno.getByLabel('Name, e-mail or phone').fill('OE QUAND');
  await bruno.getByRole('link', { name: 'Zoë Quandary' }).click();
  await bruno.getByRole('heading', { level: 1, name: 'Zoë Quandary' }).waitFor();
});

it('writes a note, and changes it', async () => {
  await bruno.getByLabel('New note').fill('Can start in March.');
  await bruno.getByRole('button', { name: 'Save the note' }).click();
  const note = region('Notes').getByRole('listitem').filter({ hasText: 'Can start in March.' });
  await note.getByRole('button', { name: 'Change the note' }).click();
  const form = bruno.getByRole('form', { name: 'Change the note' });
  await form.getByLabel('Note').fill('Can start in April.');
  await form.getByRole('button', { name: 'Save the note' }).click();
  await region('Notes').getByText('Can start in April.').waitFor();
});

it('says what interviewers do differently, ends an application for a reason, and takes it up again', async () => {
  const [job] = (await send(bruno, 'GET', '/jobs?state=open')).items;
  const id = new URL(bruno.url()).pathname.split('/').at(-1);
  await send(bruno, 'POST', `/candidates/${id}/applications`, { jobId: job.id });
  await bruno.reload();
  await bruno.getByRole('button', { name: `Add instructions for interviews for ${jobTitle}` }).click();
  await bruno.getByLabel('Instructions for interviewers').fill('Questions in writing.');
  await bruno.getByRole('button', { name: 'Save the instructions' }).click();
  await region('Applications').getByText('Questions in writing.').waitFor();

  await bruno.getByRole('button', { name: `End the application for ${jobTitle}` }).click();
  const dialog = bruno.getByRole('dialog', { name: 'End Zoë Quandary’s application' });
  await dialog.getByRole('radio', { name: /^We do not take it further/ }).check();
  await dialog.getByLabel('Reason').selectOption('Position filled');
  expect(await violationsOn(bruno)).toEqual([]);
  await dialog.getByRole('button', { name: 'End the application' }).click();
  await region('Applications').getByText('Position filled, noted by Bruno Carvalho').waitFor();
  await bruno.getByRole('button', { name: `Take up again ${jobTitle}` }).click();
  await region('Applications').getByText('Applied', { exact: true }).waitFor();
});

it('is shown who may be the same person, merges the two, and takes them apart again', async () => {
  const id = new URL(bruno.url()).pathname.split('/').at(-1);
  const twice: Reply = await send(bruno, 'POST', '/candidates', {
    name: 'zoe quandary',
    email: 'zoe@two.example',
    phone: '+351 912 345 678',
    timeZone: 'Europe/Lisbon',
    note: 'Wrote again.',
    jobId: null,
  });
  await bruno.reload();
  const found = region('Perhaps the same person');
  await found.getByText('same name').waitFor();
  expect(await violationsOn(bruno)).toEqual([]);
  await found.getByRole('button', { name: /^Merge zoe quandary/ }).click();
  const dialog = bruno.getByRole('dialog', { name: 'Merge two records of one person' });
  await dialog.getByRole('radio', { name: /^zoe@two\.example/ }).check();
  expect(await violationsOn(bruno)).toEqual([]);
  await dialog.getByRole('button', { name: 'Merge the records' }).click();
  await region('Details').getByText('zoe@two.example').waitFor();
  await region('Details').getByText('+351 912 345 678').waitFor();
  await region('Notes').getByText('Wrote again.').waitFor();

  await bruno.goto(`/candidates/${twice.id}`);
  await bruno.getByRole('heading', { level: 1, name: 'Zoë Quandary' }).waitFor();
  await bruno.waitForURL(`**/candidates/${id}`);
  await region('Merged records').getByRole('button', { name: 'Undo the merge with zoe quandary' }).click();
  await found.getByText('same name').waitFor();
  await region('Details').getByText('zoe@one.example').waitFor();
  await region('Notes').getByText('Wrote again.').waitFor({ state: 'detached' });
  expect(await violationsOn(bruno)).toEqual([]);
});
