import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { memberId, type Reply, send, signInAs, submitCard } from '#tests/e2e/company.ts';
import { violationsOn } from '#tests/support/axe.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { copyDataDir, type Product, removeDataDir, startProduct } from '#tests/support/product.ts';

const candidateName = 'Quirina Vasconcelos';
const label = /^Candidate [0-9A-F]{4}$/;

let dataDir = '';
let product: Product;
let browser: Browser;
let admin: Page;
let daniel: Page;
let chiara: Page;
let loopId = '';
/** Daniel's seat in an interview that was held, and Chiara's in one to come; both score the dimension. */
let held = '';
let coming = '';
let dimension = '';

/** Schedules a round, with one person who scores all of it. Returns their seat. */
async function schedule(roundId: string, person: string, startsInHours: number): Promise<string> {
  const holder = await memberId(admin, person);
  const { openRounds } = await send(admin, 'GET', `/loops/${loopId}`);
  const round = openRounds.find(({ id }: Reply) => id === roundId);
  const loop = await send(admin, 'POST', `/loops/${loopId}/interviews`, {
    roundId,
    startsAt: new Date(Date.now() + startsInHours * 3_600_000).toISOString(),
    minutes: 45,
    timeZone: 'Europe/Lisbon',
    videoUrl: null,
    room: 'Tejo',
    seats: [
      { memberId: holder, kind: 'interviewer', dimensionIds: round.dimensions.map(({ id }: Reply) => id) },
    ],
  });
  const seats = loop.interviews.flatMap((interview: Reply) => interview.seats);
  return seats.find((seat: Reply) => seat.member.id === holder).id;
}

beforeAll(async () => {
  dataDir = copyDataDir(inject('demoData'));
  product = await startProduct({ dataDir });
  browser = await launchBrowser();
  [admin, daniel, chiara] = await Promise.all([
    signInAs(browser, product, 'amara.okafor'),
    signInAs(browser, product, 'daniel.achterberg'),
    signInAs(browser, product, 'chiara.conti'),
  ]);
  const { items } = await send(admin, 'GET', '/jobs?search=Platform&state=open');
  const job = await send(admin, 'GET', `/jobs/${items[0].id}`);
  await send(admin, 'PATCH', `/jobs/${job.id}`, { anonymousReview: true }, job.version);
  const candidate = await send(admin, 'POST', '/candidates', {
    name: candidateName,
    email: 'quirina@elsewhere.example',
    phone: null,
    timeZone: 'Europe/Lisbon',
    note: '',
    jobId: job.id,
  });
  const loop = await send(admin, 'POST', `/applications/${candidate.applications[0].id}/loop`);
  loopId = loop.id;
  const [first, ...others] = loop.openRounds;
  const shared = (round: Reply): Reply =>
    round.dimensions.find(({ id }: Reply) => first.dimensions.some((one: Reply) => one.id === id));
  const second = others.find((round: Reply) => shared(round) !== undefined);
  dimension = shared(second).name;
  held = await schedule(first.id, 'Daniel Achterberg', -2);
  coming = await schedule(second.id, 'Chiara Conti', 24);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  removeDataDir(dataDir);
});

describe('an anonymous loop', () => {
  it('shows an interviewer a label for the candidate until they submit', async () => {
    await daniel.goto(`/interviews/${held}?part=score`);
    const title = daniel.getByRole('heading', { level: 1, name: label });
    await title.waitFor();
    await daniel.getByText('Anonymous until you submit').waitFor();
    expect(await daniel.title()).toMatch(/^Candidate [0-9A-F]{4} · Evenhand$/);
    expect(await daniel.content()).not.toContain('Quirina');
    expect(await violationsOn(daniel)).toEqual([]);
    await daniel.goto('/interviews');
    await daniel.getByText('Anonymous until you submit').first().waitFor();
    expect(await daniel.content()).not.toContain('Quirina');
  });
});

describe('a request to the next interviewer', () => {
  it('is asked for out of lists, by somebody who has not submitted', async () => {
    await daniel.goto(`/interviews/${held}?part=score`);
    await daniel.getByRole('button', { name: 'Ask for a dimension to be covered' }).click();
    const dialog = daniel.getByRole('dialog', { name: 'Ask for a dimension to be covered' });
    await dialog.getByRole('checkbox', { name: dimension }).check();
    await dialog.getByRole('radio', { name: 'The question did not fit' }).check();
    expect(await violationsOn(daniel)).toEqual([]);
    await dialog.getByRole('button', { name: 'Ask the recruiter' }).click();
    await daniel.getByText(`${dimension}: the question did not fit`).waitFor();
  });

  it('is passed on by who plans the loop, to an interview that can cover it', async () => {
    await admin.goto('/loops?search=Quirina');
    await admin.getByText('1 request to pass on').waitFor();
    await admin.goto(`/loops/${loopId}`);
    const requests = admin.getByRole('region', { name: 'Requests to cover a dimension' });
    await requests.getByText(/^Daniel Achterberg in /).waitFor();
    expect(await violationsOn(admin)).toEqual([]);
    await requests.getByRole('button', { name: `Pass on ${dimension}` }).click();
    await requests.getByText(/^Passed on to /).waitFor();
  });

  it('reaches the next interviewer as a line that says neither who asks nor why', async () => {
    await chiara.goto(`/interviews/${coming}`);
    const asked = chiara.getByRole('complementary', { name: 'Asked of you' });
    await asked.getByText(`Please cover ${dimension}.`).waitFor();
    expect(await asked.textContent()).not.toMatch(/Daniel|did not fit/);
    await chiara.getByRole('heading', { level: 1, name: label }).waitFor();
    expect(await violationsOn(chiara)).toEqual([]);
  });
});

it('the name is there once the card is in', async () => {
  await submitCard(daniel, held, 4);
  await daniel.goto(`/interviews/${held}`);
  await daniel.getByRole('heading', { level: 1, name: candidateName }).waitFor();
  expect(await daniel.getByText('Anonymous until you submit').count()).toBe(0);
});
