import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { aCompared } from '#tests/web/debriefs/compared.ts';
import { uuid } from '#tests/web/loops/samples.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const jobId = uuid(40);
const [ana, bea, cid] = [aCompared(1), aCompared(2), aCompared(3, { composite: null })];
const comparison = {
  job: { id: jobId, title: 'Lead Data Engineer' },
  blueprint: { id: uuid(41), title: 'Lead', number: 2 },
  order: 'name',
  compositePolicy: 'after_votes',
  state: 'calibrated',
  missing: { raters: 0, candidates: 0, cards: 0 },
  bands: [[ana], [bea]],
  rest: [cid],
  isCut: false,
};

let server: FakeServer;
beforeEach(() => {
  server = fakeServer();
  server.on('GET', '/api/v1/session', () => json(signedInAs(aMember(1, { roles: ['hiring_manager'] }))));
  server.on('GET', `/api/v1/jobs/${jobId}/comparison`, ({ query }) =>
    json({ ...comparison, order: query.get('order') ?? 'name' }),
  );
});
const asked = () => server.sent.filter(({ path }) => path.endsWith('/comparison'));

describe('the comparison of a job', () => {
  it('draws the bands, and says of who stands in none why', async () => {
    renderApp(`/jobs/${jobId}/compare`);
    const plot = await screen.findByRole('figure', { name: /^Candidate 1 stands above the others/ });
    expect(
      within(plot)
        .getAllByRole('group')
        .map((row) => row.getAttribute('aria-label')),
    ).toEqual(['Candidate 1', 'Candidate 2']);
    expect(
      within(plot)
        .getAllByRole('heading', { level: 4 })
        .map(({ textContent }) => textContent),
    ).toEqual(['Band 1: 1 candidate', 'Band 2: 1 candidate']);
    const rest = screen.getByRole('table', { name: 'Candidates in no band' });
    expect(within(rest).getByText(/^A card is still owed/)).toBeDefined();
  });

  it('asks by score once, when that is chosen, and not again when the window is looked at', async () => {
    renderApp(`/jobs/${jobId}/compare`);
    await userEvent.selectOptions(await screen.findByLabelText('Within a band'), 'By score');
    await waitFor(() => expect(asked().map(({ query }) => query.get('order'))).toEqual([null, 'score']));
    document.dispatchEvent(new Event('visibilitychange'));
    await userEvent.selectOptions(screen.getByLabelText('Stage'), 'Withdrew');
    await waitFor(() => expect(asked().at(-1)?.query.get('stage')).toBe('withdrawn'));
    expect(asked()).toHaveLength(3);
  });

  it('lays two beside each other only when both are chosen; nobody beside themselves or without figures', async () => {
    server.on('GET', `/api/v1/jobs/${jobId}/comparison/${ana.loopId}/${bea.loopId}`, () =>
      json({
        a: { loopId: ana.loopId, name: 'Candidate 1' },
        b: { loopId: bea.loopId, name: 'Candidate 2' },
        all: { kind: 'percent', percent: 80 },
        dimensions: [
          {
            dimensionId: uuid(50),
            name: 'SQL',
            a: ana.composite?.calibrated,
            b: { kind: 'no_figure', reason: 'not_assessed' },
            above: { kind: 'no_figure', reason: 'not_assessed' },
          },
        ],
      }),
    );
    renderApp(`/jobs/${jobId}/compare`);
    await userEvent.selectOptions(await screen.findByLabelText('Candidate'), 'Candidate 1');
    const other = screen.getByLabelText('Beside');
    await waitFor(() =>
      expect(
        within(other)
          .getAllByRole('option')
          .map(({ textContent }) => textContent),
      ).toEqual(['Choose a candidate', 'Candidate 2']),
    );
    await userEvent.selectOptions(other, 'Candidate 2');
    const table = await screen.findByRole('table', { name: 'Candidate 1 beside Candidate 2' });
    expect(within(table).getAllByText('not assessed')).toHaveLength(2);
    expect(screen.getByText('All dimensions together: Candidate 1 above: 80 %')).toBeDefined();
  });

  it('says what will be here while there is nothing, and asks again after a failure', async () => {
    server.on('GET', `/api/v1/jobs/${jobId}/comparison`, () => refuse('internal'));
    renderApp(`/jobs/${jobId}/compare`);
    await screen.findByText('The candidates could not be compared');
    server.on('GET', `/api/v1/jobs/${jobId}/comparison`, () =>
      json({ ...comparison, state: null, bands: [], rest: [] }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Nothing to compare yet')).toBeDefined();
  });
});
