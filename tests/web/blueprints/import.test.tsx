import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { aBlueprint, aDraft, aReading, blueprintId, draftPath } from '#tests/web/blueprints/samples.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const reading = '/api/v1/role-documents/reading';
let server: FakeServer;
beforeEach(() => {
  server = fakeServer();
  server.on('GET', '/api/v1/session', () => json(signedInAs(aMember(1, { roles: ['hiring_manager'] }))));
  server.on('POST', reading, () => json(aReading));
  server.on('POST', '/api/v1/blueprints', () => json(aBlueprint([{ number: 1, isPublished: false }]), 201));
  server.on('GET', `/api/v1/blueprints/${blueprintId}`, () =>
    json(aBlueprint([{ number: 1, isPublished: false }])),
  );
  server.on('GET', draftPath, () => json(aDraft()));
});

async function read(text: string): Promise<void> {
  renderApp('/blueprints/import');
  const field = await screen.findByLabelText('Text of the blueprint');
  await userEvent.click(field);
  await userEvent.paste(text);
  await userEvent.click(screen.getByRole('button', { name: 'Read the document' }));
}

const savedDocument = (): Record<string, unknown> | undefined => {
  const sent = server.sent.find(({ method, path }) => method === 'POST' && path === '/api/v1/blueprints');
  return (sent?.body as { source: { document: Record<string, unknown> } } | undefined)?.source.document;
};

describe('the text of a document', () => {
  it('is refused with the reason, and kept', async () => {
    server.on('POST', reading, () =>
      json({ outcome: 'refused', code: 'no_sections', message: 'No numbered sections were found.' }),
    );
    await read('A shopping list');
    expect((await screen.findByRole('alert')).textContent).toContain('No numbered sections were found.');
    expect(screen.getByLabelText<HTMLTextAreaElement>('Text of the blueprint').value).toBe('A shopping list');
  });

  it('is kept when the server can’t be reached', async () => {
    server.on('POST', reading, () => Promise.reject(new TypeError('failed')));
    await read('A blueprint');
    expect((await screen.findByRole('alert')).textContent).toContain('can’t be reached');
    expect(screen.getByLabelText<HTMLTextAreaElement>('Text of the blueprint').value).toBe('A blueprint');
  });

  it('may come from a file, which is refused when it is none of the kinds', async () => {
    renderApp('/blueprints/import');
    const chooser = await screen.findByLabelText(/Or choose a file/);
    const user = userEvent.setup({ applyAccept: false });
    await user.upload(chooser, new File(['x'], 'role.pdf', { type: 'application/pdf' }));
    expect((await screen.findByRole('alert')).textContent).toContain('role.pdf is not a text file');
    await user.upload(chooser, new File(['y'.repeat(1_048_577)], 'role.md'));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('larger than 1 MB'));
    expect(server.sent.some(({ path }) => path === reading)).toBe(false);
    await user.upload(chooser, new File(['# Role'], 'role.md'));
    await screen.findByRole('heading', { name: 'Import: Night Porter' });
    expect(server.sent.find(({ path }) => path === reading)?.body).toEqual({ text: '# Role' });
  });
});

