import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { aBlueprint, aKit, aVersion, blueprintId } from '#tests/web/blueprints/samples.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const owner = aMember(1, { roles: ['hiring_manager'] });
const reader = aMember(2, { roles: ['interviewer'] });

let server: FakeServer;
beforeEach(() => {
  server = fakeServer();
  server.on('GET', '/api/v1/session', () => json(signedInAs(owner)));
  server.on('GET', '/api/v1/blueprints', () => json({ items: [], next: null }));
});

const row = {
  id: blueprintId,
  title: 'Night Porter',
  createdAt: '2026-11-01T09:00:00Z',
  published: { number: 2, at: '2026-11-10T09:00:00Z', dimensions: 8, exercises: 4 },
  draft: { number: 3, changedAt: '2026-11-20T09:00:00Z' },
};

describe('the list', () => {
  it('says what will be here, and how to fill it', async () => {
    renderApp('/blueprints');
    await screen.findByRole('heading', { name: 'No blueprints yet' });
    expect(screen.getByRole('link', { name: 'Start the first one' }).getAttribute('href')).toBe(
      '/blueprints/new',
    );
  });

  it('shows versions, drafts and sizes, and keeps the search in the address', async () => {
    server.on('GET', '/api/v1/blueprints', () => json({ items: [row], next: null }));
    renderApp('/blueprints');
    const table = await screen.findByRole('table', { name: 'Blueprints' });
    expect(table.textContent).toContain('Version 2');
    expect(table.textContent).toContain('Version 3');
    await userEvent.type(screen.getByLabelText('Role holds'), 'porter');
    await waitFor(() => expect(window.location.search).toBe('?search=porter'));
    await waitFor(() => expect(server.sent.at(-1)?.query.get('search')).toBe('porter'));
  });
});

describe('who only reads', () => {
  it('is told so before anything is typed', async () => {
    server.on('GET', '/api/v1/session', () => json(signedInAs(reader)));
    renderApp('/blueprints/import');
    await screen.findByRole('heading', { name: 'Hiring managers and admins write blueprints' });
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});

describe('a new blueprint', () => {
  it('starts empty with a title, and asks for one', async () => {
    server.on('GET', '/api/v1/library-kits', () => json({ items: [{ key: 'night-porter', kit: aKit() }] }));
    server.on('POST', '/api/v1/blueprints', () => json(aBlueprint([{ number: 1, isPublished: false }]), 201));
    renderApp('/blueprints/new');
    const kit = await screen.findByRole('article', { name: 'Night Porter' });
    expect(kit.textContent).toContain('2 rounds, 1 h 30 min');
    await userEvent.click(screen.getByRole('button', { name: 'Start empty' }));
    expect(screen.getByText('Fill this in.')).toBeDefined();
    expect(document.activeElement).toBe(screen.getByLabelText('Role'));
    await userEvent.type(screen.getByLabelText('Role'), 'Day Porter');
    await userEvent.click(screen.getByRole('button', { name: 'Start empty' }));
    await waitFor(() =>
      expect(server.sent.find(({ method }) => method === 'POST')?.body).toEqual({
        source: { kind: 'empty', title: 'Day Porter' },
      }),
    );
  });
});

describe('a published version', () => {
  it('shows anchors in full, the rounds, and what nothing assesses', async () => {
    const kit = aKit({
      responsibilities: [
        ...aKit().responsibilities,
        { key: 'lift', group: 'Operational', text: 'Restart the lift.' },
      ],
    });
    const versions = [{ number: 1, isPublished: true, note: 'First' }];
    server.on('GET', `/api/v1/blueprints/${blueprintId}`, () => json(aBlueprint(versions)));
    server.on('GET', `/api/v1/blueprints/${blueprintId}/versions/1`, () => json(aVersion(1, kit)));
    renderApp(`/blueprints/${blueprintId}`);
    const anchors = await screen.findByRole('table', { name: 'Anchors of Reliability' });
    expect(
      within(anchors)
        .getAllByRole('row')
        .map((one) => one.textContent),
    ).toEqual(['5five', '4four', '3threethe bar', '2two', '1one']);
    const matrix = within(screen.getByRole('region', { name: 'Job-relatedness matrix' }));
    expect(matrix.getByRole('row', { name: /Restart the lift/ }).textContent).toContain(
      'No dimension assesses it',
    );
    expect(screen.getByText(/1 part of 3 in the job that no dimension assesses/)).toBeDefined();
    expect(screen.getByRole('button', { name: 'Start version 2' })).toBeDefined();
    expect(screen.getByRole('table', { name: 'Versions' }).textContent).toContain('First');
  });
});
