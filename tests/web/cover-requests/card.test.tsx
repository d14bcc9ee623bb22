import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { type CardServer, cardServer } from '#tests/web/scorecards/scorecard-server.ts';
import { dimensionIds, seatId } from '#tests/web/support/cards.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { json, refuse } from '#tests/web/support/fake-server.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const path = `/api/v1/seats/${seatId}/cover-requests`;
const [first, second] = [
  { id: dimensionIds[0], name: 'Data architecture' },
  { id: dimensionIds[1], name: 'Reliability' },
];

function open(requests: object, given: Parameters<typeof cardServer>[0] = {}): CardServer {
  const server = cardServer(given);
  server.on('GET', path, () => json({ toCover: [], asked: [], askable: [], ...requests }));
  renderApp(`/interviews/${seatId}?part=score`);
  return server;
}

describe('the card of somebody who is asked to cover a dimension', () => {
  it('says which, and neither who asks nor what was seen', async () => {
    open({ toCover: [first, second] });
    const asked = await screen.findByRole('complementary', { name: 'Asked of you' });
    expect(asked.textContent).toContain('Please cover Data architecture and Reliability.');
    expect(asked.textContent).toContain('says nothing about what was seen');
  });

  it('says nothing where nothing is asked, and offers no request where none can be made', async () => {
    open({});
    expect(await screen.findByRole('button', { name: 'Submit the card' })).toBeDefined();
    expect(screen.queryByRole('complementary', { name: 'Asked of you' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Ask for a dimension to be covered' })).toBeNull();
  });
});

describe('asking that a dimension be covered', () => {
  const openDialog = async () => {
    await userEvent.click(await screen.findByRole('button', { name: 'Ask for a dimension to be covered' }));
    return screen.getByRole('dialog', { name: 'Ask for a dimension to be covered' });
  };

  it('takes dimensions and a reason from lists, and no text', async () => {
    const server = open({ askable: [first, second] });
    server.on('POST', path, () =>
      json(
        {
          toCover: [],
          asked: [{ dimension: second, reason: 'question_did_not_fit', askedAt: '2026-01-05T14:02:00Z' }],
          askable: [first],
        },
        201,
      ),
    );
    const dialog = await openDialog();
    expect(within(dialog).queryByRole('textbox')).toBeNull();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Ask the recruiter' }));
    expect(within(dialog).getByText('Choose at least one.')).toBeDefined();

    await userEvent.click(within(dialog).getByRole('checkbox', { name: 'Reliability' }));
    await userEvent.click(within(dialog).getByRole('radio', { name: 'The question did not fit' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Ask the recruiter' }));

    const section = await screen.findByRole('region', { name: 'Not covered?' });
    await waitFor(() => expect(section.textContent).toContain('Reliability: the question did not fit'));
    const posts = server.sent.filter(({ method }) => method === 'POST').map(({ body }) => body);
    expect(posts).toEqual([{ dimensionIds: [second.id], reason: 'question_did_not_fit' }]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says why it was refused, and keeps what was chosen', async () => {
    const server = open({ askable: [first] });
    server.on('POST', path, () => refuse('wrong_state', { detail: 'Your card is in. Nothing was asked.' }));
    const dialog = await openDialog();
    await userEvent.click(within(dialog).getByRole('checkbox', { name: 'Data architecture' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Ask the recruiter' }));
    expect((await within(dialog).findByRole('alert')).textContent).toContain('Nothing was asked.');
    expect(within(dialog).getByRole('checkbox', { name: 'Data architecture' })).toHaveProperty(
      'checked',
      true,
    );
  });
});

it('a card on an anonymous loop says so beside the label', async () => {
  open({}, { candidateName: 'Candidate 7F3A', isAnonymous: true });
  expect(await screen.findByRole('heading', { level: 1, name: 'Candidate 7F3A' })).toBeDefined();
  expect(screen.getByText('Anonymous until you submit')).toBeDefined();
});
