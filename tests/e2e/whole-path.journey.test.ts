import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { KitDraft } from '#shared/kit.ts';
import { acceptProposal, type Proposal } from '#shared/kit-proposals.ts';
import { memberId, type Reply, send, signInAs, submitCard, trySignIn } from '#tests/e2e/company.ts';
import { violationsOn } from '#tests/support/axe.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { copyDataDir, type Product, removeDataDir, startProduct } from '#tests/support/product.ts';

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
  dataDir = copyDataDir(inject('demoData'));
  [product, browser] = await Promise.all([startProduct({ dataDir }), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  removeDataDir(dataDir);
});

const signIn = (name: string): Promise<Page> => signInAs(browser, product, name);

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
    const page = await trySignIn(browser, product, 'chiara.conti@harbour.example', 'not her password');
    await page.getByText('E-mail or password is not right').waitFor();
    expect(await page.getByLabel('E-mail').inputValue()).toBe('chiara.conti@harbour.example');
    expect(await violationsOn(page)).toEqual([]);
    await page.context().close();
  });

  it('imports the document and publishes the kit that a person finished', async () => {
    manager = await signIn('chiara.conti');
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
    recruiter = await signIn('amara.okafor');
    const idOf = (name: string): Promise<string> => memberId(recruiter, name);
    const job = await send(recruiter, 'POST', '/jobs', {
      title: 'Principal Site Reliability Engineer',
      blueprintId,
      number: 1,
      hiringManagerId: await idOf('Chiara Conti'),
      approverIds: [await idOf('Fionnuala Byrne')],
      recruiterId: await idOf('Bruno Carvalho'),
      committeeIds: [await idOf('Leila Haddad')],
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
      const page = await signIn(email);
      const [seat] = loop.interviews[index].seats;
      const before = await send(page, 'GET', `/loops/${loop.id}/scorecards`);
      expect(before.state).toBe('sealed');
      await submitCard(page, seat.id, 3 + (index % 2));
      expect((await send(page, 'GET', `/loops/${loop.id}/scorecards`)).cards).toHaveLength(index + 1);
      await page.context().close();
    }
  });

  it('opens the debrief, and waits for the votes before a decision', async () => {
    await manager.goto('/debriefs');
    await manager.getByRole('button', { name: `Open the debrief of ${candidate}` }).click();
    await manager.getByRole('button', { name: 'Open the debrief', exact: true }).click();
    await manager.getByRole('heading', { level: 1, name: candidate }).waitFor();
    await manager.getByText('Raw only').first().waitFor();
    expect(await manager.getByRole('link', { name: 'Record the decision' }).count()).toBe(0);
    expect(await violationsOn(manager)).toEqual([]);

    const committee = await signIn('leila.haddad');
    await committee.goto(new URL(manager.url()).pathname);
    for (const page of [manager, committee]) {
      const voting = page.getByRole('region', { name: 'Voting' });
      await voting.getByRole('radio', { name: /^Hire/ }).check();
      await voting.getByRole('button', { name: 'Cast your vote' }).click();
      await voting.getByRole('heading', { name: 'Voting' }).waitFor();
      await page.getByText('Your vote is in').waitFor();
    }
    await committee.getByRole('table', { name: 'Votes' }).waitFor();
    await committee.context().close();
    await manager.reload();
  });

  it('records a decision with a reason for every dimension', async () => {
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
    await manager.getByText('Waits for the approval of Fionnuala Byrne').waitFor();
  });

  it('becomes final with the approval', async () => {
    const approver = await signIn('fionnuala.byrne');
    await approver.goto(new URL(manager.url()).pathname);
    await approver.getByRole('button', { name: 'Approve the decision' }).click();
    await approver.getByRole('button', { name: 'Approve it' }).click();
    await approver.getByText('Approved: the decision is final').waitFor();

    const { items } = await send(manager, 'GET', '/debriefs?state=approved');
    expect(items[0]).toMatchObject({ candidateName: candidate, outcome: 'hire' });
  });

  it('leaves a trail that verifies', async () => {
    const auditor = await signIn('hanna.lindqvist');
    expect((await send(auditor, 'POST', '/audit/verification')).outcome).toBe('whole');
    const { items } = await send(auditor, 'GET', '/audit/entries?action=decision.recorded');
    expect(items[0].data.outcome).toBe('hire');
  });
});
