import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { uuid } from '#tests/web/debriefs/sample.ts';
import * as samples from '#tests/web/debriefs/sample-debriefs.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const line = {
  id: samples.disputed.id,
  loopId: samples.disputed.loopId,
  state: 'open',
  candidateName: 'Teodora Marinescu',
  jobTitle: 'Lead Data Engineer',
  openedAt: '2026-11-20T09:00:00Z',
  outcome: null,
};
const ready = { loopId: uuid(77), candidateName: 'Marek Nowicki', jobTitle: 'Head of Data', cards: 4 };

let server: FakeServer;
beforeEach(() => {
  server = fakeServer();
  server.on('GET', '/api/v1/session', () =>
    json(signedInAs(aMember(1, { name: 'Chiara Conti', roles: ['hiring_manager'] }))),
  );
  server.on('GET', '/api/v1/debriefs', () => json({ items: [line], next: null, ready: [ready] }));
  server.on('GET', `/api/v1/debriefs/${samples.disputed.id}`, () => json(samples.disputed));
});

describe('the list of debriefs', () => {
  it('lists what waits and what is open, and stands in the rail', async () => {
    renderApp('/debriefs');
    const table = await screen.findByRole('table', { name: 'Debriefs' });
    expect(within(table).getByRole('link', { name: 'Teodora Marinescu' }).getAttribute('href')).toBe(
      `/debriefs/${samples.disputed.id}`,
    );
    expect(
      within(screen.getByRole('region', { name: 'Ready to open' })).getByText('4 cards in'),
    ).toBeDefined();
    expect(screen.getByRole('link', { name: 'Debriefs' }).getAttribute('aria-current')).toBe('page');
  });

  it('reads no debrief while a pointer only rests on its link: reading is noted', async () => {
    server.on('GET', '/api/v1/jobs', () => json({ items: [], next: null }));
    renderApp('/debriefs');
    const link = await screen.findByRole('link', { name: 'Teodora Marinescu' });
    const asked = (path: string): boolean => server.sent.some((request) => request.path === path);
    await userEvent.hover(link);
    await new Promise((resolve) => setTimeout(resolve, 100));
    // What is prepared for is here by then, and this is not.
    await userEvent.hover(screen.getByRole('link', { name: 'Jobs' }));
    await waitFor(() => expect(asked('/api/v1/jobs')).toBe(true));
    expect(asked(`/api/v1/debriefs/${samples.disputed.id}`)).toBe(false);
    await userEvent.click(link);
    await waitFor(() => expect(asked(`/api/v1/debriefs/${samples.disputed.id}`)).toBe(true));
  });

  it('keeps the filter in the address and sends it', async () => {
    renderApp('/debriefs');
    await userEvent.selectOptions(await screen.findByLabelText('State'), 'Decided, awaits approval');
    await waitFor(() => expect(window.location.search).toBe('?state=decided'));
    await waitFor(() => expect(server.sent.at(-1)?.query.get('state')).toBe('decided'));
    expect(screen.queryByRole('region', { name: 'Ready to open' })).toBeNull();
  });

  it('says what will be here while there is nothing', async () => {
    server.on('GET', '/api/v1/debriefs', () => json({ items: [], next: null, ready: [] }));
    renderApp('/debriefs');
    expect(await screen.findByRole('heading', { name: 'No debriefs yet' })).toBeDefined();
  });

  it('says what happened when it can’t be loaded', async () => {
    server.on('GET', '/api/v1/debriefs', () => refuse('not_allowed'));
    renderApp('/debriefs');
    expect((await screen.findByRole('alert')).textContent).toContain('Your role does not allow this');
  });

  it('opens one, and asks for the reason where a card is missing after all', async () => {
    server.on('POST', `/api/v1/loops/${ready.loopId}/debrief`, ({ body }) =>
      (body as { despite: string | null }).despite === null
        ? refuse('rule_broken', {
            errors: [{ path: 'despite', message: 'is needed while a card is missing' }],
          })
        : json(samples.disputed, 201),
    );
    renderApp('/debriefs');
    await userEvent.click(await screen.findByRole('button', { name: 'Open the debrief of Marek Nowicki' }));
    const dialog = await screen.findByRole('dialog', { name: 'Open the debrief of Marek Nowicki' });
    const open = within(dialog).getByRole('button', { name: 'Open the debrief' });
    await userEvent.click(open);
    const why = await within(dialog).findByLabelText('A card is missing. Why open without it?');
    await userEvent.type(why, 'Short');
    await userEvent.click(open);
    expect(dialog.textContent).toContain('at least 10 characters');
    await userEvent.type(why, ' of time: the committee meets today.');
    await userEvent.click(open);
    expect(await screen.findByRole('heading', { level: 1, name: 'Teodora Marinescu' })).toBeDefined();
    expect(window.location.pathname).toBe(`/debriefs/${samples.disputed.id}`);
  });
});
