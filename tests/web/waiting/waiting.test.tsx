import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { listWaiting, type WaitingItem } from '#shared/votes.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const uuid = (n: number): string => `01939a00-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** What waits, as the API replies it. */
function waits(...given: Partial<Record<keyof WaitingItem, unknown>>[]): unknown {
  return listWaiting.reply.parse({
    items: given.map((one, n) => ({
      kind: 'vote',
      debriefId: uuid(n),
      candidateName: `Candidate ${n}`,
      jobTitle: 'Lead Data Engineer',
      since: new Date(Date.now() - 3 * 86_400_000).toISOString(),
      minutesToRead: 12,
      outcome: null,
      askedBy: null,
      ...one,
    })),
  });
}

let server: FakeServer;
const signIn = (roles: readonly string[]): void =>
  server.on('GET', '/api/v1/session', () => json(signedInAs(aMember(1, { name: 'Ana Costa', roles }))));
const answer = (...given: Parameters<typeof waits>): void =>
  server.on('GET', '/api/v1/me/waiting', () => json(waits(...given)));

beforeEach(() => {
  server = fakeServer();
  signIn(['committee_member', 'approver']);
});

const rail = (): HTMLElement => screen.getByRole('navigation', { name: 'Main' });

describe('waiting for me', () => {
  it('lists what there is to do, why, since when and how long it takes to read', async () => {
    answer(
      { candidateName: 'Teodora Marinescu' },
      {
        kind: 'approve',
        outcome: 'no_hire',
        askedBy: { id: uuid(9), name: 'Chiara Conti' },
        minutesToRead: 0,
      },
      { kind: 'decide' },
    );
    renderApp('/waiting');
    const table = await screen.findByRole('table', { name: 'Waiting for me' });
    const [, vote, approve, decide] = within(table).getAllByRole('row');
    expect(vote?.textContent).toMatch(/Lead Data Engineer.*Your vote is not in.*3 days ago.*12 min/);
    expect(
      within(vote as HTMLElement)
        .getByRole('link', { name: 'Vote on Teodora Marinescu, Lead Data Engineer' })
        .getAttribute('href'),
    ).toBe(`/debriefs/${uuid(0)}`);
    expect(approve?.textContent).toMatch(/Chiara Conti decided: No hire.*1 min/);
    expect(
      within(approve as HTMLElement).getByRole('link', { name: /^Approve or return on Candidate 1/ }),
    ).toBeDefined();
    expect(within(decide as HTMLElement).getByRole('link', { name: /^Decide on Candidate 2/ })).toBeDefined();
  });

  it('counts in the rail, in words too', async () => {
    answer({}, {});
    renderApp('/waiting');
    const entry = await within(await screen.findByRole('navigation', { name: 'Main' })).findByRole('link', {
      name: /^Waiting for me ?, 2 debriefs wait for you$/,
    });
    expect(entry.getAttribute('aria-current')).toBe('page');
  });

  it('shows no number where nothing waits, and says what would stand here', async () => {
    answer();
    renderApp('/waiting');
    expect(await screen.findByRole('heading', { name: 'Nothing waits for you' })).toBeDefined();
    expect(within(rail()).getByRole('link', { name: 'Waiting for me' }).textContent).toBe('Waiting for me');
  });

  it('says what happened when it can’t be loaded, and asks again', async () => {
    server.on('GET', '/api/v1/me/waiting', () => refuse('internal'));
    renderApp('/waiting');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('What waits for you could not be loaded');
    answer({ candidateName: 'Marek Nowicki' });
    await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('rowheader', { name: 'Marek Nowicki' })).toBeDefined();
  });

  it('stands on the home page, the first five with a link to all', async () => {
    answer({}, {}, {}, {}, {}, {});
    renderApp('/');
    const section = await screen.findByRole('region', { name: 'Waiting for me' });
    expect(await within(section).findAllByRole('rowheader')).toHaveLength(5);
    expect(
      within(section).getByRole('link', { name: 'See all: 6 debriefs wait for you' }).getAttribute('href'),
    ).toBe('/waiting');
  });

  it('is neither offered to nor asked for whom nothing can wait for', async () => {
    signIn(['interviewer', 'recruiter', 'auditor']);
    renderApp('/');
    await screen.findByRole('heading', { level: 1 });
    expect(within(rail()).queryByRole('link', { name: /Waiting/ })).toBeNull();
    expect(screen.queryByRole('region', { name: 'Waiting for me' })).toBeNull();
    expect(server.sent.some(({ path }) => path.endsWith('/waiting'))).toBe(false);
  });
});