describe('the preview', () => {
  it('says what was recognised, what is unsure with its reason, and where it came from', async () => {
    await read('a document');
    const summary = await screen.findByRole('region', { name: 'What was recognised' });
    expect(summary.textContent).toContain('Read as Markdown: 2 responsibilities, 1 deliverable, 2 KPIs');
    expect(summary.textContent).toContain('2 places to look at');
    const table = screen.getByRole('table', { name: 'KPIs' });
    expect(table.textContent).toContain('Unsure');
    expect(table.textContent).toContain('The name may end later (line 41)');
    expect(table.textContent).toContain('Line 41: Doors found open Nights');
    expect(screen.getByText(/1 line of the document that/)).toBeDefined();
    expect(screen.getByRole('region', { name: 'Background' }).textContent).toContain('never scored');
  });

  it('leads from "to look at" to the item', async () => {
    await read('a document');
    await userEvent.click(await screen.findByRole('link', { name: 'Care & order' }));
    expect(document.activeElement).toBe(screen.getByLabelText('Dimension 1'));
  });

  it('saves the cells as they were corrected, without what was left out', async () => {
    await read('a document');
    const table = await screen.findByRole('table', { name: 'KPIs' });
    const name = within(table).getByLabelText('KPI: Doors found');
    await userEvent.type(name, ' open');
    const measures = within(table).getByLabelText('What it measures: Doors found open');
    await userEvent.clear(measures);
    await userEvent.type(measures, 'Nights with a door left open');
    expect(table.textContent).not.toContain('no longer give this line');
    expect(table.textContent).toContain('Looked at');
    await userEvent.click(screen.getByRole('button', { name: 'Leave out: Calls answered' }));
    expect(screen.getByText('Left out: Calls answered')).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Save as a draft' }));
    await waitFor(() => expect(savedDocument()).toBeDefined());
    expect(savedDocument()).toMatchObject({
      kpis: [{ name: 'Doors found open', measures: 'Nights with a door left open' }],
      dimensions: aReading.document.dimensions,
    });
    await screen.findByRole('heading', { name: 'Proposals' });
  });

  it('takes rows that a person adds, and none that stayed empty or was taken back', async () => {
    await read('a document');
    await userEvent.click(await screen.findByRole('button', { name: 'Add a KPI' }));
    expect(document.activeElement).toBe(screen.getByLabelText('KPI: KPI 3'));
    await userEvent.keyboard('Keys returned');
    await userEvent.click(screen.getByRole('button', { name: 'Add a responsibility: Strategic' }));
    await userEvent.keyboard('Name a deputy.');
    await userEvent.click(screen.getByRole('button', { name: 'Add a dimension' }));
    await userEvent.keyboard('Composure');
    await userEvent.click(screen.getByRole('button', { name: 'Add an assessment area' }));
    await userEvent.keyboard('Nights');
    await userEvent.type(screen.getByLabelText(/^Probes of Nights/), 'Who was there?');
    await userEvent.click(screen.getByRole('button', { name: 'Add a weak signal' }));
    await userEvent.keyboard('Sleeps.');
    await userEvent.click(screen.getByRole('button', { name: 'Remove: Weak signal 1' }));
    expect(screen.queryByText(/Left out: Sleeps/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Add a red flag' }));
    await userEvent.click(screen.getByRole('button', { name: 'Leave out: First aid' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save as a draft' }));
    await waitFor(() => expect(savedDocument()).toBeDefined());
    expect(savedDocument()).toMatchObject({
      kpis: [...aReading.document.kpis, { name: 'Keys returned', measures: '' }],
      responsibilities: [
        ...aReading.document.responsibilities,
        { group: 'Strategic', text: 'Name a deputy.' },
      ],
      dimensions: [...aReading.document.dimensions, { name: 'Composure', anchorTop: '', evidence: '' }],
      assessmentAreas: [{ name: 'Nights', probes: ['Who was there?'] }],
      skills: [],
      weakSignals: [],
      redFlags: [],
    });
  });

  it('adds no more than a kit can hold', async () => {
    const dimension = (name: string) => ({ name, anchorTop: '', evidence: '' });
    const full = Array.from({ length: 16 }, (_, index) => dimension(`Dimension ${index}`));
    server.on('POST', reading, () =>
      json({ ...aReading, splits: [], marks: [], document: { ...aReading.document, dimensions: full } }),
    );
    await read('a document');
    await screen.findByText('A kit holds at most 16 of these.');
    expect(screen.queryByRole('button', { name: 'Add a dimension' })).toBeNull();
  });

  it('says when the cells no longer give the line', async () => {
    await read('a document');
    const table = await screen.findByRole('table', { name: 'KPIs' });
    await userEvent.type(within(table).getByLabelText('KPI: Doors found'), ' unlocked');
    expect(table.textContent).toContain('no longer give this line word for word');
  });

  it('keeps every correction when saving is refused', async () => {
    server.on('POST', '/api/v1/blueprints', () => refuse('unavailable'));
    await read('a document');
    const title = await screen.findByLabelText('Title');
    await userEvent.type(title, ' II');
    await userEvent.click(screen.getByRole('button', { name: 'Save as a draft' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Not available at the moment');
    expect(screen.getByLabelText<HTMLTextAreaElement>('Title').value).toBe('Night Porter II');
  });

  it('asks before it is left unsaved, and goes back to the kept text', async () => {
    await read('a document');
    await screen.findByRole('heading', { name: 'Import: Night Porter' });
    await userEvent.click(screen.getByRole('link', { name: 'People' }));
    const dialog = await screen.findByRole('dialog', { name: 'This import is not saved' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Stay' }));
    await userEvent.click(screen.getByRole('button', { name: 'Back to the text' }));
    expect(screen.getByLabelText<HTMLTextAreaElement>('Text of the blueprint').value).toBe('a document');
  });
});
