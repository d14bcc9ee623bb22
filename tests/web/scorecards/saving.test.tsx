import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { aCard, completeContent, emptyContent, loopId, seatId } from '#tests/web/support/cards.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeDevice, fakeDevice } from '#tests/web/support/fake-device.ts';
import { json, refuse } from '#tests/web/support/fake-server.ts';
import { signedInAs, signedOut } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';
import { type CardServer, cardServer, me, path } from './scorecard-server.ts';

failOnConsole();

let server: CardServer;
let device: FakeDevice;
beforeEach(() => {
  device = fakeDevice();
  server = cardServer();
});

const soon = { timeout: 4_000 };
const address = `/interviews/${seatId}?part=score`;
const accountId = '01939a00-0000-7000-8000-000000000800';

/** What a page that was killed left on this device. */
function leave(notes: string, over = { value: emptyContent, version: 1 }): void {
  const key = `scorecard:${accountId}:${seatId}:earlier`;
  device.entries.set(key, {
    key,
    value: {
      base: over,
      value: { ...emptyContent, notes },
      unanswered: [],
      at: '2026-01-05T14:02:00Z',
    },
  });
}

const notes = (): Promise<HTMLTextAreaElement> => screen.findByLabelText<HTMLTextAreaElement>('Notes');

describe('saving', () => {
  it('sends the whole draft over the version it saw, and says when it is stored', async () => {
    renderApp(address);
    await userEvent.type(await notes(), 'Hello');
    expect(screen.getByText('Saving')).toBeDefined();
    await waitFor(() => expect(server.saves().at(-1)).toMatchObject({ body: { notes: 'Hello' } }), soon);
    expect(server.saves()[0]?.over).toBe('"v1"');
    expect(await screen.findByText(/^Saved \d\d:\d\d$/)).toBeDefined();
    await waitFor(() => expect(device.entries.size).toBe(0));
  });

  it('keeps it on this device without a connection, says so, and sends it when asked again', async () => {
    server.on('PUT', path, () => Promise.reject(new TypeError('network')));
    renderApp(address);
    await userEvent.type(await notes(), 'Offline');
    const state = await screen.findByRole('alert', {}, soon);
    expect(state.textContent).toContain('Saved on this device');
    expect(state.textContent).toContain('no connection');
    expect(JSON.stringify([...device.entries.values()])).toContain('Offline');
    const { card } = server;
    server.on('PUT', path, () => json({ version: card.version + 1, changedAt: card.changedAt }));
    await userEvent.click(within(state).getByRole('button', { name: 'Try again' }));
    // The button is gone now, and the focus must not be.
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'State of the card' }));
    expect(await screen.findByText(/^Saved \d\d:\d\d$/, {}, soon)).toBeDefined();
    await waitFor(() => expect(device.entries.size).toBe(0));
  });

  it('asks to sign in when the session has ended, and saves what was typed after that', async () => {
    let isOver = true;
    server.on('PUT', path, ({ body }) => {
      if (isOver) return refuse('not_signed_in');
      server.card = aCard({ content: body, version: 2 });
      return json({ version: 2, changedAt: '2026-01-05T14:02:00Z' });
    });
    renderApp(address);
    const field = await notes();
    server.on('GET', '/api/v1/session', () => json(isOver ? signedOut : signedInAs(me)));
    server.on('POST', '/api/v1/session', () => {
      isOver = false;
      return json(signedInAs(me));
    });
    await userEvent.type(field, 'Before');
    const dialog = await screen.findByRole('dialog', { name: 'Sign in to go on' }, soon);
    await userEvent.type(within(dialog).getByLabelText('Password'), 'a long password');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(server.card.content.notes).toBe('Before'), soon);
    expect((await notes()).value).toBe('Before');
  });
});

