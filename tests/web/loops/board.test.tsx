import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { BoardView } from '#shared/board.ts';
import { aLoopLine, uuid } from '#tests/web/loops/samples.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const settings = {
  state: 'open',
  stage: null,
  jobId: null,
  ownerId: null,
  late: true,
  sort: 'late',
  hidden: ['owner'],
};
const lateView = {
  id: uuid(950),
  name: 'Late ones',
  settings,
  isDefault: false,
  version: 3,
} as unknown as BoardView;

let server: FakeServer;
beforeEach(() => {
  server = fakeServer();
  as('recruiter');
  server.on('GET', '/api/v1/jobs', () => json({ items: [], next: null }));
  server.on('GET', '/api/v1/members', () => json({ items: [], next: null }));
  server.on('GET', '/api/v1/my/board-views', () => json({ items: [lateView] }));
  server.on('GET', '/api/v1/loops', () => json({ items: [1, 2, 3].map((n) => aLoopLine(n)), next: null }));
});

function as(role: 'recruiter' | 'auditor'): void {
  server.on('GET', '/api/v1/session', () =>
    json(signedInAs(aMember(1, { name: 'Ana Costa', roles: [role] }))),
  );
}

const board = (): Promise<HTMLElement> => screen.findByRole('table', { name: 'Loops' });
const select = async (n: number): Promise<void> =>
  userEvent.click(await screen.findByRole('checkbox', { name: `Select Candidate ${n}` }));
const lastBody = (path: string): unknown => server.sent.findLast((request) => request.path === path)?.body;
const undo = (): Promise<void> => userEvent.click(screen.getByRole('button', { name: 'Undo' }));

describe('the views of the board', () => {
  it('are shown by what they keep, in the address', async () => {
    renderApp('/loops');
    const views = await screen.findByRole('navigation', { name: 'Views' });
    await userEvent.click(await within(views).findByRole('link', { name: 'Late ones' }));
    await waitFor(() => {
      const shown = new URLSearchParams(window.location.search);
      expect(Object.fromEntries(shown)).toEqual({
        view: lateView.id,
        state: 'open',
        late: 'yes',
        sort: 'late',
        hide: 'owner',
      });
    });
    expect(within(await board()).queryByRole('columnheader', { name: 'Owner' })).toBeNull();
    const asked = server.sent.findLast(({ path }) => path === '/api/v1/loops')?.query;
    expect([asked?.get('sort'), asked?.get('view'), asked?.get('hide')]).toEqual(['late', null, null]);
  });

  it('open the board where one is chosen for that, unless the address says something else', async () => {
    server.on('GET', '/api/v1/my/board-views', () => json({ items: [{ ...lateView, isDefault: true }] }));
    const { unmount } = renderApp('/loops');
    await waitFor(() => expect(window.location.search).toContain(`view=${lateView.id}`));
    unmount();
    renderApp('/loops?view=all');
    await board();
    expect(window.location.search).toBe('?view=all');
  });

  it('are kept without what was searched for, and say what is wrong with a name', async () => {
    server.on('POST', '/api/v1/my/board-views', () =>
      refuse('already_exists', { detail: 'You keep a view of this name already.' }),
    );
    renderApp('/loops?search=Carla&state=open');
    await userEvent.click(await screen.findByRole('button', { name: 'Keep this view' }));
    await userEvent.type(screen.getByLabelText('Name of the view'), 'Mine');
    await userEvent.click(screen.getByRole('button', { name: 'Keep the view' }));
    expect(await screen.findByText('You keep a view of this name already.')).toBeDefined();
    expect(lastBody('/api/v1/my/board-views')).toEqual({
      name: 'Mine',
      settings: { ...settings, late: false, sort: 'newest', hidden: [] },
    });
  });
});

