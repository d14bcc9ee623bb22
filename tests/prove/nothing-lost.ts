import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { findFreePort } from '#server/platform/free-port.ts';
import { say } from '#tests/bench/quantiles.ts';
import { interruptions, type Scene } from '#tests/prove/interruptions.ts';
import { type Interviewer, interviewerAt } from '#tests/prove/interviewer.ts';
import { type Losses, lossesOf } from '#tests/prove/losses.ts';
import { typeUntil } from '#tests/prove/type-card.ts';
import type { CardContents } from '#tests/prove/watch-card.ts';
import { makeDataDir, type Product, removeDataDir, startProduct } from '#tests/support/product.ts';
import { createRandom } from '#tests/support/random.ts';

/** From the key to this device, as the product promises it: a page that ends may lose what is younger, and nothing else. */
const promisedDelayMs = 100;
/** Typed after each interruption: the card has to go on as well. */
const afterword = ' And on.';
const people = ['daniel.achterberg', 'elif.yildiz'];

interface Outcome extends Losses {
  readonly number: number;
  readonly kind: string;
  /** Null when the card went on by itself, and the server holds all that the page shows; else what was wrong. */
  readonly trouble: string | null;
}

/**
 * Random trials in a real browser on the built product: somebody types, something breaks at a random moment, they go on.
 * What is found then is compared with what stood in the fields, byte for byte. Gives whether nothing was lost.
 */
export async function proveNothingLost({ trials, seed }: { trials: number; seed: number }): Promise<boolean> {
  say(`nothing-lost: ${trials} trials, seed ${seed}`);
  const numbers = Array.from({ length: trials }, (_, n) => n + 1);
  const outcomes = await Promise.all(
    people.map((person, place) =>
      runTrials(
        person,
        numbers.filter((n) => n % people.length === place),
        seed,
      ),
    ),
  );
  return report(outcomes.flat());
}

/** One interviewer, one browser and one product of their own: what breaks here breaks for nobody else. */
async function runTrials(person: string, numbers: readonly number[], seed: number): Promise<Outcome[]> {
  const dataDir = makeDataDir();
  const profile = mkdtempSync(join(tmpdir(), 'evenhand-profile-'));
  // Apart from where other products look for a port: this one's must still be free after it was killed.
  const port = await findFreePort({
    from: 21_000 + 1_000 * people.indexOf(person),
    below: 31_000,
    hosts: ['127.0.0.1', '::1'],
  });
  let product = await startProduct({ dataDir, port });
  const interviewer = await interviewerAt(profile, product.url, `${person}@harbour.example`);
  try {
    const seats = await interviewer.seats();
    const outcomes: Outcome[] = [];
    for (const [turn, number] of numbers.entries()) {
      const seatId = seats[turn % seats.length];
      if (seatId === undefined) throw new Error(`${person} has no card to fill in`);
      // What is typed and when it breaks are drawn apart, so that neither depends on how quickly the other goes.
      const words = createRandom(2 * (seed * 1_009 + number) + 1);
      const outcome = await runTrial(number, words, {
        interviewer,
        seatId,
        random: createRandom(2 * (seed * 1_009 + number)),
        product: () => product,
        replaceProduct: (next: Product) => {
          product = next;
        },
      });
      outcomes.push(outcome);
      tell(outcome);
    }
    return outcomes;
  } finally {
    await interviewer.kill();
    await product.stop();
    removeDataDir(dataDir);
    await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  }
}

async function runTrial(number: number, words: () => number, scene: Scene): Promise<Outcome> {
  const { interviewer, seatId, random } = scene;
  // Neighbours in number go to different people, so that each meets every kind.
  const kind = interruptions[Math.floor(number / people.length) % interruptions.length];
  if (kind === undefined) throw new Error('there is no such interruption');
  interviewer.watch().forget();
  await interviewer.open(seatId);
  const start = await interviewer.shown();
  const watch = interviewer.watch();

  const end = new AbortController();
  const typing = typeUntil(end.signal, interviewer.page(), words);
  // Whatever comes of the typing is asked for below; until then it must not count as unhandled.
  typing.catch(() => undefined);
  await sleep(300 + random() * 6_000);
  const endedAt = await kind.strike(scene, () => end.abort());
  end.abort();
  await typing;
  if (endedAt === null) await interviewer.shown();
  const sightings = [...watch.sightings()];
  const promisedAt = endedAt === null ? Number.POSITIVE_INFINITY : endedAt - promisedDelayMs;

  await kind.goOn(scene);
  const isSaved = await interviewer.saved();
  if (isSaved) await interviewer.reload();
  const found = await interviewer.shown();
  const losses = lossesOf({ start, sightings, promisedAt }, found);
  const trouble = isSaved
    ? await whatIsWrong(interviewer, seatId, found)
    : 'never came to say that it is saved';
  return { number, kind: kind.title, ...losses, trouble };
}

/** Goes on writing, and compares what the server holds then; null when that is what it should be. */
async function whatIsWrong(
  { page, stored }: Interviewer,
  seatId: string,
  found: CardContents,
): Promise<string | null> {
  await page().getByLabel('Notes', { exact: true }).focus();
  await page().keyboard.press('Control+End');
  await page().keyboard.type(afterword);
  const notes = `${found.texts.notes ?? ''}${afterword}`;
  const expected = { texts: { ...found.texts, notes }, levels: found.levels };
  for (let waitedMs = 0; waitedMs < 10_000; waitedMs += 100) {
    if (isDeepStrictEqual(await stored(seatId), expected)) return null;
    await sleep(100);
  }
  return 'the server holds something else than the page';
}

function tell({ number, kind, bytesTyped, bytesLost, recentBytesLost, choicesLost, trouble }: Outcome): void {
  const lost = `${bytesLost} bytes and ${choicesLost} choices lost, ${recentBytesLost} bytes of the last moment`;
  say(`  ${number}: ${kind}, ${bytesTyped} bytes typed, ${lost}${trouble === null ? '' : `; ${trouble}`}`);
}

function report(outcomes: readonly Outcome[]): boolean {
  say('');
  say(
    `| interruption | trials | bytes typed | bytes lost | worst trial | of the last ${promisedDelayMs} ms | choices made | choices lost | did not go on |`,
  );
  say('|---|---|---|---|---|---|---|---|---|');
  for (const { title } of interruptions)
    row(
      title,
      outcomes.filter(({ kind }) => kind === title),
    );
  row('all', outcomes);
  return outcomes.every(
    ({ bytesLost, choicesLost, trouble }) => bytesLost + choicesLost === 0 && trouble === null,
  );
}

function row(title: string, some: readonly Outcome[]): void {
  const sum = (of: (outcome: Outcome) => number): number =>
    some.reduce((total, outcome) => total + of(outcome), 0);
  const cells = [
    some.length,
    sum(({ bytesTyped }) => bytesTyped),
    sum(({ bytesLost }) => bytesLost),
    Math.max(0, ...some.map(({ bytesLost }) => bytesLost)),
    `${sum(({ recentBytesLost }) => recentBytesLost)} bytes, ${sum(({ recentChoicesLost }) => recentChoicesLost)} choices`,
    sum(({ choicesMade }) => choicesMade),
    sum(({ choicesLost }) => choicesLost),
    some.filter(({ trouble }) => trouble !== null).length,
  ];
  say(`| ${title} | ${cells.join(' | ')} |`);
}