describe('what an earlier page left on this device', () => {
  it('comes back by itself on the version it was based on, and is saved', async () => {
    leave('Half a sent');
    renderApp(address);
    expect((await notes()).value).toBe('Half a sent');
    expect(screen.getByText(/not saved before the page was closed/)).toBeDefined();
    await waitFor(() => expect(server.card.content.notes).toBe('Half a sent'), soon);
    await waitFor(() => expect(device.entries.size).toBe(0));
  });

  it('is compared where the card was changed elsewhere since, and neither is lost', async () => {
    leave('Half a sentence from here');
    server.card = aCard({ content: { ...emptyContent, notes: 'From the phone' }, version: 2 });
    renderApp(address);
    expect((await notes()).value).toBe('Half a sentence from here');
    const [compare] = await screen.findAllByRole('button', { name: 'Compare' });
    if (compare === undefined) throw new Error('nothing to compare');
    await userEvent.click(compare);
    const dialog = await screen.findByRole('dialog', { name: 'The card was changed elsewhere' });
    const field = within(dialog).getByRole('group', { name: 'Notes' });
    expect(field.textContent).toContain('From the phone');
    expect(field.textContent).toContain('Half a sentence from here');
    expect(server.saves()).toEqual([]);
    await userEvent.click(within(field).getByRole('radio', { name: /Yours/ }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save what I chose' }));
    await waitFor(() => expect(server.card.content.notes).toBe('Half a sentence from here'), soon);
    expect(server.saves()[0]?.over).toBe('"v2"');
  });

  it('can be read and deleted where the card is submitted already', async () => {
    leave('Never saved');
    server.card = aCard({
      state: 'submitted',
      content: completeContent,
      submittedAt: '2026-01-05T15:00:00Z',
      can: { save: false, submit: false, seeColleagues: false, amend: true, answer: false },
    });
    server.on('GET', `/api/v1/loops/${loopId}/scorecards`, () =>
      json({ state: 'sealed', until: 'all_submitted' }),
    );
    renderApp(address);
    const left = await screen.findByRole('region', { name: 'Text on this device' });
    expect(left.textContent).toContain('Never saved');
    await userEvent.click(within(left).getByRole('button', { name: 'Delete it from this device' }));
    await userEvent.click(within(left).getByRole('button', { name: 'Delete it for good' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Text on this device' })).toBeNull());
    expect(device.entries.size).toBe(0);
  });
});

describe('a save that meets a newer version', () => {
  it('keeps on this device what was typed after the card was submitted elsewhere, and shows it', async () => {
    renderApp(address);
    const field = await notes();
    server.card = aCard({
      version: 2,
      state: 'submitted',
      content: completeContent,
      submittedAt: '2026-01-05T15:00:00Z',
      can: { save: false, submit: false, seeColleagues: false, amend: true, answer: false },
    });
    server.on('GET', `/api/v1/loops/${loopId}/scorecards`, () =>
      json({ state: 'sealed', until: 'all_submitted' }),
    );
    await userEvent.type(field, 'Too late');
    expect(await screen.findByRole('heading', { name: 'Your card is submitted' }, soon)).toBeDefined();
    const left = await screen.findByRole('region', { name: 'Text on this device' }, soon);
    expect(left.textContent).toContain('Too late');
    expect(server.card.content).toEqual(completeContent);
  });

  it('shows both for each field, suggests what only one side changed, and overwrites nothing', async () => {
    renderApp(address);
    const field = await notes();
    server.card = aCard({
      version: 2,
      content: {
        ...emptyContent,
        notes: 'Other tab',
        recommendation: 'no',
        scores: completeContent.scores,
      },
    });
    await userEvent.type(field, 'This tab');
    await userEvent.click(await screen.findByRole('button', { name: 'Compare' }, soon));
    const dialog = await screen.findByRole('dialog', { name: 'The card was changed elsewhere' });
    expect(server.card.content.notes).toBe('Other tab');
    const group = (name: string): HTMLElement => within(dialog).getByRole('group', { name });
    const theirs = within(group('Recommendation')).getByRole<HTMLInputElement>('radio', {
      name: /Saved now/,
    });
    expect(theirs.checked).toBe(true);
    await userEvent.click(within(group('Notes')).getByRole('radio', { name: /Yours/ }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save what I chose' }));
    // What opened the dialog is gone: there is nothing to compare any more.
    expect(document.activeElement).toBe(screen.getByRole('main'));
    await waitFor(
      () =>
        expect(server.card.content).toEqual({
          ...completeContent,
          notes: 'This tab',
          recommendation: 'no',
        }),
      soon,
    );
  });
});
