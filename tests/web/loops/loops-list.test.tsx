import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { aLoopLine } from '#tests/web/loops/samples.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const ana = aMember(1, { name: 'Ana Costa', roles: ['recruiter'] });

let server: FakeServer;
beforeEach(() => {
  server = fakeServer();
  server.on('GET', '/api/v1/session', () => json(signedInAs(ana)));
  server.on('GET', '/api/v1/jobs', () => json({ items: [], next: null }));
  server.on('GET', '/api/v1/loops', () =>
    json({
      items: [
        aLoopLine(1, { candidate: { id: aMember(7).id, name: 'Carla Mendes', isAnonymous: false } }),
        aLoopLine(2, {
          candidate: { id: aMember(8).id, name: 'Duarte Reis', isAnonymous: false },
          progress: { kind: 'sealed' },
          nextInterviewAt: '2026-12-01T10:00:00Z',
          daysInStage: 1,
        }),
      ],
      next: null,
    }),
  );
});

const rowOf = async (name: string): Promise<HTMLElement> => {
  const table = await screen.findByRole('table', { name: 'Loops' });
  return within(table).getByRole('row', { name: new RegExp(name) });
};

describe('the list of loops', () => {
  it('says how many cards are in, due and late', async () => {
    renderApp('/loops');
    const row = await rowOf('Carla Mendes');
    for (const words of ['2 of 6 in', '1 due', '3 late', '4 days', 'None planned']) {
      expect(within(row).getByText(words)).toBeDefined();
    }
  });

  it('says nothing but “sealed” of a loop on which the reader owes a card', async () => {
    renderApp('/loops');
    const row = await rowOf('Duarte Reis');
    const cards = within(row).getByText('Sealed until you submit').closest('td');
    expect(cards?.textContent).not.toMatch(/\d|in\b|late/);
    expect(within(row).getByText('1 Dec 2026, 10:00')).toBeDefined();
  });

  it('keeps the filters in the address and sends them', async () => {
    renderApp('/loops?search=Ca');
    await userEvent.selectOptions(await screen.findByLabelText('Cards'), 'With a late card');
    await waitFor(() => expect(window.location.search).toBe('?search=Ca&late=yes'));
    await waitFor(() => {
      const asked = server.sent.filter(({ path }) => path === '/api/v1/loops').at(-1)?.query;
      expect([asked?.get('search'), asked?.get('late')]).toEqual(['Ca', 'yes']);
    });
  });

  it('offers the way out of filters that nothing fits', async () => {
    server.on('GET', '/api/v1/loops', () => json({ items: [], next: null }));
    renderApp('/loops?late=yes');
    expect(await screen.findByRole('heading', { name: 'No loop fits these filters' })).toBeDefined();
    expect(screen.getByRole('link', { name: 'Show all loops' }).getAttribute('href')).toBe('/loops?view=all');
  });
});
