import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { send, signInAs, submitCard } from '#tests/e2e/company.ts';
import { violationsOn } from '#tests/support/axe.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { copyDataDir, type Product, removeDataDir, startProduct } from '#tests/support/product.ts';

interface Seat {
  readonly seatId: string;
  readonly loopId: string;
  readonly group: string;
  readonly candidateName: string;
  readonly name: string;
}

const interviewerName = 'Daniel Achterberg';
const evidence = 'Named the failure first, then the smallest change that would have prevented it.';

let dataDir = '';
let product: Product;
let browser: Browser;
let admin: Page;
let daniel: Page;
/** Interviews of Daniel's whose cards are owed, and one that is to come. */
let owed: Seat[] = [];
let coming: Seat;
let debriefId = '';

beforeAll(async () => {
  dataDir = copyDataDir(inject('demoData'));
  product = await startProduct({ dataDir });
  browser = await launchBrowser();
  admin = await signInAs(browser, product, 'amara.okafor');
  daniel = await signInAs(browser, product, 'daniel.achterberg');
  const { items }: { items: Seat[] } = await send(daniel, 'GET', '/my/interviews?limit=200');
  owed = items.filter(({ group }) => group === 'late' || group === 'to_score');
  const next = items.find(({ group }) => group === 'upcoming');
  if (owed.length < 2 || next === undefined) throw new Error('the demo company has too few cards to score');
  coming = next;
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  removeDataDir(dataDir);
});

const seatAt = (index: number): Seat => {
  const seat = owed[index];
  if (seat === undefined) throw new Error('no such seat');
  return seat;
};

/** Tab by Tab, as somebody without a mouse gets there. */
async function tabTo(page: Page, name: RegExp | string, role: 'button' | 'textbox' | 'radio'): Promise<void> {
  const target = page.getByRole(role, { name }).first();
  const isOn = (): Promise<boolean> => target.evaluate((element) => element === document.activeElement);
  for (let n = 0; n < 80 && !(await isOn()); n += 1) await page.keyboard.press('Tab');
  expect(await isOn(), `${role} ${name}`).toBe(true);
}

