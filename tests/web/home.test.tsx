import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { aLoopLine } from '#tests/web/loops/samples.ts';
import { anInterview } from '#tests/web/support/cards.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

let server: FakeServer;
const signIn = (...roles: string[]): void =>
  server.on('GET', '/api/v1/session', () => json(signedInAs(aMember(1, { roles }))));
const list = (path: string, items: unknown[]): void =>
  server.on('GET', `/api/v1/${path}`, () => json({ items, next: null }));

beforeEach(() => {
  server = fakeServer();
  list('my/interviews', []);
  list('loops', []);
  list('me/waiting', []);
});

describe('home', () => {
  it('has what an interviewer has to do now, and counts what is owed in the rail', async () => {
    signIn('interviewer');
    list('my/interviews', [
      anInterview(1, { group: 'late' }),
      anInterview(2, { group: 'today' }),
      anInterview(3, { group: 'upcoming' }),
    ]);
    renderApp('/');
    const mine = await screen.findByRole('table', { name: 'My interviews' });
    expect(
      within(mine)
        .getAllByRole('rowheader')
        .map(({ textContent }) => textContent),
    ).toEqual([expect.stringContaining('Candidate 1'), expect.stringContaining('Candidate 2')]);
    const rail = screen.getByRole('navigation', { name: 'Main' });
    expect(within(rail).getByRole('link', { name: /^Interviews ?, 1 interview needs you$/ })).toBeDefined();
    expect(screen.queryByRole('heading', { name: 'Loops with late scorecards' })).toBeNull();
  });

  it('says to an interviewer that there is nothing, and to others nothing of interviews', async () => {
    signIn('interviewer');
    renderApp('/');
    expect(await screen.findByText('Nothing to score, and no interview today.')).toBeDefined();
  });

  it('shows the recruiter the loops with late cards, and asks for no others', async () => {
    signIn('recruiter');
    const asked: (string | null)[] = [];
    server.on('GET', '/api/v1/loops', ({ query }) => {
      asked.push(query.get('late'));
      return json({ items: Array.from({ length: 6 }, (_, n) => aLoopLine(n + 1)), next: null });
    });
    renderApp('/');
    const late = await screen.findByRole('region', { name: 'Loops with late scorecards' });
    expect(await within(late).findAllByRole('rowheader')).toHaveLength(5);
    expect(
      within(late).getByRole('link', { name: 'See all loops with late scorecards' }).getAttribute('href'),
    ).toBe('/loops?late=yes');
    expect(asked).toEqual(['yes']);
    expect(screen.queryByRole('heading', { name: 'My interviews' })).toBeNull();
  });

  it('says what could not be loaded, and shows the rest', async () => {
    signIn('hiring_manager');
    server.on('GET', '/api/v1/loops', () => refuse('internal'));
    renderApp('/');
    expect((await screen.findByRole('alert')).textContent).toContain('could not be loaded');
    expect(await screen.findByText(/^Nothing\. Debriefs that need your vote/)).toBeDefined();
  });
});
