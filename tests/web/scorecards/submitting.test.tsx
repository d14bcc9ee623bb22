import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  aCard,
  anInterview,
  aSubmittedCard,
  completeContent,
  evidence,
  loopId,
  seatId,
} from '#tests/web/support/cards.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { fakeDevice } from '#tests/web/support/fake-device.ts';
import { json, refuse } from '#tests/web/support/fake-server.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';
import { type CardServer, cardServer, path } from './scorecard-server.ts';

failOnConsole();

let server: CardServer;
beforeEach(() => {
  fakeDevice();
  server = cardServer({ content: completeContent });
});

const address = `/interviews/${seatId}?part=score`;
const submission = `${path}/submission`;
const colleagues = `/api/v1/loops/${loopId}/scorecards`;
const keys = (): (string | null)[] =>
  server.sent.filter((one) => one.path === submission).map(({ headers }) => headers.get('idempotency-key'));

function submitted(seesColleagues: boolean): void {
  server.on('POST', submission, () => {
    server.card = aCard({
      ...server.card,
      state: 'submitted',
      submittedAt: '2026-01-05T14:02:00Z',
      version: server.card.version + 1,
      can: { save: false, submit: false, seeColleagues: seesColleagues, amend: true, answer: false },
    });
    return json(server.card);
  });
}

async function confirm(): Promise<HTMLElement> {
  await userEvent.click(await screen.findByRole('button', { name: 'Submit' }));
  const dialog = await screen.findByRole('dialog', { name: 'Submit your card on Carla Candidate' });
  expect(dialog.textContent).toContain('It is final');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Submit for good' }));
  return dialog;
}

