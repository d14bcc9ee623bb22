import { expect, it } from 'vitest';
import { say } from '#tests/bench/quantiles.ts';
import { killMailing, type MailsTold } from '#tests/prove/mail-kills.ts';

/** A few here; `npm run prove -- reminders` says how many. */
const { REMINDER_KILLS, REMINDER_SEED = '7' } = process.env;
const kills = Number(REMINDER_KILLS ?? '4');
const seed = Number(REMINDER_SEED);
const patienceMs = 60_000 + 15_000 * kills;
/** Sends without care lose or double something with nearly every kill. */
const carelessKills = 3;

it(
  `hands each mail to the mail server, though the worker is killed ${kills} times, and again only what it was killed over`,
  async () => {
    const told = await killMailing({ mailing: 'worker', kills, seed });
    tell('the worker', told);
    const { met, lost, unknown, copies, inWindow } = told;
    expect({ met, lost, unknown }).toEqual({ met: kills, lost: 0, unknown: 0 });
    // What the server took in the moment before the kill it gets once more, under the same Message-ID; nothing else.
    expect(copies).toBe(inWindow);
    expect(inWindow).toBeLessThanOrEqual(kills);
  },
  patienceMs,
);

it(
  'would be found out if it marked mails before it sends them, or in the transaction in which it sends them',
  async () => {
    const first = await killMailing({ mailing: 'marks first', kills: carelessKills, seed });
    tell('marks first', first);
    expect(first.lost).toBeGreaterThan(0);
    const last = await killMailing({ mailing: 'marks last', kills: carelessKills, seed });
    tell('marks last', last);
    expect(last.copies).toBeGreaterThan(carelessKills);
  },
  patienceMs,
);

/** Told where it was asked for; the suite says only whether it holds. */
function tell(who: string, { kills: times, mails, lost, again, copies, inWindow }: MailsTold): void {
  if (REMINDER_KILLS === undefined) return;
  say(
    `${who}: ${mails} mails, ${times} kills; ${lost} never came, ${again} came more than once (${copies} copies too many, ` +
      `each under the Message-ID of the first); ${inWindow} were taken by the mail server and not noted at a kill`,
  );
}
