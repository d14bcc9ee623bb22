import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  aCard,
  aSubmittedCard,
  completeContent,
  dimensionIds,
  emptyContent,
  evidence,
  loopId,
  seatId,
  submittedState,
} from '#tests/web/support/cards.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { fakeDevice } from '#tests/web/support/fake-device.ts';
import { json, refuse } from '#tests/web/support/fake-server.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';
import { type CardServer, cardServer } from './scorecard-server.ts';

failOnConsole();

let server: CardServer;
beforeEach(() => {
  fakeDevice();
  server = cardServer(submittedState);
  server.on('GET', `/api/v1/loops/${loopId}/scorecards`, () =>
    json({ state: 'sealed', until: 'all_submitted' }),
  );
});

const address = `/interviews/${seatId}`;
const amendments = `/api/v1/seats/${seatId}/amendments`;
const asker = { id: '01939a00-0000-7000-8000-000000000950', name: 'Elif Demir' };
const questionId = '01939a00-0000-7000-8000-000000000960';

const anAmendment = (given: object = {}): object => ({
  dimensionId: dimensionIds[0],
  rating: 3,
  notAssessedReason: null,
  evidence: 'Reread my notes: two layers, not three.',
  reason: 'I had counted one twice.',
  isBeforeReveal: true,
  amendedAt: '2026-01-05T15:00:00Z',
  ...given,
});

describe('amending a score', () => {
  async function openForm(): Promise<HTMLElement> {
    renderApp(address);
    await userEvent.click(await screen.findByRole('button', { name: 'Amend Architecture' }));
    return screen.findByRole('form', { name: 'Amend Architecture' });
  }

  it('begins with what stands, wants a change and a reason, and shows the later word beside the original', async () => {
    server.on('POST', amendments, () => {
      server.card = aCard({ ...submittedState, amendments: [anAmendment()] });
      return json(server.card, 201);
    });
    const form = await openForm();
    expect(document.activeElement?.textContent).toBe('Amend Architecture');
    expect(within(form).getByRole<HTMLInputElement>('radio', { name: /fourth level/ }).checked).toBe(true);
    const text = within(form).getByLabelText<HTMLTextAreaElement>('Evidence for Architecture');
    expect(text.value).toBe(evidence);
    const send = within(form).getByRole('button', { name: 'Amend the score' });

    await userEvent.click(send);
    expect(within(form).getByRole('alert').textContent).toBe('Nothing is changed yet.');
    await userEvent.click(within(form).getByRole('radio', { name: /third level/ }));
    await userEvent.click(send);
    expect(within(form).getByRole('alert').textContent).toContain('Say why you amend it');
    expect(server.sent.some(({ path }) => path === amendments)).toBe(false);
    await userEvent.type(within(form).getByLabelText('Why do you amend it?'), 'I had counted one twice.');
    await userEvent.click(send);

    const later = await screen.findByRole('region', { name: 'Architecture, amended' });
    expect(later.textContent).toContain('I had counted one twice.');
    expect(later.textContent).toContain('it enters calibration');
    expect(screen.getByRole('region', { name: 'Architecture as submitted' }).textContent).toContain(evidence);
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Amend Architecture' })),
    );
    expect(server.sent.find(({ path }) => path === amendments)?.body).toEqual({
      dimensionId: dimensionIds[0],
      rating: 3,
      notAssessedReason: null,
      evidence,
      reason: 'I had counted one twice.',
    });
  });

  it('takes a score back as not assessed, with its reason', async () => {
    server.on('POST', amendments, () => json(server.card, 201));
    const form = await openForm();
    await userEvent.click(within(form).getByRole('radio', { name: /Not assessed/ }));
    expect(within(form).queryByLabelText('Evidence for Architecture')).toBeNull();
    await userEvent.type(within(form).getByLabelText('Why was it not assessed?'), 'We ran out of time');
    await userEvent.type(within(form).getByLabelText('Why do you amend it?'), 'It was another exercise.');
    await userEvent.click(within(form).getByRole('button', { name: 'Amend the score' }));
    await waitFor(() =>
      expect(server.sent.find(({ path }) => path === amendments)?.body).toMatchObject({
        rating: null,
        notAssessedReason: 'We ran out of time',
      }),
    );
  });

  it('says what the server refused, and keeps what was typed', async () => {
    server.on('POST', amendments, () =>
      refuse('wrong_state', { detail: 'The decision is made; the card stays as it was read then.' }),
    );
    const form = await openForm();
    await userEvent.click(within(form).getByRole('radio', { name: /third level/ }));
    const reason = within(form).getByLabelText<HTMLTextAreaElement>('Why do you amend it?');
    await userEvent.type(reason, 'I had counted one twice.');
    await userEvent.click(within(form).getByRole('button', { name: 'Amend the score' }));
    expect((await within(form).findByRole('alert')).textContent).toContain('The decision is made');
    expect(reason.value).toBe('I had counted one twice.');
  });

  it('is not offered once the decision is made, and its history stays', async () => {
    server.card = aCard({
      ...submittedState,
      amendments: [anAmendment({ isBeforeReveal: false })],
      can: { ...submittedState.can, amend: false },
    });
    renderApp(address);
    const later = await screen.findByRole('region', { name: 'Architecture, amended' });
    expect(later.textContent).toContain('the score from before enters calibration');
    expect(screen.queryByRole('button', { name: /^Amend/ })).toBeNull();
  });
});