describe('submitting', () => {
  it('stores the last keystrokes first, submits that version, and leaves no doubt afterwards', async () => {
    submitted(false);
    server.on('GET', colleagues, () => json({ state: 'sealed', until: 'all_submitted' }));
    renderApp(address);
    expect(await screen.findByText('Sealed until you submit.')).toBeDefined();
    await userEvent.type(screen.getByLabelText('Notes'), ' More.');
    await confirm();
    const stamp = await screen.findByRole('heading', { name: 'Your card is submitted' });
    await waitFor(() => expect(document.activeElement).toBe(stamp));
    expect(await screen.findByText('Sealed until every card on this loop is in.')).toBeDefined();
    expect(server.card.content.notes).toBe(`${completeContent.notes} More.`);
    const sent = server.sent.find((one) => one.path === submission);
    expect(sent?.headers.get('if-match')).toBe('"v2"');
    expect(screen.queryByRole('button', { name: 'Submit' })).toBeNull();
  });

  it('takes what was owed out of the rail', async () => {
    submitted(false);
    server.on('GET', '/api/v1/my/interviews', () =>
      json({ items: server.card.state === 'draft' ? [anInterview(1, { group: 'late' })] : [], next: null }),
    );
    renderApp(address);
    const rail = await screen.findByRole('navigation', { name: 'Main' });
    expect(
      await within(rail).findByRole('link', { name: /^Interviews ?, 1 interview needs you$/ }),
    ).toBeDefined();
    await confirm();
    expect(await within(rail).findByRole('link', { name: /^Interviews$/ })).toBeDefined();
  });

  it('opens colleagues’ cards where the policy does, without one’s own among them', async () => {
    submitted(true);
    const theirs = (n: number, name: string, seat: string): unknown =>
      aSubmittedCard({
        seatId: seat,
        interviewer: { id: `01939a00-0000-7000-8000-00000000090${n}`, name },
        redFlags: [{ text: 'Blames others', evidence }],
      });
    server.on('GET', colleagues, () =>
      json({
        state: 'open',
        cards: [theirs(1, 'Bo Ek', '01939a00-0000-7000-8000-000000000999'), theirs(2, 'Ana Costa', seatId)],
      }),
    );
    renderApp(address);
    await confirm();
    const section = await screen.findByRole('region', { name: 'Colleagues’ cards' });
    expect(await within(section).findByRole('heading', { name: 'Bo Ek, SQL' })).toBeDefined();
    expect(section.textContent).toContain('Strong yes');
    expect(within(section).queryByText(/Ana Costa/)).toBeNull();
  });

  it('uses one key for every try of one attempt', async () => {
    server.on('POST', submission, () => Promise.reject(new TypeError('network')));
    renderApp(address);
    const dialog = await confirm();
    expect(await within(dialog).findByText(/can’t be reached/)).toBeDefined();
    submitted(false);
    server.on('GET', colleagues, () => json({ state: 'sealed', until: 'all_submitted' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Submit for good' }));
    expect(await screen.findByRole('heading', { name: 'Your card is submitted' })).toBeDefined();
    expect(keys()).toHaveLength(2);
    expect(new Set(keys()).size).toBe(1);
  });

  it('submits nothing when the last changes could not be saved', async () => {
    server.on('PUT', path, () => Promise.reject(new TypeError('network')));
    renderApp(address);
    await userEvent.type(await screen.findByLabelText('Notes'), ' More.');
    const dialog = await confirm();
    expect(await within(dialog).findByText(/nothing was submitted/)).toBeDefined();
    expect(keys()).toEqual([]);
  });

  it('says what the server found missing, and keeps the draft', async () => {
    const detail = 'The card is not complete. Your draft is kept; see the fields named.';
    server.on('POST', submission, () =>
      refuse('rule_broken', {
        detail,
        errors: [{ path: 'scores.0.evidence', message: 'Architecture: more' }],
      }),
    );
    renderApp(address);
    const dialog = await confirm();
    expect((await within(dialog).findByRole('alert')).textContent).toContain(detail);
    expect(dialog.textContent).toContain('Architecture: more');
  });

  it('is not possible before the interview, and says from when on', async () => {
    server.card = aCard({ content: completeContent, startsAt: '2099-01-05T09:00:00Z' });
    renderApp(address);
    expect((await screen.findAllByText(/Submit from 5 Jan 2099, 09:00/)).length).toBeGreaterThan(0);
    expect(screen.queryByRole('button', { name: /^Submit/ })).toBeNull();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

const ended = {
  state: 'ended',
  can: { save: false, submit: false, seeColleagues: false, amend: false, answer: false },
};

describe('a seat whose interview has started', () => {
  it('ends where its holder did not take part, after its consequences and without a reason', async () => {
    server.on('POST', `/api/v1/seats/${seatId}/absence`, () => {
      server.card = aCard(ended);
      return json({ seatId, endedAt: '2026-01-05T14:02:00Z' });
    });
    renderApp(address);
    await userEvent.click(await screen.findByRole('button', { name: 'I didn’t take part' }));
    const dialog = await screen.findByRole('dialog', { name: 'You did not take part in this interview' });
    expect(dialog.textContent).toContain('this is for good');
    await userEvent.click(within(dialog).getByRole('button', { name: 'I didn’t take part' }));
    expect(await screen.findByRole('heading', { name: 'This card is not needed any more' })).toBeDefined();
  });

  it('leads to where it is handed over', async () => {
    renderApp(address);
    const link = await screen.findByRole('link', { name: 'Hand over to a colleague' });
    expect(link.getAttribute('href')).toBe(`/loops/${loopId}?handOver=${seatId}`);
  });
});

describe('giving up the seat', () => {
  it('says the consequence, wants a reason, and ends the card', async () => {
    server.on('POST', `/api/v1/seats/${seatId}/end`, () => {
      server.card = aCard(ended);
      return json({ seatId, endedAt: '2026-01-05T14:02:00Z' });
    });
    server.card = aCard({ startsAt: '2099-01-05T09:00:00Z' });
    renderApp(address);
    expect(screen.queryByRole('button', { name: 'I didn’t take part' })).toBeNull();
    await userEvent.click(await screen.findByRole('button', { name: 'Give up the seat' }));
    const dialog = await screen.findByRole('dialog', { name: 'Give up your seat in this interview' });
    expect(dialog.textContent).toContain('this is for good');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Give up the seat' }));
    expect(within(dialog).getByText('Write a few words.')).toBeDefined();
    await userEvent.type(within(dialog).getByLabelText('Why?'), 'Was ill');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Give up the seat' }));
    expect(await screen.findByRole('heading', { name: 'This card is not needed any more' })).toBeDefined();
    await waitFor(() =>
      expect(server.sent.some(({ body }) => JSON.stringify(body) === '{"reason":"Was ill"}')).toBe(true),
    );
  });
});
