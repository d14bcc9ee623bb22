import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  aPath,
  blueprintId,
  comparisons,
  ownPaths,
  practice,
  scored,
  signOff,
  toScore,
} from '#tests/web/practice/samples.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const listPath = '/api/v1/practice';
const practicePath = `/api/v1/practice/${blueprintId}`;
const samplePath = `${practicePath}/samples/lead-two`;

let server: FakeServer;
beforeEach(() => {
  server = fakeServer();
  server.on('GET', '/api/v1/session', () => json(signedInAs(aMember(1))));
  server.on('GET', listPath, () => json(ownPaths({})));
  server.on('GET', '/api/v1/me/comparisons', () => json({ items: [] }));
  server.on('GET', practicePath, () => json(practice()));
  server.on('GET', samplePath, () => json(toScore()));
});

const rowsOf = (name: string): string[] =>
  within(screen.getByRole('table', { name }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent ?? '');

describe('the practice page', () => {
  it('shows where one stands on each blueprint, with what is next', async () => {
    server.on('GET', listPath, () =>
      json(ownPaths({}, { path: aPath({ signOff, next: null }), distance: null })),
    );
    renderApp('/practice');
    await screen.findByRole('table', { name: 'My blueprints' });
    const [begun, done] = rowsOf('My blueprints');
    expect(begun).toContain('1 of 2 scored');
    expect(begun).toContain('0.50 points from the reference');
    expect(done).toContain('by Bruno Carvalho');
    expect(done).toContain('Without shadow');
    expect(await screen.findByText('None yet.')).toBeDefined();
    expect(screen.getByRole('link', { name: 'Practice' }).getAttribute('href')).toBe('/practice');
  });

  it('leads to the cards that may be compared', async () => {
    server.on('GET', '/api/v1/me/comparisons', () => json(comparisons()));
    renderApp('/practice');
    const link = await screen.findByRole('link', { name: 'Pipeline design' });
    expect(link.getAttribute('href')).toMatch(/^\/practice\/comparisons\//);
    expect(rowsOf('Cards to compare')[0]).toContain('Paul Partner');
  });

  it('says what will be there, and what went wrong', async () => {
    server.on('GET', listPath, () => json({ items: [], next: null }));
    server.on('GET', '/api/v1/me/comparisons', () => refuse('unavailable'));
    renderApp('/practice');
    expect(await screen.findByText('No blueprint yet')).toBeDefined();
    expect(await screen.findByText('The cards to compare could not be loaded')).toBeDefined();
  });
});

describe('one’s own practice on a blueprint', () => {
  it('has the four steps, the next one marked, and the samples', async () => {
    renderApp(`/practice/${blueprintId}`);
    const steps = within(await screen.findByRole('list', { name: 'Steps' })).getAllByRole('listitem');
    expect(steps.map((step) => within(step).getByRole('heading').textContent)).toEqual([
      'Practice',
      'Shadow',
      'Reverse shadow',
      'Sign-off',
    ]);
    expect(steps.map((step) => step.getAttribute('aria-current'))).toEqual(['step', null, null, null]);
    const [first, second] = rowsOf('Sample answers');
    expect(first).toContain('0.50 points from the reference');
    expect(second).toContain('To score');
    const next = screen.getByRole('link', { name: 'Score the next sample' });
    expect(next.getAttribute('href')).toBe(`/practice/${blueprintId}/samples/lead-two`);
    expect(screen.queryByRole('link', { name: 'Who is qualified' })).toBeNull();
  });

  it('says that a blueprint has no samples, and that the other steps stand', async () => {
    const path = aPath({ practice: { samples: 0, scored: 0, doneAt: null }, next: 'shadow' });
    server.on('GET', practicePath, () =>
      json(practice({ samples: [], path, distance: null, can: { seePeople: true } })),
    );
    renderApp(`/practice/${blueprintId}`);
    expect(await screen.findByText('No sample answers')).toBeDefined();
    expect(screen.getByText(/nobody is asked for this step/)).toBeDefined();
    expect(screen.getByRole('link', { name: 'Who is qualified' })).toBeDefined();
  });

  it('says what to do where all is scored, and further away than agreed', async () => {
    const path = aPath({ practice: { samples: 2, scored: 2, doneAt: null } });
    server.on('GET', practicePath, () => json(practice({ path, distance: 1.2 })));
    renderApp(`/practice/${blueprintId}`);
    expect(await screen.findByText(/Talk the results over/)).toBeDefined();
  });
});

describe('a sample', () => {
  it('is scored on each dimension by its anchors, confirmed, and then tells the reference', async () => {
    const user = userEvent.setup();
    server.on('POST', `${samplePath}/scores`, () => json(scored(), 201));
    renderApp(`/practice/${blueprintId}/samples/lead-two`);
    const sql = await screen.findByRole('group', { name: 'Score for SQL' });
    expect(within(sql).getAllByRole('radio')).toHaveLength(5);
    expect(screen.getByText('Then it matched.')).toBeDefined();

    await user.click(screen.getByRole('button', { name: 'Submit the scores' }));
    expect(screen.getByRole('alert').textContent).toBe('Score SQL and Engineering first.');
    expect(document.activeElement).toBe(within(sql).getAllByRole('radio')[0]);

    await user.click(within(sql).getByRole('radio', { name: /The fourth level of SQL/ }));
    await user.click(screen.getByRole('radio', { name: /The second level of Engineering/ }));
    await user.click(screen.getByRole('button', { name: 'Submit the scores' }));
    expect(server.sent.some(({ method }) => method === 'POST')).toBe(false);
    await user.click(await screen.findByRole('button', { name: 'Submit' }));

    const beside = within(await screen.findByRole('region', { name: 'SQL' }));
    expect(server.sent.find(({ method }) => method === 'POST')?.body).toEqual({
      scores: [
        { dimension: 'sql', rating: 4 },
        { dimension: 'engineering', rating: 2 },
      ],
    });
    expect(beside.getByText('2 above it')).toBeDefined();
    expect(beside.getByText('It is covered with a distinct: anchor 2.')).toBeDefined();
    expect(document.activeElement?.tagName).toBe('MAIN');
  });

  it('shows colleagues as counts, and says where there are too few', async () => {
    server.on('GET', samplePath, () => json(scored()));
    renderApp(`/practice/${blueprintId}/samples/lead-two`);
    const counts = await screen.findByRole('table', { name: 'How colleagues scored SQL' });
    const cells = within(counts).getAllByRole('cell');
    expect(cells.map(({ textContent }) => textContent)).toEqual(['0', '3', '1', '0', '0']);
    expect(screen.getByText(/4 colleagues, mean 2.3: you are 1.8 above/)).toBeDefined();
    expect(screen.getByText(/shown once 3 others have scored/)).toBeDefined();
    expect(screen.getByText(/words its anchors in its own way/)).toBeDefined();
    expect(screen.getByText('On average 1.00 points from the reference; 1 of 2 the same.')).toBeDefined();
    expect(screen.getByRole('link', { name: 'Back to your steps' })).toBeDefined();
  });

  it('keeps the choice when sending fails, and says what happened', async () => {
    const user = userEvent.setup();
    server.on('POST', `${samplePath}/scores`, () =>
      refuse('already_exists', { detail: 'You have scored this sample already.' }),
    );
    renderApp(`/practice/${blueprintId}/samples/lead-two`);
    await user.click(await screen.findByRole('radio', { name: /The fourth level of SQL/ }));
    await user.click(screen.getByRole('radio', { name: /The second level of Engineering/ }));
    await user.click(screen.getByRole('button', { name: 'Submit the scores' }));
    await user.click(await screen.findByRole('button', { name: 'Submit' }));
    expect((await screen.findByRole('alert')).textContent).toContain('scored this sample already');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /The fourth level of SQL/ }).checked).toBe(
      true,
    );
  });

  it('says that it could not be loaded', async () => {
    server.on('GET', samplePath, () => refuse('not_found'));
    renderApp(`/practice/${blueprintId}/samples/lead-two`);
    expect(await screen.findByText('The sample could not be loaded')).toBeDefined();
  });
});