describe('after submission', () => {
  it('the author amends a score by keyboard alone, and the original stays beside it', async () => {
    const seat = seatAt(0);
    await submitCard(daniel, seat.seatId, 4);
    await daniel.goto(`/interviews/${seat.seatId}`);
    await daniel.getByRole('heading', { name: 'Your card is submitted' }).waitFor();
    await tabTo(daniel, /^Amend /, 'button');
    await daniel.keyboard.press('Enter');
    const form = daniel.getByRole('form', { name: /^Amend / });
    await form.waitFor();
    expect(await violationsOn(daniel)).toEqual([]);
    await daniel.keyboard.press('Tab');
    await daniel.keyboard.press('ArrowUp');
    await tabTo(daniel, 'Why do you amend it?', 'textbox');
    await daniel.keyboard.type('I had counted a hint of mine as theirs.');
    await tabTo(daniel, 'Amend the score', 'button');
    await daniel.keyboard.press('Enter');

    const later = daniel.getByRole('region', { name: /, amended$/ });
    await later.getByText('I had counted a hint of mine as theirs.').waitFor();
    const original = daniel.getByRole('region', { name: / as submitted$/ });
    expect(await original.textContent()).toContain(evidence);
    expect(await violationsOn(daniel)).toEqual([]);
  });

  it('the committee asks about a score, and the author finds the question and answers it', async () => {
    const seat = seatAt(0);
    const despite = 'The offer has to go out today.';
    debriefId = (await send(admin, 'POST', `/loops/${seat.loopId}/debrief`, { despite })).id;
    await admin.goto(`/loops/${seat.loopId}`);
    const card = admin.locator('details', { hasText: `${interviewerName}${seat.name}` });
    await card.locator('summary').click();
    await card.getByText('Reason: I had counted a hint of mine as theirs.').waitFor();
    await card
      .getByRole('button', { name: new RegExp(`^Ask ${interviewerName}`) })
      .first()
      .click();
    await admin.getByLabel('Your question').fill('Which hint was it, and when did you give it?');
    expect(await violationsOn(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Ask', exact: true }).click();
    await card.getByText('Not answered yet.').waitFor();

    await daniel.goto('/interviews');
    const list = daniel.getByRole('table', { name: 'Questions to answer' });
    await list.getByText('1 question about it').waitFor();
    expect(await violationsOn(daniel)).toEqual([]);
    await list.getByRole('link', { name: /^Answer / }).click();
    await daniel.getByLabel('Your answer to Amara Okafor').fill('About the second index, half-way through.');
    expect(await violationsOn(daniel)).toEqual([]);
    await daniel.getByRole('button', { name: 'Send the answer' }).click();
    await daniel.getByText(/^Answered /).waitFor();
    await daniel.goto('/interviews');
    await daniel.getByRole('heading', { name: 'My interviews' }).waitFor();
    await daniel.getByRole('table').first().waitFor();
    expect(await daniel.getByRole('table', { name: 'Questions to answer' }).count()).toBe(0);

    await admin.reload();
    await card.locator('summary').click();
    await card.getByText('About the second index, half-way through.').waitFor();
  });

  it('the debrief says which score counts, shows the answer beside it, and asks again from there', async () => {
    await admin.goto(`/debriefs/${debriefId}`);
    const evidenceOf = admin.getByRole('region', { name: 'All evidence' });
    // With the own card colleagues' cards were open: the amendment came after the reveal.
    await evidenceOf.getByText(/after the reveal: it changes nothing here/).waitFor();
    await evidenceOf.getByText('I had counted a hint of mine as theirs.').waitFor();
    await evidenceOf.getByText('About the second index, half-way through.').waitFor();
    expect(await admin.getByText(/Struck: amended after the reveal, does not count/).count()).toBe(1);
    expect(await violationsOn(admin)).toEqual([]);
    await evidenceOf
      .getByRole('button', { name: new RegExp(`^Ask ${interviewerName}`) })
      .first()
      .click();
    await admin.getByLabel('Your question').fill('And would they have got there without the hint?');
    expect(await violationsOn(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Ask', exact: true }).click();
    await evidenceOf.getByText('And would they have got there without the hint?').waitFor();
    await evidenceOf.getByText('Not answered yet.').waitFor();
  });

  it('a recruiter types in what a colleague wrote on paper, and the colleague is told', async () => {
    const seat = seatAt(1);
    await admin.goto(`/loops/${seat.loopId}`);
    await admin
      .getByRole('link', { name: `Type in a paper card of ${interviewerName} in ${seat.name}` })
      .click();
    const form = admin.getByRole('form', { name: `Paper card of ${interviewerName}` });
    await form.waitFor();
    const groups = form.getByRole('group', { name: /^Score for/ });
    for (const group of await groups.all()) await group.getByRole('radio').nth(3).check();
    for (const field of await form.getByRole('textbox', { name: /^Evidence for/ }).all())
      await field.fill(evidence);
    await form.getByRole('radio', { name: 'Yes', exact: true }).check();
    await form.getByRole('status').getByText('complete').waitFor();
    expect(await violationsOn(admin)).toEqual([]);
    await form.getByRole('button', { name: `Submit as ${interviewerName}’s card` }).click();
    await admin.getByRole('button', { name: 'Submit for good' }).click();
    await admin.getByText(/typed in by Amara Okafor from paper/).waitFor();

    await daniel.goto(`/interviews/${seat.seatId}`);
    await daniel.getByText('Amara Okafor typed it in from your paper card.').waitFor();
    expect(await daniel.getByRole('button', { name: 'Open colleagues’ cards' }).count()).toBe(1);
    expect(await violationsOn(daniel)).toEqual([]);
  });

  it('a seat is handed over by its holder', async () => {
    await daniel.goto(`/interviews/${coming.seatId}?part=score`);
    await daniel.getByRole('link', { name: 'Hand over to a colleague' }).click();
    const form = daniel.getByRole('form', { name: `Hand over the seat in ${coming.name}` });
    const field = form.getByRole('combobox', { name: 'Hand over to' });
    await field.fill('Oskar');
    await form.getByRole('option', { name: /Oskar Nyberg/ }).click();
    await form.getByLabel('Reason').fill('On leave that week');
    expect(await violationsOn(daniel)).toEqual([]);
    await form.getByRole('button', { name: 'Hand over' }).click();
    await daniel.getByText('Handed over to Oskar Nyberg').waitFor();
    expect(await violationsOn(daniel)).toEqual([]);
  });
});
