import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import type { Scorecard } from '#shared/scorecards.ts';
import { type CardContents, type CardWatch, watchCards } from '#tests/prove/watch-card.ts';
import { killProfile, launchProfile } from '#tests/support/browser.ts';

const password = 'evenhand demo company';
/** Groups of one's interviews whose card can be written on: before the interview, too. */
const drafts = new Set(['late', 'to_score', 'today', 'upcoming']);

/** Somebody of the demo company at their own browser, whose profile outlives its process. */
export interface Interviewer {
  readonly page: () => Page;
  readonly context: () => BrowserContext;
  readonly watch: () => CardWatch;
  /** Opens the card of a seat, by way of signing in where that is asked for. */
  readonly open: (seatId: string) => Promise<void>;
  /** Signs in where the page asks for it. */
  readonly signIn: () => Promise<void>;
  /** SIGKILL to every process of the browser. */
  readonly kill: () => Promise<void>;
  readonly relaunch: () => Promise<void>;
  readonly closeTab: () => Promise<void>;
  readonly reload: () => Promise<void>;
  /** Waits until the page says that all is saved; false when it does not come to that within a minute, twice its longest pause. */
  readonly saved: () => Promise<boolean>;
  /** What the page shows now. */
  readonly shown: () => Promise<CardContents>;
  /** What the server holds now. */
  readonly stored: (seatId: string) => Promise<CardContents>;
  /** Ids of the seats whose card is a draft. */
  readonly seats: () => Promise<string[]>;
}

/** Starts the browser on a profile folder and signs in. */
export async function interviewerAt(profile: string, address: string, email: string): Promise<Interviewer> {
  let context = await launchProfile(profile);
  let watch = await watchCards(context);
  let page = await context.newPage();

  const notes = () => page.getByLabel('Notes', { exact: true });

  async function signIn(): Promise<void> {
    const field = page.getByLabel('E-mail');
    await field.fill(email);
    await page.locator('input[type="password"]').first().fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await field.waitFor({ state: 'detached' });
  }

  async function goTo(path: string, arrived: () => ReturnType<Page['locator']>): Promise<void> {
    await page.goto(`${address}${path}`);
    const field = page.getByLabel('E-mail');
    await field.or(arrived()).first().waitFor();
    if (!(await field.isVisible())) return;
    await signIn();
    await page.goto(`${address}${path}`);
    await arrived().waitFor();
  }

  async function launch(): Promise<void> {
    context = await launchProfile(profile);
    watch = await watchCards(context);
    page = await context.newPage();
  }

  async function answer<Reply>(path: string): Promise<Reply> {
    const reply = await page.request.get(`${address}/api/v1${path}`);
    if (!reply.ok()) throw new Error(`${path}: ${reply.status()} ${await reply.text()}`);
    return reply.json();
  }

  await goTo('/interviews', () => page.getByRole('navigation', { name: 'Main' }));
  return {
    page: () => page,
    context: () => context,
    watch: () => watch,
    open: (seatId) => goTo(`/interviews/${seatId}?part=score`, notes),
    signIn,
    kill: () => killProfile(profile),
    relaunch: launch,
    closeTab: async () => {
      const closed = page.waitForEvent('close');
      // As a person does it, who may be asked whether to leave; the browser goes on with the empty tab it began with.
      await page.close({ runBeforeUnload: true });
      await closed;
      page = await context.newPage();
    },
    reload: async () => {
      watch.forget();
      await page.reload();
      await notes().waitFor();
    },
    saved: () =>
      page
        .getByText(/^Saved \d\d:\d\d$/)
        .waitFor({ timeout: 60_000 })
        .then(
          () => true,
          () => false,
        ),
    shown: async () => {
      // A frame later, all that is to be seen has been.
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      await sleep(20);
      const sighting = watch.sightings().at(-1);
      if (sighting === undefined) throw new Error('the card is not to be seen');
      return sighting;
    },
    stored: async (seatId) => contentsOf(await answer<Scorecard>(`/seats/${seatId}/scorecard`)),
    seats: async () => {
      const { items } = await answer<{ items: { seatId: string; group: string }[] }>('/my/interviews');
      return items.filter(({ group }) => drafts.has(group)).map(({ seatId }) => seatId);
    },
  };
}

function contentsOf({ content }: Scorecard): CardContents {
  const { notes, scores, recommendation } = content;
  const evidence = scores.map(({ dimensionId, evidence }) => [`evidence-${dimensionId}`, evidence]);
  const levels = scores.flatMap(({ dimensionId, rating, notAssessedReason }) => {
    const level = notAssessedReason === null ? rating : 'not_assessed';
    return level === null ? [] : [[`score-${dimensionId}`, `score-${dimensionId}-${level}`]];
  });
  return {
    texts: Object.fromEntries([['notes', notes], ...evidence]),
    levels: Object.fromEntries([
      ...levels,
      ...(recommendation === null ? [] : [['recommendation', `recommendation-${recommendation}`]]),
    ]),
  };
}
