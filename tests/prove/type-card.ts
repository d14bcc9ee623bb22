import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/** What people write: with letters of one to four bytes, and a new line now and then. */
const letters = [...'eeeaaoiutnshrdl  \n   ,.-’“”(%)0123456789éüßñøçżŁ—€中文日本😀📈'];

/**
 * Types into the card as a person does, at the end of a random field or with a digit for a score, until `signal` ends it:
 * 25 to 160 ms from key to key (7 to 20 keys a second at the best of times) with pauses to think.
 */
export async function typeUntil(signal: AbortSignal, page: Page, random: () => number): Promise<void> {
  try {
    while (!signal.aborted) await writeSomething(signal, page, random);
  } catch (error) {
    // A page that has been closed under one's hands takes no more keys.
    if (!signal.aborted) throw error;
  }
}

async function writeSomething(signal: AbortSignal, page: Page, random: () => number): Promise<void> {
  const sections = page.locator('[data-dimension]');
  const section = sections.nth(Math.floor(random() * (await sections.count())));
  const kind = random();
  if (kind < 0.4) {
    await section.locator('input[type="radio"]').first().focus();
    await page.keyboard.press(String(1 + Math.floor(random() * 5)));
    await sleep(100 + random() * 300);
    return;
  }
  const field = kind < 0.7 ? page.getByLabel('Notes', { exact: true }) : section.locator('textarea').first();
  await field.focus();
  await page.keyboard.press('Control+End');
  for (let left = 5 + random() * 40; left > 0 && !signal.aborted; left -= 1) {
    const letter = letters[Math.floor(random() * letters.length)] ?? ' ';
    await page.keyboard.type(letter);
    await sleep(random() < 0.04 ? 300 + random() * 600 : 25 + random() * 135);
  }
}
