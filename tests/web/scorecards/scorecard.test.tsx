import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { completeContent, evidence, seatId } from '#tests/web/support/cards.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { fakeDevice } from '#tests/web/support/fake-device.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';
import { type CardServer, cardServer } from './scorecard-server.ts';

failOnConsole();

let server: CardServer;
beforeEach(() => {
  fakeDevice();
  server = cardServer();
});

const address = `/interviews/${seatId}?part=score`;

async function openCard(): Promise<HTMLElement> {
  renderApp(address);
  return screen.findByRole('region', { name: /1 Architecture/ });
}
const radio = (within_: HTMLElement, name: RegExp): HTMLInputElement =>
  within(within_).getByRole<HTMLInputElement>('radio', { name });
const saved = (): unknown => server.saves().at(-1)?.body;

describe('the keys of the scorecard', () => {
  it('score with 1 to 5 where the focus is, move with the arrows, and go on to the evidence with Enter', async () => {
    const first = await openCard();
    await userEvent.keyboard('4');
    expect(radio(first, /^4/).checked).toBe(true);
    expect(document.activeElement).toBe(radio(first, /^4/));
    await userEvent.keyboard('{Enter}');
    expect(document.activeElement).toBe(within(first).getByLabelText('Evidence for Architecture'));
    await userEvent.keyboard('Said 1 thing, then 2.{Escape}{ArrowDown}2');
    const second = screen.getByRole('region', { name: /2 Reliability/ });
    expect(radio(second, /^2/).checked).toBe(true);
    expect(radio(first, /^4/).checked).toBe(true);
    await userEvent.keyboard('{ArrowUp}');
    expect(document.activeElement).toBe(radio(first, /^4/));
    await waitFor(
      () =>
        expect(saved()).toMatchObject({
          scores: [{ rating: 4, evidence: 'Said 1 thing, then 2.' }, { rating: 2 }],
        }),
      { timeout: 3_000 },
    );
  });

  it('say not assessed with 0, and ask for the reason', async () => {
    const first = await openCard();
    await userEvent.keyboard('0');
    const reason = await within(first).findByLabelText('Why was it not assessed?');
    expect(document.activeElement).toBe(reason);
    await userEvent.keyboard('No time left');
    expect(within(first).queryByLabelText('Evidence for Architecture')).toBeNull();
    expect(screen.getByText('0 of 2 scored, 1 not assessed')).toBeDefined();
  });

  it('file what is selected in the notes as evidence, by Alt and a number', async () => {
    server.card = { ...server.card, content: { ...server.card.content, notes: completeContent.notes } };
    const first = await openCard();
    const notes = screen.getByLabelText<HTMLTextAreaElement>('Notes');
    notes.focus();
    notes.setSelectionRange(26, notes.value.length);
    await userEvent.keyboard('{Alt>}[Digit1]{/Alt}');
    expect(within(first).getByLabelText<HTMLTextAreaElement>('Evidence for Architecture').value).toBe(
      'Drew three layers and said why.',
    );
    expect(notes.value).toBe(completeContent.notes);
    expect(await screen.findByText('Filed as evidence for Architecture.')).toBeDefined();
  });

  it('lead to the end of the notes with N, and back to the scores with Escape', async () => {
    server.card = { ...server.card, content: { ...server.card.content, notes: 'Drew layers' } };
    const first = await openCard();
    await userEvent.keyboard('4n');
    const notes = screen.getByLabelText<HTMLTextAreaElement>('Notes');
    await waitFor(() => expect(document.activeElement).toBe(notes), { timeout: 4_000 });
    await userEvent.keyboard(', no names{Escape}');
    expect(notes.value).toBe('Drew layers, no names');
    expect(document.activeElement).toBe(radio(first, /^4/));
  });

  it('are listed by ?, and can be turned off', async () => {
    const first = await openCard();
    await userEvent.keyboard('?');
    const sheet = await screen.findByRole('dialog', { name: 'Keys' });
    await userEvent.click(within(sheet).getByRole('checkbox', { name: /Use the keys/ }));
    await userEvent.click(within(sheet).getByRole('button', { name: 'Close' }));
    await userEvent.keyboard('4');
    expect(radio(first, /^4/).checked).toBe(false);
    localStorage.clear();
  });
});