describe('a question of the committee', () => {
  const question = {
    id: questionId,
    dimensionId: dimensionIds[1],
    text: 'What did they say about late events?',
    askedBy: asker,
    askedAt: '2026-01-06T09:00:00Z',
    answer: null,
  };
  const can = { ...submittedState.can, answer: true };

  it('stands above the card, and is answered there without touching the score', async () => {
    server.card = aCard({ ...submittedState, questions: [question], can });
    server.on('POST', `/api/v1/questions/${questionId}/answer`, () => {
      const answer = { text: 'They would replay them.', answeredAt: '2026-01-06T10:00:00Z' };
      server.card = aCard({ ...server.card, questions: [{ ...question, answer }] });
      return json(server.card, 201);
    });
    renderApp(address);
    const section = await screen.findByRole('region', { name: 'Questions from the committee' });
    expect(within(section).getByText('1 question to answer')).toBeDefined();
    expect(within(section).getByRole('heading', { name: 'Reliability' })).toBeDefined();
    await userEvent.click(within(section).getByRole('button', { name: 'Send the answer' }));
    expect(within(section).getByText('Write an answer first.')).toBeDefined();
    await userEvent.type(
      within(section).getByLabelText('Your answer to Elif Demir'),
      'They would replay them.',
    );
    await userEvent.click(within(section).getByRole('button', { name: 'Send the answer' }));
    expect(await within(section).findByText('They would replay them.')).toBeDefined();
    expect(within(section).queryByRole('button')).toBeNull();
    expect(within(section).queryByText(/to answer/)).toBeNull();
  });

  it('says that it was too late, once the debrief is over', async () => {
    server.card = aCard({ ...submittedState, questions: [question] });
    renderApp(address);
    expect(await screen.findByText('The debrief ended before it was answered.')).toBeDefined();
    expect(screen.queryByLabelText(/Your answer/)).toBeNull();
  });
});

describe('a card typed in from paper', () => {
  it('says so to its author, with what they had typed themselves', async () => {
    const keptDraft = { ...emptyContent, notes: 'Mine', recommendation: 'no' };
    const can = { ...submittedState.can, seeColleagues: true };
    server.card = aCard({ ...submittedState, can, typedBy: { id: asker.id, name: 'Rita Reis' }, keptDraft });
    renderApp(address);
    expect(await screen.findByText('Rita Reis typed it in from your paper card.')).toBeDefined();
    const kept = screen.getByText(/What you had typed yourself/).closest('details');
    expect(kept?.textContent).toContain('Recommendation: No');
    // What they read ends the time in which an amendment enters calibration: nothing is read by itself.
    const colleagues = `/api/v1/loops/${loopId}/scorecards`;
    expect(server.sent.some(({ path }) => path === colleagues)).toBe(false);
    await userEvent.click(screen.getByRole('button', { name: 'Open colleagues’ cards' }));
    await waitFor(() => expect(server.sent.some(({ path }) => path === colleagues)).toBe(true));
  });

  it('says so to colleagues, with their amendments and answers', async () => {
    server.card = aCard({ ...submittedState, can: { ...submittedState.can, seeColleagues: true } });
    const answer = { text: 'They would replay them.', answeredAt: '2026-01-06T10:00:00Z' };
    server.on('GET', `/api/v1/loops/${loopId}/scorecards`, () =>
      json({
        state: 'open',
        cards: [
          aSubmittedCard({
            seatId: '01939a00-0000-7000-8000-000000000999',
            typedBy: { id: asker.id, name: 'Rita Reis' },
            recommendation: null,
            scores: completeContent.scores.map((score) => ({ ...score, dimensionName: 'Modelling' })),
            amendments: [anAmendment()],
            questions: [
              {
                id: questionId,
                dimensionId: dimensionIds[1],
                text: 'And late events?',
                askedBy: asker,
                askedAt: '2026-01-06T09:00:00Z',
                answer,
              },
            ],
          }),
        ],
      }),
    );
    renderApp(address);
    const section = await screen.findByRole('region', { name: 'Colleagues’ cards' });
    expect(await within(section).findByText('Typed in by Rita Reis from paper')).toBeDefined();
    expect(within(section).getByRole('region', { name: 'Modelling, amended' })).toBeDefined();
    expect(section.textContent).toContain('Recommendation: shows after the votes');
    expect(section.textContent).toContain('And late events?');
    expect(section.textContent).toContain('They would replay them.');
  });
});
