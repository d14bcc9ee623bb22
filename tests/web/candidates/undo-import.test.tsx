import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { getImport, type Import } from '#shared/candidate-imports.ts';
import { uuid } from '#tests/web/loops/samples.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const importId = uuid(700);
const address = `/api/v1/candidate-imports/${importId}`;

function anImport(given: Partial<Record<keyof Import, unknown>> = {}): Import {
  return getImport.reply.parse({
    id: importId,
    state: 'done',
    by: { id: uuid(1), name: 'Ana Costa' },
    madeAt: '2026-11-20T09:00:00Z',
    endedAt: '2026-11-20T09:01:00Z',
    rows: 4,
    result: { created: 3, there: 1, leftOut: 0 },
    undone: null,
    isOwn: true,
    encoding: 'utf-8',
    progress: null,
    draft: null,
    version: 3,
    can: { change: false, start: false, cancel: false, undo: true },
    ...given,
  });
}

const undone = anImport({
  undone: { by: { id: uuid(1), name: 'Ana Costa' }, at: '2026-11-21T09:00:00Z', removed: 2 },
  version: 4,
  can: { change: false, start: false, cancel: false, undo: false },
});
const preview = {
  importId,
  isDone: false,
  removed: 2,
  stayed: 1,
  people: [{ candidateId: uuid(201), name: 'Ada Stays', why: 'loop' }],
  version: 3,
};

let server: FakeServer;
beforeEach(() => {
  server = fakeServer();
  server.on('GET', '/api/v1/session', () =>
    json(signedInAs(aMember(1, { name: 'Ana Costa', roles: ['recruiter'] }))),
  );
  server.on('GET', address, () => json(anImport()));
  server.on('GET', `${address}/undoing`, () => json(preview));
});

async function ask(): Promise<HTMLElement> {
  renderApp(`/candidates/import?id=${importId}`);
  await userEvent.click(await screen.findByRole('button', { name: 'Undo the import' }));
  return screen.findByRole('dialog', { name: 'Undo this import?' });
}

it('says who goes, who stays and why before it is confirmed, and who stayed afterwards', async () => {
  const dialog = await ask();
  expect(await within(dialog).findByText(/^2 candidates are deleted for good/)).toBeDefined();
  expect(within(dialog).getByText('1 candidate stays as they are:')).toBeDefined();
  const [line] = within(dialog).getAllByRole('listitem');
  expect(line?.textContent).toBe('Ada Stays: has a loop');

  server.on('POST', `${address}/undoing`, () => {
    server.on('GET', address, () => json(undone));
    server.on('GET', `${address}/undoing`, () => json({ ...preview, isDone: true, version: 4 }));
    return json({ ...preview, isDone: true, version: 4 });
  });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Undo the import' }));

  expect(await screen.findByText('Undone: 2 taken back, 1 stayed')).toBeDefined();
  const sent = server.sent.find(({ method }) => method === 'POST');
  expect([sent?.body, sent?.headers.get('if-match')]).toEqual([{ removes: 2 }, '"v3"']);
  const stayed = await screen.findByRole('region', { name: 'Who stayed' });
  expect(await within(stayed).findByRole('link', { name: 'Ada Stays' })).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Undo the import' })).toBeNull();
});

it('shows anew who would go where somebody worked with one of them meanwhile', async () => {
  const dialog = await ask();
  await within(dialog).findByText(/^2 candidates are deleted/);
  server.on('POST', `${address}/undoing`, () => {
    server.on('GET', `${address}/undoing`, () => json({ ...preview, removed: 0, stayed: 3 }));
    return refuse('wrong_state', { detail: 'Others stay than was said. Nothing was changed.' });
  });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Undo the import' }));
  expect(await within(dialog).findByText('Others stay than was said. Nothing was changed.')).toBeDefined();
  expect(await within(dialog).findByText('Nobody can be taken back any more.')).toBeDefined();
  expect(within(dialog).getByText('And 2 more.')).toBeDefined();
  expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Undo the import' }).disabled).toBe(
    true,
  );
});

it('stands in the list of imports as undone, when and by whom', async () => {
  server.on('GET', '/api/v1/candidate-imports', () => json({ items: [undone], next: null }));
  // What jsdom lacks of a field that grows with its text.
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
  renderApp('/candidates/import');
  const table = await screen.findByRole('table', { name: 'Imports' });
  const row = within(table).getAllByRole('row')[1];
  expect(row?.textContent).toMatch(/Undone by Ana Costa, .*: 2 taken back, 1 stayed/);
});
