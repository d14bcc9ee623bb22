import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { getMyCalendar, type MyCalendar } from '#shared/calendars.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';
import { failureWords } from '#web/features/calendars/failure-words.ts';

failOnConsole();

const path = '/api/v1/my/calendar';
const address = 'https://calendar.example/private-1f2e/basic.ics';
const busy = {
  host: 'calendar.example',
  ending: '.ics',
  addedAt: '2026-11-21T09:00:00Z',
  readAt: null,
  failure: null,
};

let server: FakeServer;
beforeEach(() => {
  server = fakeServer();
  server.on('GET', '/api/v1/session', () => json(signedInAs(aMember(1))));
});

const aCalendar = (given: object): MyCalendar =>
  getMyCalendar.reply.parse({ busy: null, feed: null, ...given });
const serve = (given: object): void => server.on('GET', path, () => json(aCalendar(given)));
const sent = (method: string, to: string): unknown[] =>
  server.sent.filter((one) => one.method === method && one.path === to).map(({ body }) => body);
async function section(name: string): Promise<HTMLElement> {
  const heading = await screen.findByRole('heading', { level: 2, name });
  const found = heading.closest('section');
  if (found === null) throw new Error('the heading heads nothing');
  return found;
}

describe('the address of one’s calendar', () => {
  it('is asked for as https or webcal, and afterwards shown by its host and its end alone', async () => {
    serve({});
    server.on('POST', `${path}/busy-times`, () => json(aCalendar({ busy })));
    renderApp('/account');
    const form = await screen.findByRole('form', { name: 'Your busy times' });
    const field = within(form).getByLabelText('Address of your calendar');
    await userEvent.type(field, 'http://calendar.example/basic.ics');
    await userEvent.click(within(form).getByRole('button', { name: 'Add the calendar' }));
    expect(within(form).getByText('Give an address that begins with https:// or webcal://.')).toBeDefined();
    expect(document.activeElement).toBe(field);
    await userEvent.clear(field);
    await userEvent.type(field, `  ${address} `);
    await userEvent.click(within(form).getByRole('button', { name: 'Add the calendar' }));
    const part = await section('Busy times');
    await waitFor(() =>
      expect(part.textContent).toContain('Read at calendar.example, an address that ends in “.ics”.'),
    );
    expect(part.textContent).toContain('It is read for the first time in a minute or so.');
    expect(sent('POST', `${path}/busy-times`)).toEqual([{ address }]);
    expect(document.body.innerHTML).not.toContain('private-1f2e');
  });

  it('that the server does not take says why once, and stays in its field', async () => {
    serve({});
    server.on('POST', `${path}/busy-times`, () =>
      refuse('rule_broken', {
        detail: 'Give a public https address.',
        errors: [{ path: 'address', message: 'Give a public https address.' }],
      }),
    );
    renderApp('/account');
    const field = await screen.findByLabelText<HTMLInputElement>('Address of your calendar');
    await userEvent.type(field, address);
    await userEvent.click(screen.getByRole('button', { name: 'Add the calendar' }));
    const form = screen.getByRole('form', { name: 'Your busy times' });
    expect(await within(form).findByText('Give a public https address.')).toBeDefined();
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(field.value).toBe(address);
  });

  it.each(Object.entries(failureWords))(
    'that is %s is told with what can be done',
    async (failure, words) => {
      serve({ busy: { ...busy, failure, readAt: '2026-11-21T10:00:00Z' } });
      renderApp('/account');
      const alert = await within(await section('Busy times')).findByRole('alert');
      expect(alert.textContent).toBe(`${words} It is tried again; until then, what was read before counts.`);
    },
  );

  it('is removed after what that means, and asked for anew', async () => {
    serve({ busy: { ...busy, readAt: '2026-11-21T10:00:00Z' } });
    server.on('DELETE', `${path}/busy-times`, () => json(aCalendar({})));
    renderApp('/account');
    await userEvent.click(await screen.findByRole('button', { name: 'Remove the calendar' }));
    const dialog = screen.getByRole('dialog', { name: 'Remove the calendar' });
    expect(dialog.textContent).toContain('All busy times that came from it are deleted.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Remove' }));
    expect(await screen.findByRole('form', { name: 'Your busy times' })).toBeDefined();
    expect(screen.getByText('The calendar is removed')).toBeDefined();
  });
});

describe('the feed of one’s interviews', () => {
  const made = { madeAt: '2026-11-21T09:00:00Z' };
  const link = 'http://localhost:3000/api/v1/calendar-feeds/secret-part';

  it('is made, shown once and copied', async () => {
    const user = userEvent.setup();
    serve({});
    server.on('POST', `${path}/feed`, () => json({ link, calendar: aCalendar({ feed: made }) }, 201));
    renderApp('/account');
    await user.click(await screen.findByRole('button', { name: 'Make an address' }));
    const dialog = await screen.findByRole('dialog', { name: 'The address of your interviews' });
    expect(within(dialog).getByLabelText<HTMLInputElement>('Secret address').value).toBe(link);
    await user.click(within(dialog).getByRole('button', { name: 'Copy the address' }));
    expect(await within(dialog).findByText('Copied.')).toBeDefined();
    expect(await navigator.clipboard.readText()).toBe(link);
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    expect((await section('Calendar feed')).textContent).toContain('There is one, made');
    expect(document.body.innerHTML).not.toContain('secret-part');
  });

  it('is replaced only after what that means, and then shown', async () => {
    serve({ feed: made });
    server.on('POST', `${path}/feed`, () => json({ link, calendar: aCalendar({ feed: made }) }, 201));
    renderApp('/account');
    await userEvent.click(await screen.findByRole('button', { name: 'Replace the address' }));
    const dialog = screen.getByRole('dialog', { name: 'Replace the address' });
    expect(dialog.textContent).toContain('The address from before stops working at once');
    expect(sent('POST', `${path}/feed`)).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Replace' }));
    expect(await screen.findByRole('dialog', { name: 'The address of your interviews' })).toBeDefined();
    expect(screen.getByLabelText<HTMLInputElement>('Secret address').value).toBe(link);
  });

  it('is revoked, or says why not and stays', async () => {
    serve({ feed: made });
    server.on('DELETE', `${path}/feed`, () => refuse('not_found', { detail: 'There is none any more.' }));
    renderApp('/account');
    await userEvent.click(await screen.findByRole('button', { name: 'Revoke the address' }));
    const dialog = screen.getByRole('dialog', { name: 'Revoke the address' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Revoke' }));
    expect(await within(dialog).findByRole('alert')).toBeDefined();
    server.on('DELETE', `${path}/feed`, () => json({ done: true }));
    serve({});
    await userEvent.click(within(dialog).getByRole('button', { name: 'Revoke' }));
    expect(await screen.findByText('The address is revoked')).toBeDefined();
    expect(await screen.findByRole('button', { name: 'Make an address' })).toBeDefined();
  });
});
