import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { search } from '#shared/search.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const uuid = (n: number): string => `01939a00-0000-7000-8000-${String(n).padStart(12, '0')}`;
const candidate = (n: number, name: string) => ({
  kind: 'candidate',
  id: uuid(n),
  name,
  isAnonymous: false,
  email: null,
  jobTitles: ['Data Engineer'],
});

let server: FakeServer;
let user: ReturnType<typeof userEvent.setup>;
const answer = (items: unknown[], more: string[] = []): Response => json(search.reply.parse({ items, more }));

beforeEach(() => {
  localStorage.clear();
  user = userEvent.setup();
  server = fakeServer();
  for (const path of ['my/interviews', 'loops', 'me/waiting'])
    server.on('GET', `/api/v1/${path}`, () => json({ items: [], next: null }));
  signIn(1, 'recruiter');
});

function signIn(n: number, ...roles: string[]): void {
  server.on('GET', '/api/v1/session', () => json(signedInAs(aMember(n, { roles }))));
}

async function openPalette(): Promise<HTMLElement> {
  renderApp('/');
  await screen.findByRole('button', { name: 'Search' });
  await user.keyboard('{Control>}k{/Control}');
  return screen.findByRole('combobox', { name: 'Search' });
}

const options = (): (string | null)[] =>
  screen.queryAllByRole('option').map(({ textContent }) => textContent);
const activeOption = (field: HTMLElement): string | null | undefined =>
  document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent;

describe('the palette', () => {
  it('opens on the keys with the actions and pages of who asks, and closes', async () => {
    const field = await openPalette();
    expect(document.activeElement).toBe(field);
    const actions = within(screen.getByRole('group', { name: 'Actions' }));
    expect(actions.getByRole('option', { name: 'New candidate' })).toBeDefined();
    expect(actions.queryByRole('option', { name: 'Invite people' })).toBeNull();
    const pages = within(screen.getByRole('group', { name: 'Pages' }));
    expect(pages.getByRole('option', { name: 'Candidates' })).toBeDefined();
    expect(pages.queryByRole('option', { name: 'Audit trail' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('combobox', { name: 'Search' })).toBeNull();
  });

  it('moves through what is found by arrows around both ends, and says how much there is', async () => {
    server.on('GET', '/api/v1/search', () => answer([candidate(1, 'Nia One'), candidate(2, 'Nia Two')]));
    const field = await openPalette();
    await user.keyboard('nia');
    await screen.findByRole('option', { name: /^Nia Two/ });
    await waitFor(() => expect(screen.getByText('2 results')).toBeDefined());
    expect(activeOption(field)).toContain('Nia One');
    await user.keyboard('{ArrowDown}');
    expect(activeOption(field)).toContain('Nia Two');
    await user.keyboard('{ArrowDown}');
    expect(activeOption(field)).toContain('Nia One');
    await user.keyboard('{ArrowUp}');
    expect(activeOption(field)).toContain('Nia Two');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(window.location.pathname).toBe(`/candidates/${uuid(2)}`));
  });

  it('keeps what was found until the answer is there, and takes Enter to mean the answer', async () => {
    let release: (response: Response) => void = () => undefined;
    server.on('GET', '/api/v1/search', ({ query }) =>
      query.get('search') === 'nia t'
        ? new Promise<Response>((resolve) => {
            release = resolve;
          })
        : answer([candidate(1, 'Nia One'), candidate(2, 'Nia Two')]),
    );
    await openPalette();
    await user.keyboard('nia');
    await screen.findByRole('option', { name: /^Nia One/ });
    await user.keyboard(' t{Enter}');
    await waitFor(() => expect(server.sent.some(({ query }) => query.get('search') === 'nia t')).toBe(true));
    expect(options()).toHaveLength(2);
    expect(window.location.pathname).toBe('/');
    release(answer([candidate(2, 'Nia Two')]));
    await waitFor(() => expect(window.location.pathname).toBe(`/candidates/${uuid(2)}`));
  });

  it('leads to the list where there is more, and says where nothing is found', async () => {
    server.on('GET', '/api/v1/search', ({ query }) =>
      query.get('search') === 'nobody' ? answer([]) : answer([candidate(1, 'Nia One')], ['candidate']),
    );
    const field = await openPalette();
    await user.keyboard('nobody');
    expect(await screen.findByText('Nothing found for “nobody”.')).toBeDefined();
    expect(screen.getByText('Nothing found')).toBeDefined();
    await user.clear(field);
    await user.keyboard('nia');
    await user.click(await screen.findByRole('option', { name: 'All candidates with “nia”' }));
    await waitFor(() =>
      expect(window.location.pathname + window.location.search).toBe('/candidates?search=nia'),
    );
  });

  it('goes on with actions and pages where the search fails', async () => {
    server.on('GET', '/api/v1/search', () => refuse('internal'));
    await openPalette();
    await user.keyboard('new');
    expect((await screen.findByRole('alert')).textContent).toContain('could not be done');
    expect(options()).toContain('New candidate ');
  });

  it('asks for the loop to schedule on, open ones alone, and goes back', async () => {
    server.on('GET', '/api/v1/search', () => answer([]));
    await openPalette();
    await user.keyboard('sched{Enter}');
    const field = await screen.findByRole('combobox', { name: 'Schedule an interview on which loop?' });
    await user.type(field, 'nia');
    await waitFor(() =>
      expect(server.sent.findLast(({ path }) => path.endsWith('/search'))?.query.toString()).toBe(
        'kind=loop&state=open&search=nia',
      ),
    );
    await user.clear(field);
    await user.keyboard('{Backspace}');
    expect(await screen.findByRole('combobox', { name: 'Search' })).toBeDefined();
  });
});

describe('what was opened last', () => {
  it('stands first, asked for by its id alone, and is nobody else’s on this device', async () => {
    server.on('GET', '/api/v1/search', () => answer([candidate(7, 'Nia Lately')]));
    localStorage.setItem(`evenhand-recent ${uuid(900)} ${uuid(1)}`, `candidate.${uuid(7)}`);
    const field = await openPalette();
    await screen.findByRole('group', { name: 'Recent' });
    expect(options()[0]).toContain('Nia Lately');
    expect(activeOption(field)).toContain('Nia Lately');
    expect(
      server.sent.filter(({ path }) => path.endsWith('/search')).map(({ query }) => query.toString()),
    ).toEqual([`recent=candidate.${uuid(7)}`]);
  });

  it('leaves out the page that is on screen', async () => {
    localStorage.setItem(`evenhand-recent ${uuid(900)} ${uuid(1)}`, `person.${uuid(5)}`);
    server.on('GET', '/api/v1/members', () => json({ items: [], next: null }));
    renderApp(`/people?member=${uuid(5)}`);
    await user.click(await screen.findByRole('button', { name: 'Search' }));
    await screen.findByRole('group', { name: 'Actions' });
    expect(server.sent.filter(({ path }) => path.endsWith('/search'))).toEqual([]);
  });

  it('is not asked for by another member', async () => {
    localStorage.setItem(`evenhand-recent ${uuid(900)} ${uuid(1)}`, `candidate.${uuid(7)}`);
    signIn(2, 'recruiter');
    await openPalette();
    await screen.findByRole('group', { name: 'Actions' });
    expect(screen.queryByRole('group', { name: 'Recent' })).toBeNull();
    expect(server.sent.filter(({ path }) => path.endsWith('/search'))).toEqual([]);
  });
});
