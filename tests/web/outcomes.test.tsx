import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { aLoop, uuid } from '#tests/web/loops/samples.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const loop = aLoop();
const ended = aLoop({
  state: 'cancelled',
  ended: { cause: 'job_filled', note: 'Signed on Friday.' },
  can: { ...loop.can, plan: true, cancel: false, archive: true, openDebrief: false },
});

let server: FakeServer;
beforeEach(() => {
  server = fakeServer();
  server.on('GET', '/api/v1/session', () => json(signedInAs(aMember(1, { roles: ['recruiter'] }))));
  server.on('GET', `/api/v1/loops/${loop.id}/scorecards`, () => json({ state: 'open', cards: [] }));
});

describe('an undo that is pressed on another page', () => {
  async function archiveAndLeave(): Promise<void> {
    server.on('GET', `/api/v1/loops/${loop.id}`, () => json(ended));
    server.on('POST', `/api/v1/loops/${loop.id}/archiving`, () => json(ended));
    renderApp(`/loops/${loop.id}`);
    await userEvent.click(await screen.findByRole('button', { name: 'Archive it' }));
    await screen.findByText('The loop is archived');
    const [profile] = screen.getAllByRole('link', { name: /Candidates/ });
    if (profile === undefined) throw new Error('there is no other page');
    await userEvent.click(profile);
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Archive it' })).toBeNull());
  }

  it('says what came of it', async () => {
    server.on('POST', `/api/v1/loops/${loop.id}/archiving/taking-back`, () => json(ended));
    await archiveAndLeave();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('The loop is on the board again')).toBeDefined();
  });

  it('says why nothing came of it', async () => {
    server.on('POST', `/api/v1/loops/${loop.id}/archiving/taking-back`, () =>
      refuse('wrong_state', { detail: 'It was opened again meanwhile.' }),
    );
    await archiveAndLeave();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText(/It was opened again meanwhile/)).toBeDefined();
  });
});

it('says that a seat ended, though its row has nothing to press any more', async () => {
  let isOver = false;
  let answer: (() => void) | undefined;
  // Something else of the page is asked again as well, and takes longer than the loop.
  server.on('GET', `/api/v1/loops/${loop.id}/events`, async () => {
    if (isOver) await new Promise<void>((resolve) => (answer = resolve));
    return json({ items: [], next: null });
  });
  server.on('GET', `/api/v1/loops/${loop.id}`, () => json(isOver ? withoutRights() : loop));
  server.on('POST', `/api/v1/seats/${uuid(700)}/end`, () => {
    isOver = true;
    return json({ seatId: uuid(700), endedAt: '2026-12-01T09:00:00Z' });
  });
  renderApp(`/loops/${loop.id}`);
  await userEvent.click(await screen.findByRole('button', { name: /^End seat of Bo Lindqvist/ }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByLabelText(/Reason|Why/), 'On leave');
  await userEvent.click(within(dialog).getByRole('button', { name: 'End seat' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: /^End seat of/ })).toBeNull());
  await waitFor(() => expect(answer).toBeDefined());
  answer?.();
  expect(await screen.findByText('The seat of Bo Lindqvist ended')).toBeDefined();
});

function withoutRights(): unknown {
  const interviews = loop.interviews.map((interview) => ({
    ...interview,
    seats: interview.seats.map((seat) => ({
      ...seat,
      card: 'not_needed',
      endReason: 'On leave',
      can: { ...seat.can, giveUp: false },
    })),
  }));
  return { ...loop, interviews };
}
