import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KitDraft } from '#shared/kit.ts';
import { acceptProposal, type Proposal } from '#shared/kit-proposals.ts';
import { violationsOn } from '#tests/support/axe.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { makeDataDir, type Product, removeDataDir, startProduct } from '#tests/support/product.ts';

/** A role document in our own words. */
const document = readFileSync(
  new URL('../fixtures/blueprints/principal-site-reliability-engineer.txt', import.meta.url),
  'utf8',
);
const candidate = 'Oluwaseun Brandt';

let dataDir = '';
let product: Product;
let browser: Browser;

beforeAll(async () => {
  dataDir = makeDataDir();
  [product, browser] = await Promise.all([startProduct({ dataDir }), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  removeDataDir(dataDir);
});

/** A browser in which somebody of the demo company gives their e-mail address and this password. */
async function trySignIn(email: string, password: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: product.url,
    viewport: { width: 1280, height: 800 },
    bypassCSP: true,
  });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).first().click();
  return page;
}

/** A browser of somebody of the demo company, signed in through the page. */
async function signIn(email: string): Promise<Page> {
  const page = await trySignIn(email, 'evenhand demo company');
  await page.getByText('Sign out').first().waitFor();
  return page;
}

// What a reply holds is checked by the API tests; here each step takes what the one before gave.
// biome-ignore lint/suspicious/noExplicitAny: replies of a dozen endpoints, read by name
type Reply = any;

/** A request from the page itself, as the page's own code sends it. */
function send(page: Page, method: string, path: string, body?: unknown, seen?: number): Promise<Reply> {
  return page.evaluate(
    async ([verb, address, content, version]) => {
      const response = await fetch(`/api/v1${address}`, {
        method: verb as string,
        headers: {
          ...(content === undefined ? {} : { 'content-type': 'application/json' }),
          ...(version === undefined ? {} : { 'if-match': `"v${version}"` }),
        },
        ...(content === undefined ? {} : { body: JSON.stringify(content) }),
      });
      const reply = await response.json();
      if (!response.ok) throw new Error(`${verb} ${address}: ${response.status} ${JSON.stringify(reply)}`);
      return reply;
    },
    [method, path, body, seen] as const,
  );
}

/** The kit with every proposal taken in and the gaps filled, as an owner would in the editor. */
function finished(kit: KitDraft, proposals: readonly Proposal[]): KitDraft {
  const taken = proposals.reduce(acceptProposal, kit);
  const source = taken.responsibilities[0]?.key ?? '';
  const keys = taken.dimensions.map(({ key }) => key);
  return {
    ...taken,
    dimensions: taken.dimensions.map((dimension) => {
      const [one, two, three, four, five] = dimension.anchors;
      return {
        ...dimension,
        covers: dimension.covers || 'What the name says.',
        anchors: [
          one || 'Shows none.',
          two || 'Shows a part.',
          three || 'Shows it.',
          four || 'Shows more.',
          five || 'Leads others.',
        ],
        traces: dimension.traces.length > 0 ? dimension.traces : [source],
      };
    }),
    exercises: taken.exercises.map((exercise) => ({
      ...exercise,
      brief: exercise.brief || 'A talk.',
      dimensions: keys,
    })),
    signals: taken.signals.map((signal) => ({ ...signal, dimension: signal.dimension ?? keys[0] ?? null })),
    rounds: keys.map((key, index) => ({
      key: `round-${index + 1}`,
      name: `Round ${index + 1}`,
      exercise: taken.exercises[0]?.key ?? '',
      minutes: 45,
      dimensions: [key],
      interviewers: 1,
    })),
  };
}