describe('the focus', () => {
  it('stays with the levels when the chosen one is cleared, whose button goes away', async () => {
    const first = await openCard();
    await userEvent.keyboard('4{Tab}{Enter}');
    expect(radio(first, /^4/).checked).toBe(false);
    expect(document.activeElement).toBe(radio(first, /^1/));
  });

  it('stays with the timer when that is set to zero', async () => {
    await openCard();
    await userEvent.click(screen.getByRole('button', { name: 'Start a timer' }));
    await userEvent.click(screen.getByRole('button', { name: 'Stop the timer' }));
    await userEvent.click(screen.getByRole('button', { name: 'Set to zero' }));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Start a timer' }));
  });
});

describe('the timer', () => {
  const key = `evenhand.timer.${seatId}`;
  const keep = (watch: unknown): void => localStorage.setItem(key, JSON.stringify(watch));
  afterEach(() => localStorage.clear());

  it('goes on from what this browser keeps, as after a reload', async () => {
    keep({ beforeMs: 60_000, startedAt: Date.now() - 120_500 });
    await openCard();
    expect(screen.getByRole('timer').textContent).toMatch(/^3:0\d$/);
    await userEvent.click(screen.getByRole('button', { name: 'Stop the timer' }));
    expect(JSON.parse(localStorage.getItem(key) ?? '')).toMatchObject({ startedAt: null });
  });

  it.each([
    ['one that was forgotten half a day ago', { beforeMs: 0, startedAt: Date.now() - 13 * 3_600_000 }],
    ['what is no watch', { beforeMs: 'long', startedAt: 4 }],
  ])('begins anew over %s', async (_what, kept) => {
    keep(kept);
    await openCard();
    expect(screen.queryByRole('timer')).toBeNull();
    expect(screen.getByRole('button', { name: 'Start a timer' })).toBeDefined();
  });
});

describe('what is missing', () => {
  it('is said in the progress line and beside the field, the same for every score', async () => {
    const first = await openCard();
    expect(screen.getByText('0 of 2 scored')).toBeDefined();
    await userEvent.click(radio(first, /^3/));
    expect(screen.getByText('1 of 2 scored, evidence missing on 1')).toBeDefined();
    const field = within(first).getByLabelText('Evidence for Architecture');
    expect(within(first).getByText('At least 20 characters')).toBeDefined();
    await userEvent.type(field, '  short  ');
    expect(within(first).getByText('15 more characters')).toBeDefined();
    expect(within(first).getByText(/The candidate may ask to read this/)).toBeDefined();
    await userEvent.type(field, ' but now long enough');
    expect(screen.getByText('1 of 2 scored')).toBeDefined();
  });

  it('is listed on submitting, with a way to each', async () => {
    server.card = {
      ...server.card,
      content: {
        ...completeContent,
        recommendation: null,
        scores: completeContent.scores.map((score, n) => (n === 1 ? { ...score, evidence: '' } : score)),
      },
    };
    await openCard();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'Not complete yet' });
    expect(
      within(dialog)
        .getAllByRole('link')
        .map(({ textContent }) => textContent),
    ).toEqual(['Reliability: evidence, at least 20 characters', 'Your recommendation']);
    await userEvent.click(within(dialog).getByRole('link', { name: /^Reliability/ }));
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByLabelText('Evidence for Reliability')),
    );
    expect(server.sent.some(({ method }) => method === 'POST')).toBe(false);
  });

  it('asks for evidence of each red flag, and gives it back when one is taken off by mistake', async () => {
    await openCard();
    await userEvent.click(screen.getByText(/What would be one/));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Blames others' }));
    expect(screen.getByText('0 of 2 scored, evidence missing on 1')).toBeDefined();
    await userEvent.type(screen.getByLabelText('Evidence for “Blames others”'), evidence);
    await userEvent.click(screen.getByRole('checkbox', { name: 'Blames others' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(screen.getByLabelText<HTMLTextAreaElement>('Evidence for “Blames others”').value).toBe(evidence);
  });
});

describe('not assessed and scored', () => {
  it('exclude each other, and what was written beside either stays', async () => {
    const first = await openCard();
    await userEvent.click(radio(first, /^5/));
    await userEvent.type(within(first).getByLabelText('Evidence for Architecture'), evidence);
    await userEvent.click(radio(first, /Not assessed/));
    expect(radio(first, /^5/).checked).toBe(false);
    expect(within(first).getByLabelText<HTMLTextAreaElement>('Evidence for Architecture').value).toBe(
      evidence,
    );
    await userEvent.click(within(first).getByRole('button', { name: 'Clear the score for Architecture' }));
    expect(radio(first, /Not assessed/).checked).toBe(false);
    expect(within(first).getByLabelText<HTMLTextAreaElement>('Evidence for Architecture').value).toBe(
      evidence,
    );
  });
});
