import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { anInterview } from '#tests/web/support/cards.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';
import { otherZoneTime } from '#web/features/interviews/interview-words.ts';

failOnConsole();

let server: FakeServer;
beforeEach(() => {
  server = fakeServer();
  server.on('GET', '/api/v1/session', () => json(signedInAs(aMember(1))));
});

const list = (items: unknown[]): void =>
  server.on('GET', '/api/v1/my/interviews', () => json({ items, next: null }));

describe('my interviews', () => {
  it('groups them by what there is to do, late ones first, each with its one action', async () => {
    list([
      anInterview(1, { group: 'upcoming' }),
      anInterview(2, { group: 'late', scored: 3 }),
      anInterview(3, { group: 'to_score' }),
    ]);
    renderApp('/interviews');
    const late = await screen.findByRole('table', { name: 'Late' });
    expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
      'Late 1',
      'To score 1',
      'Upcoming 1',
    ]);
    expect(within(late).getByText('3 of 4 scored')).toBeDefined();
    const action = within(late).getByRole('link', { name: 'Score Candidate 2, Pipeline design' });
    expect(action.getAttribute('href')).toBe(`/interviews/${anInterview(2).seatId}`);
    expect(within(late).getByText('Was due 24 Nov 2026, 11:00')).toBeDefined();
    expect(
      within(late)
        .getByRole('link', { name: /Video call/ })
        .getAttribute('href'),
    ).toBe('https://meet.example/1');
  });

  it('says where the committee waits for an answer, and who typed a card in', async () => {
    list([
      anInterview(1, { group: 'asked', openQuestions: 2 }),
      anInterview(2, { group: 'done', typedBy: { id: anInterview(2).seatId, name: 'Rita Reis' } }),
    ]);
    renderApp('/interviews');
    const asked = await screen.findByRole('table', { name: 'Questions to answer' });
    expect(within(asked).getByText('2 questions about it')).toBeDefined();
    expect(within(asked).queryByText(/Due/)).toBeNull();
    expect(
      within(asked).getByRole('link', { name: 'Answer Candidate 1, Pipeline design' }).getAttribute('href'),
    ).toBe(`/interviews/${anInterview(1).seatId}`);
    expect(screen.getByText('Typed in by Rita Reis from paper')).toBeDefined();
  });

  it('shows the done ones by the address', async () => {
    list([]);
    renderApp('/interviews');
    await userEvent.click(await screen.findByRole('link', { name: 'Show what is done' }));
    expect(await screen.findByRole('heading', { name: 'No card of yours is in yet' })).toBeDefined();
    expect(window.location.search).toBe('?done=yes');
    expect(server.sent.at(-1)?.query.get('done')).toBe('yes');
  });

  it('says what happened when they can’t be loaded', async () => {
    server.on('GET', '/api/v1/my/interviews', () => refuse('internal'));
    renderApp('/interviews');
    expect((await screen.findByRole('alert')).textContent).toContain('The interviews could not be loaded');
  });
});

it('tells the time there only where the clocks differ', () => {
  const interview = { startsAt: '2026-11-23T00:30:00Z', endsAt: '2026-11-23T01:30:00Z' };
  expect(otherZoneTime({ ...interview, timeZone: 'Europe/London' }, 'Europe/Lisbon')).toBeNull();
  expect(otherZoneTime({ ...interview, timeZone: 'Europe/Berlin' }, 'Europe/Lisbon')).toBe(
    '01:30 to 02:30 in Berlin',
  );
  expect(otherZoneTime({ ...interview, timeZone: 'America/New_York' }, 'Europe/Lisbon')).toBe(
    '22 Nov 2026, 19:30 to 20:30 in New York',
  );
});