describe('what is done to many loops at once', () => {
  it('reminds, says of each loop what came of it, and can be taken back', async () => {
    const actId = uuid(990);
    server.on('POST', '/api/v1/board/nudges', () =>
      json(
        {
          actId,
          goesAt: '2026-12-01T10:00:20Z',
          results: [
            { loopId: uuid(101), outcome: 'nudged', people: 2 },
            { loopId: uuid(102), outcome: 'sealed', people: 0 },
          ],
        },
        201,
      ),
    );
    server.on('POST', `/api/v1/board/nudges/${actId}/taking-back`, () => json({ done: true }));
    renderApp('/loops');
    await select(1);
    await select(2);
    await userEvent.click(screen.getByRole('button', { name: 'Remind of due scorecards' }));
    const said = '2 people are reminded in 20 seconds. 1 loop left out: you owe a card there yourself.';
    expect(await screen.findByText(said)).toBeDefined();
    expect(lastBody('/api/v1/board/nudges')).toEqual({ loopIds: [uuid(101), uuid(102)] });
    await undo();
    expect(await screen.findByText('Taken back: nobody was reminded.')).toBeDefined();
  });

  it('is not there for who only reads', async () => {
    as('auditor');
    renderApp('/loops');
    await board();
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it('acts on nothing that has left the board', async () => {
    renderApp('/loops');
    await select(1);
    await select(2);
    server.on('GET', '/api/v1/loops', () => json({ items: [aLoopLine(2)], next: null }));
    await userEvent.selectOptions(screen.getByLabelText('State'), 'Open');
    expect(await screen.findByText('1 loop selected')).toBeDefined();
  });
});

describe('moving candidates out of the running and back', () => {
  const moved = [uuid(101), uuid(102)];
  beforeEach(() => {
    server.on('POST', '/api/v1/board/endings', () => json({ loopIds: moved }));
    server.on('POST', '/api/v1/board/reopenings', () => json({ loopIds: moved }));
  });

  it('asks for one reason by a key, says what came of it, and takes it back', async () => {
    renderApp('/loops');
    await board();
    await userEvent.keyboard('m');
    expect(screen.queryByRole('dialog')).toBeNull();
    await userEvent.keyboard('jxjx');
    await userEvent.keyboard('m');
    const dialog = await screen.findByRole('dialog', { name: 'Move 2 candidates out of the running' });
    const confirm = within(dialog).getByRole('button', { name: 'Move out of the running' });
    await userEvent.click(confirm);
    expect(within(dialog).getByText('Choose a reason.')).toBeDefined();
    await userEvent.click(within(dialog).getByRole('radio', { name: /We do not take it further/ }));
    await userEvent.selectOptions(within(dialog).getByLabelText('Reason'), 'Position filled');
    await userEvent.click(confirm);
    expect(await screen.findByText('2 candidates are out of the running.')).toBeDefined();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(lastBody('/api/v1/board/endings')).toEqual({
      loopIds: moved,
      reason: 'position_filled',
      note: '',
    });
    await undo();
    expect(await screen.findByText(/^2 candidates are back in the running/)).toBeDefined();
    expect(lastBody('/api/v1/board/reopenings')).toEqual({ loopIds: moved });
  });

  it('names who can’t be moved, with nothing of the reason lost', async () => {
    const detail = 'Nobody was moved, because these can’t be: Candidate 2 (decided).';
    server.on('POST', '/api/v1/board/endings', () => refuse('wrong_state', { detail }));
    renderApp('/loops');
    await select(1);
    await select(2);
    await userEvent.click(screen.getByRole('button', { name: 'Move out of the running' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.selectOptions(within(dialog).getByLabelText('Reason'), 'Pay');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Move out of the running' }));
    expect(await within(dialog).findByText(detail)).toBeDefined();
    expect(within(dialog).getByLabelText<HTMLSelectElement>('Reason').value).toBe('pay');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Go back' }));
    await userEvent.click(screen.getByRole('button', { name: 'Move out of the running' }));
    expect(within(await screen.findByRole('dialog')).queryByText(detail)).toBeNull();
  });

  it('moves ended ones back by a key, and says why it could not', async () => {
    server.on('GET', '/api/v1/loops', () =>
      json({ items: [aLoopLine(1, { state: 'cancelled', stage: 'withdrawn' })], next: null }),
    );
    renderApp('/loops');
    await select(1);
    expect(screen.queryByRole('button', { name: 'Move out of the running' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Back into the running' }));
    expect(await screen.findByText(/back in the running/)).toBeDefined();
    server.on('POST', '/api/v1/board/reopenings', () => refuse('wrong_state', { detail: 'In the running.' }));
    screen.getByRole('link', { name: 'Candidate 1' }).focus();
    await userEvent.keyboard('b');
    expect(await screen.findByText('In the running.')).toBeDefined();
  });
});

describe('the keys of the board', () => {
  it('move, select, search and list themselves, and are text in a field', async () => {
    renderApp('/loops');
    await board();
    await userEvent.keyboard('jj');
    expect(document.activeElement?.textContent).toBe('Candidate 2');
    await userEvent.keyboard('kx');
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Select Candidate 1' }).checked).toBe(true);
    await userEvent.keyboard('/');
    const field = screen.getByLabelText<HTMLInputElement>('Candidate’s name begins with');
    expect(document.activeElement).toBe(field);
    await userEvent.keyboard('jx?');
    expect(field.value).toBe('jx?');
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement).not.toBe(field);
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: 'Selected loops' })).toBeNull();
    await userEvent.keyboard('?');
    expect(await screen.findByRole('dialog', { name: 'Keys' })).toBeDefined();
  });

  it('can be turned off, but for the arrows', async () => {
    localStorage.setItem('evenhand-single-keys', 'off');
    renderApp('/loops');
    await board();
    await userEvent.keyboard('j');
    expect(document.activeElement?.textContent).not.toBe('Candidate 1');
    screen.getByRole('link', { name: 'Candidate 1' }).focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement?.textContent).toBe('Candidate 2');
  });
});
