import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '#shared/identity.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const ana = aMember(1, { name: 'Ana Costa', roles: ['admin'] });
const bo = aMember(2, { name: 'Bo Lindqvist', version: 4 });

let server: FakeServer;
beforeEach(() => {
  server = fakeServer();
  server.on('GET', '/api/v1/session', () => json(signedInAs(ana)));
  server.on('GET', '/api/v1/members', () => json({ items: [ana, bo], next: null }));
  server.on('GET', `/api/v1/members/${bo.id}`, () => json(bo));
});

describe('the people page', () => {
  it('lists people and counts them', async () => {
    renderApp('/people');
    const table = await screen.findByRole('table', { name: 'People' });
    expect(within(table).getByRole('link', { name: 'Ana Costa (you)' })).toBeDefined();
    expect(screen.getByText('2 people')).toBeDefined();
    expect(document.title).toBe('People · Evenhand');
  });

  it('offers the way out when nobody fits the filters', async () => {
    server.on('GET', '/api/v1/members', () => json({ items: [], next: null }));
    renderApp('/people?search=zz');
    expect(await screen.findByRole('heading', { name: 'Nobody fits these filters' })).toBeDefined();
    expect(screen.getByRole('link', { name: 'Show everyone' }).getAttribute('href')).toBe('/people');
  });

  it('says what happened when the list can’t be loaded, and tries again', async () => {
    server.on('GET', '/api/v1/members', () => refuse('internal', { requestId: 'r-77' }));
    renderApp('/people');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Something went wrong on our side');
    expect(alert.textContent).toContain('r-77');
    server.on('GET', '/api/v1/members', () => json({ items: [bo], next: null }));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'Bo Lindqvist' })).toBeDefined();
  });

  it('keeps the filters in the address and sends them', async () => {
    renderApp('/people');
    await userEvent.selectOptions(await screen.findByLabelText('Role'), 'Auditor');
    await waitFor(() => expect(window.location.search).toBe('?role=auditor'));
    await waitFor(() => expect(server.sent.at(-1)?.query.get('role')).toBe('auditor'));
  });

  it('shows more by the key of the page before', async () => {
    server.on('GET', '/api/v1/members', ({ query }) =>
      json(query.get('after') === 'k1' ? { items: [bo], next: null } : { items: [ana], next: 'k1' }),
    );
    renderApp('/people');
    await userEvent.click(await screen.findByRole('button', { name: 'Show more' }));
    expect(await screen.findByRole('link', { name: 'Bo Lindqvist' })).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it('says the consequences before it deactivates, and can undo', async () => {
    const gone = {
      ...bo,
      deactivatedAt: '2026-11-20T09:00:00Z',
      can: { ...bo.can, deactivate: false, reactivate: true },
    };
    server.on('POST', `/api/v1/members/${bo.id}/deactivation`, () => json(gone));
    server.on('POST', `/api/v1/members/${bo.id}/reactivation`, () => json(bo));
    renderApp(`/people?member=${bo.id}`);
    await userEvent.click(await screen.findByRole('button', { name: 'Deactivate Bo Lindqvist' }));
    const dialog = await screen.findByRole('dialog', { name: 'Deactivate Bo Lindqvist' });
    expect(dialog.textContent).toContain('Everything written stays');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Deactivate' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(server.sent.some(({ path }) => path.endsWith('/reactivation'))).toBe(true));
  });

  it('shows the rule about the last admin beside the form', async () => {
    const detail = 'An organisation keeps at least one active admin. Nothing was changed.';
    server.on('PATCH', `/api/v1/members/${bo.id}`, () => refuse('rule_broken', { detail }));
    renderApp(`/people?member=${bo.id}`);
    const form = await screen.findByRole('form', { name: 'Edit Bo Lindqvist' });
    await userEvent.click(within(form).getByLabelText('Recruiter'));
    await userEvent.click(within(form).getByRole('button', { name: 'Save' }));
    expect((await within(form).findByRole('alert')).textContent).toBe(detail);
    expect(within(form).getByLabelText<HTMLInputElement>('Recruiter').checked).toBe(true);
  });
});

describe('a save that meets a newer version', () => {
  async function saveName(name: string, newer: Partial<Member>): Promise<void> {
    renderApp(`/people?member=${bo.id}`);
    const form = await screen.findByRole('form', { name: 'Edit Bo Lindqvist' });
    const field = within(form).getByLabelText('Name');
    await userEvent.clear(field);
    await userEvent.type(field, name);
    const now = { ...bo, ...newer, version: 5 };
    server.on('GET', `/api/v1/members/${bo.id}`, () => json(now));
    server.on('PATCH', `/api/v1/members/${bo.id}`, ({ headers, body }) =>
      headers.get('if-match') === '"v5"'
        ? json({ ...now, ...(body as object), version: 6 })
        : refuse('stale_version'),
    );
    await userEvent.click(within(form).getByRole('button', { name: 'Save' }));
  }
  const writes = (): unknown[] =>
    server.sent
      .filter(({ method }) => method === 'PATCH')
      .map(({ body, headers }) => [headers.get('if-match'), body]);

  it('shows both, and writes nothing until a person chose', async () => {
    await saveName('Bo Ek', { name: 'Bo M. Lindqvist', timeZone: 'Europe/Berlin' });
    const dialog = await screen.findByRole('dialog', { name: 'Bo M. Lindqvist was changed in the meantime' });
    const name = within(dialog).getByRole('group', { name: 'Name' });
    expect(
      within(name).getByRole<HTMLInputElement>('radio', { name: /Saved now\s*Bo M. Lindqvist/ }).checked,
    ).toBe(false);
    const save = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Save what I chose' });
    expect(save.disabled).toBe(true);
    expect(writes()).toHaveLength(1);

    const zone = within(dialog).getByRole('group', { name: 'Time zone' });
    expect(within(zone).getByRole<HTMLInputElement>('radio', { name: /Saved now/ }).checked).toBe(true);
    await userEvent.click(within(name).getByRole('radio', { name: /Yours\s*Bo Ek/ }));
    await userEvent.click(save);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(writes().at(-1)).toEqual(['"v5"', { name: 'Bo Ek' }]);
  });

  it('goes on without asking when the other change touched nothing that is edited here', async () => {
    await saveName('Bo Ek', {});
    await waitFor(() =>
      expect(writes()).toEqual([
        ['"v4"', { name: 'Bo Ek' }],
        ['"v5"', { name: 'Bo Ek' }],
      ]),
    );
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('leads back to the form with everything still in it', async () => {
    await saveName('Bo Ek', { name: 'Bo M. Lindqvist' });
    await userEvent.click(await screen.findByRole('button', { name: 'Back to the form' }));
    const form = screen.getByRole('form', { name: /^Edit Bo/ });
    expect(within(form).getByLabelText<HTMLInputElement>('Name').value).toBe('Bo Ek');
    expect(writes()).toHaveLength(1);
  });
});