describe('from a role document to a recorded decision', () => {
  let manager: Page;
  let recruiter: Page;
  let blueprintId = '';
  let loop: Reply;

  it('keeps what was typed when the password is wrong, and says so', async () => {
    const page = await trySignIn('chiara.conti@harbour.example', 'not her password');
    await page.getByText('E-mail or password is not right').waitFor();
    expect(await page.getByLabel('E-mail').inputValue()).toBe('chiara.conti@harbour.example');
    expect(await violationsOn(page)).toEqual([]);
    await page.context().close();
  });

  it('imports the document and publishes the kit that a person finished', async () => {
    manager = await signIn('chiara.conti@harbour.example');
    const reading = await send(manager, 'POST', '/role-documents/reading', { text: document });
    expect(reading.outcome).toBe('read');
    const source = { kind: 'document', document: reading.document, fileName: 'role.txt', text: document };
    blueprintId = (await send(manager, 'POST', '/blueprints', { source })).id;
    const draft = await send(manager, 'GET', `/blueprints/${blueprintId}/draft`);
    const kit = finished(draft.kit, draft.proposals);
    const saved = await send(
      manager,
      'PUT',
      `/blueprints/${blueprintId}/draft`,
      { kit, proposals: [] },
      draft.version,
    );
    const nothing = { note: null, wordingOnly: [] };
    await send(manager, 'POST', `/blueprints/${blueprintId}/draft/publication`, nothing, saved.version);

    await manager.goto(`/blueprints/${blueprintId}`);
    await manager.getByRole('heading', { level: 1, name: kit.title }).waitFor();
    expect(await violationsOn(manager)).toEqual([]);
  });

  it('opens a job on it and seats three interviewers', async () => {
    recruiter = await signIn('amara.okafor@harbour.example');
    const idOf = async (name: string): Promise<string> =>
      (await send(recruiter, 'GET', `/members?search=${encodeURIComponent(name)}`)).items[0].id;
    const job = await send(recruiter, 'POST', '/jobs', {
      title: 'Principal Site Reliability Engineer',
      blueprintId,
      number: 1,
      hiringManagerId: await idOf('Chiara Conti'),
      approverId: await idOf('Fionnuala Byrne'),
      recruiterId: await idOf('Bruno Carvalho'),
      committeeIds: [],
      reveal: 'own_submitted',
    });
    const added = await send(recruiter, 'POST', '/candidates', {
      name: candidate,
      email: null,
      phone: null,
      timeZone: 'Africa/Lagos',
      note: '',
      jobId: job.id,
    });
    loop = await send(recruiter, 'POST', `/applications/${added.applications[0].id}/loop`);
    const startsAt = new Date(Date.now() - 2 * 3_600_000).toISOString();
    for (const [index, name] of ['Daniel Achterberg', 'Elif Yildiz', 'Gustavo Reyes'].entries()) {
      const round = job.rounds[index];
      loop = await send(recruiter, 'POST', `/loops/${loop.id}/interviews`, {
        roundId: round.id,
        startsAt,
        minutes: 45,
        timeZone: 'Europe/Lisbon',
        videoUrl: null,
        room: null,
        seats: [
          {
            memberId: await idOf(name),
            kind: 'interviewer',
            dimensionIds: round.dimensions.map(({ id }: { id: string }) => id),
          },
        ],
      });
    }
    await recruiter.goto(`/loops/${loop.id}`);
    await recruiter.getByText('0 of 3 in').first().waitFor();
  });

  it('scores sealed: nobody sees a colleague before their own card is in', async () => {
    const emails = ['daniel.achterberg', 'elif.yildiz', 'gustavo.reyes'];
    for (const [index, email] of emails.entries()) {
      const page = await signIn(`${email}@harbour.example`);
      const [seat] = loop.interviews[index].seats;
      const before = await send(page, 'GET', `/loops/${loop.id}/scorecards`);
      expect(before.state).toBe('sealed');
      const card = await send(page, 'GET', `/seats/${seat.id}/scorecard`);
      const scores = card.kit.dimensions.map(({ id }: { id: string }) => ({
        dimensionId: id,
        rating: 3 + (index % 2),
        notAssessedReason: null,
        evidence: 'Named the failure first, then the smallest change that would have prevented it.',
      }));
      const content = { notes: '', recommendation: 'yes', scores, signals: [], redFlags: [] };
      const saved = await send(page, 'PUT', `/seats/${seat.id}/scorecard`, content, card.version);
      await send(page, 'POST', `/seats/${seat.id}/scorecard/submission`, undefined, saved.version);
      expect((await send(page, 'GET', `/loops/${loop.id}/scorecards`)).cards).toHaveLength(index + 1);
      await page.context().close();
    }
  });

  it('opens the debrief and records a decision with a reason for every dimension', async () => {
    await manager.goto('/debriefs');
    await manager.getByRole('button', { name: `Open the debrief of ${candidate}` }).click();
    await manager.getByRole('button', { name: 'Open the debrief', exact: true }).click();
    await manager.getByRole('heading', { level: 1, name: candidate }).waitFor();
    await manager.getByText('Raw only').first().waitFor();
    expect(await violationsOn(manager)).toEqual([]);

    await manager.getByRole('link', { name: 'Record the decision' }).click();
    const form = manager.getByRole('form', { name: `Decision on ${candidate}` });
    await form.waitFor();
    for (const radio of await form.getByRole('radio').all()) expect(await radio.isChecked()).toBe(false);
    for (const reason of await form
      .locator('section[aria-labelledby="reasons"] textarea:not([aria-hidden])')
      .all()) {
      await reason.fill('Said in the cards: the failure first, then the smallest change that prevents it.');
    }
    await form.getByRole('radio', { name: /^Hire/ }).check();
    await form
      .getByLabel('Summary')
      .fill('The cards agree on what matters for the role, with evidence of their own.');
    expect(await violationsOn(manager)).toEqual([]);
    await form.getByRole('button', { name: 'Record the decision' }).click();
    await manager.getByRole('button', { name: 'Record it' }).click();
    await manager.getByText('Decided').first().waitFor();

    const { items } = await send(manager, 'GET', '/debriefs?state=decided');
    expect(items[0]).toMatchObject({ candidateName: candidate, outcome: 'hire' });
  });

  it('leaves a trail that verifies', async () => {
    const auditor = await signIn('hanna.lindqvist@harbour.example');
    expect((await send(auditor, 'POST', '/audit/verification')).outcome).toBe('whole');
    const { items } = await send(auditor, 'GET', '/audit/entries?action=decision.recorded');
    expect(items[0].data.outcome).toBe('hire');
  });
});
