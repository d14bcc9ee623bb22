import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Debrief } from '#shared/debriefs.ts';
import { aDebrief, aVoting, noFigure, sealedVoting, voter } from '#tests/web/debriefs/sample.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const scores = [{ name: 'Data architecture', bar: 4, isMustHave: true, scores: [3, 5] }];
const plain = aDebrief(scores);
const hidden = { ...plain.figures, composite: hiddenComposite('after_votes') };
const sealed = aDebrief(scores, {
  voting: sealedVoting(),
  figures: hidden,
  matrix: {
    ...plain.matrix,
    rows: plain.matrix.rows.map((row) => ({ ...row, recommendation: null })),
  },
  can: { settle: true, adopt: true, decide: false, approve: false, reopen: false, ask: [] },
});
const api = `/api/v1/debriefs/${plain.id}`;
const reason = 'The incident answers stayed general.';

function hiddenComposite(why: 'after_votes' | 'policy'): Debrief['figures']['composite'] {
  const none = noFigure(why);
  return { coverage: 1, raw: none, calibrated: none, parts: none };
}

let server: FakeServer;
beforeEach(() => {
  localStorage.clear();
  server = fakeServer();
  signIn('Elif Yildiz');
});

const signIn = (name: string, id: string = voter(2).id): void =>
  server.on('GET', '/api/v1/session', () =>
    json(signedInAs(aMember(1, { id, name, roles: ['committee_member', 'hiring_manager'] }))),
  );

async function show(debrief: Debrief): Promise<HTMLElement> {
  server.on('GET', api, () => json(debrief));
  renderApp(`/debriefs/${debrief.id}`);
  return screen.findByRole('region', { name: 'Voting' });
}

const sent = (path: string): unknown[] =>
  server.sent.filter((one) => one.method === 'POST' && one.path === api + path).map(({ body }) => body);

describe('a sealed vote', () => {
  it('says how many are in and who has voted, and nothing of what', async () => {
    const voting = await show(sealed);
    expect(voting.textContent).toContain('1 of 3 votes in, sealed until all are in.');
    const voters = within(voting).getByRole('list', { name: 'Voters' });
    expect(
      within(voters)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['Chiara Conti chairsNot in yet', 'Elif YildizVote in', 'Leila HaddadNot in yet']);
    expect(within(voting).queryByRole('table')).toBeNull();
  });

  it('stands in the header with the one thing to do, which is the vote', async () => {
    await show(sealed);
    const heading = screen.getByRole('heading', { level: 1 });
    const header = heading.closest('header') as HTMLElement;
    expect(header.textContent?.replaceAll('\u00a0', ' ')).toContain(
      'All 2 cards in · 1 of 3 votes in · Figures pinned',
    );
    expect(within(header).getByRole('link', { name: 'Cast your vote' }).getAttribute('href')).toBe('#voting');
    expect(within(header).queryByRole('link', { name: 'Record the decision' })).toBeNull();
  });

  it('stands after the evidence and before all dimensions together', async () => {
    await show(sealed);
    const order = screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
    const [evidence, voting, composite] = ['All evidence', 'Voting', 'All dimensions together'].map((name) =>
      order.indexOf(name),
    ) as [number, number, number];
    expect([evidence < voting, voting < composite, evidence >= 0]).toEqual([true, true, true]);
  });

  it('keeps recommendations and the composite from sight, and says when they show', async () => {
    await show(sealed);
    expect(screen.getByText('Interviewers’ recommendations show after the votes.')).toBeDefined();
    expect(screen.queryByText('Interviewers’ own recommendations')).toBeNull();
    const composite = screen.getByRole('region', { name: 'All dimensions together' });
    expect(composite.textContent).toContain('Shows after the votes, so that it sways none of them.');
    expect(composite.textContent).not.toMatch(/Raw \d|Calibrated \d/);
    cleanup();
    await show(aDebrief(scores, { figures: { ...plain.figures, composite: hiddenComposite('policy') } }));
    expect(screen.getByRole('region', { name: 'All dimensions together' }).textContent).toContain(
      'this job does without one figure over all dimensions',
    );
  });

  it('chooses nothing beforehand, asks for a choice, and casts it with its reason', async () => {
    const voting = await show(sealed);
    const form = within(voting).getByRole('form', { name: 'Your vote' });
    const radios = within(form).getAllByRole<HTMLInputElement>('radio');
    expect(radios.map(({ checked }) => checked)).toEqual([false, false, false, false]);
    await userEvent.click(within(form).getByRole('button', { name: 'Cast your vote' }));
    expect(within(form).getByText('Choose one.')).toBeDefined();
    expect(document.activeElement).toBe(radios[0]);
    expect(sent('/votes')).toEqual([]);

    await userEvent.click(within(form).getByRole('radio', { name: /^No hire/ }));
    await userEvent.type(within(form).getByLabelText('Reason'), `${reason} `);
    server.on('POST', `${api}/votes`, () =>
      json({
        ...sealed,
        voting: sealedVoting({
          in: 2,
          own: { kind: 'vote', choice: 'no_hire', reason, castAt: '2026-11-20T15:30:00Z' },
        }),
      }),
    );
    await userEvent.click(within(form).getByRole('button', { name: 'Cast your vote' }));
    expect(await within(voting).findByText(/2 of 3 votes in/)).toBeDefined();
    expect(sent('/votes')).toEqual([{ choice: 'no_hire', reason }]);
    expect(within(voting).getByRole('region', { name: 'Your vote' }).textContent).toContain(
      `No hire, 20 Nov`,
    );
    expect(document.activeElement).toBe(within(voting).getByRole('heading', { name: 'Voting' }));
    expect(Object.keys(localStorage).filter((key) => key.startsWith('vote:'))).toEqual([]);
  });

  it('loses nothing on an error, nor with the page', async () => {
    server.on('POST', `${api}/votes`, () => refuse('unavailable'));
    let voting = await show(sealed);
    await userEvent.click(within(voting).getByRole('radio', { name: /^Hold/ }));
    await userEvent.type(within(voting).getByLabelText('Reason'), reason);
    await userEvent.click(within(voting).getByRole('button', { name: 'Cast your vote' }));
    expect(await within(voting).findByRole('alert')).toBeDefined();
    cleanup();
    voting = await show(sealed);
    expect(within(voting).getByLabelText<HTMLTextAreaElement>('Reason').value).toBe(reason);
    expect(within(voting).getByRole<HTMLInputElement>('radio', { name: /^Hold/ }).checked).toBe(true);
    expect(within(voting).getByText(/Draft kept on this device/)).toBeDefined();
  });

  it('can be changed: begins as it was cast, and can be left as it is', async () => {
    const own = { kind: 'vote', choice: 'hire', reason, castAt: '2026-11-20T15:30:00Z' } as const;
    const voting = await show({ ...sealed, voting: sealedVoting({ own }) } as Debrief);
    expect(screen.queryByRole('link', { name: 'Cast your vote' })).toBeNull();
    await userEvent.click(within(voting).getByRole('button', { name: 'Change your vote' }));
    expect(within(voting).getByRole<HTMLInputElement>('radio', { name: /^Hire/ }).checked).toBe(true);
    await userEvent.type(within(voting).getByLabelText('Reason'), ' And more.');
    await userEvent.click(within(voting).getByRole('button', { name: 'Leave it as it is' }));
    expect(within(voting).queryByRole('form')).toBeNull();
    await userEvent.click(within(voting).getByRole('button', { name: 'Change your vote' }));
    expect(within(voting).getByLabelText<HTMLTextAreaElement>('Reason').value).toBe(reason);
  });

  it('is stepped back from with a reason, which says what follows', async () => {
    const voting = await show(sealed);
    await userEvent.click(within(voting).getByRole('button', { name: 'Step back from this vote' }));
    const dialog = await screen.findByRole('dialog', { name: 'Step back from this vote' });
    await userEvent.type(within(dialog).getByLabelText('Why you step back'), 'A friend');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Step back' }));
    expect(dialog.textContent).toContain('at least 10 characters');
    expect(sent('/recusal')).toEqual([]);
    const why = 'A friend of the family.';
    await userEvent.type(within(dialog).getByLabelText('Why you step back'), ' of the family.');
    server.on('POST', `${api}/recusal`, () =>
      json({
        ...sealed,
        voting: sealedVoting({
          own: { kind: 'recusal', reason: why, at: '2026-11-20T15:30:00Z' },
          recusals: [{ person: voter(2), reason: why }],
          can: { vote: false, recuse: false, close: false },
        }),
      }),
    );
    await userEvent.click(within(dialog).getByRole('button', { name: 'Step back' }));
    expect(await within(voting).findByText(/Leila Haddad stepped back/)).toBeDefined();
    expect(sent('/recusal')).toEqual([{ reason: why }]);
    expect(within(voting).queryByRole('form')).toBeNull();
  });
});

describe('the chair', () => {
  const close = 'Close the voting and show the votes';

  it('alone is offered to close the voting, and not below the quorum', async () => {
    await show(sealed);
    expect(screen.queryByRole('button', { name: close })).toBeNull();
    cleanup();
    signIn('Chiara Conti', voter(0).id);
    const voting = await show(sealed);
    const button = within(voting).getByRole<HTMLButtonElement>('button', { name: close });
    expect(button.disabled).toBe(true);
    expect(within(voting).getByText('Needs 1 more vote: the quorum of this job is 2.')).toBeDefined();
  });

  it('closes it after reading what that means', async () => {
    signIn('Chiara Conti', voter(0).id);
    const can = { vote: true, recuse: true, close: true };
    const voting = await show({ ...sealed, voting: sealedVoting({ in: 2, can }) } as Debrief);
    await userEvent.click(within(voting).getByRole('button', { name: close }));
    const dialog = await screen.findByRole('dialog', { name: close });
    expect(dialog.textContent).toContain('No vote from Chiara Conti and Leila Haddad');
    expect(sent('/voting-close')).toEqual([]);
    server.on('POST', `${api}/voting-close`, () => json(plain));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Show the votes' }));
    expect(await within(voting).findByRole('table', { name: 'Votes' })).toBeDefined();
    expect(sent('/voting-close')).toHaveLength(1);
  });

  it('reads why it was refused, and sees the debrief as it is now', async () => {
    signIn('Chiara Conti', voter(0).id);
    const can = { vote: true, recuse: true, close: true };
    const voting = await show({ ...sealed, voting: sealedVoting({ in: 2, can }) } as Debrief);
    await userEvent.click(within(voting).getByRole('button', { name: close }));
    server.on('POST', `${api}/voting-close`, () => refuse('wrong_state', { detail: 'The votes are open.' }));
    server.on('GET', api, () => json(plain));
    await userEvent.click(screen.getByRole('button', { name: 'Show the votes' }));
    expect(await within(voting).findByRole('table', { name: 'Votes' })).toBeDefined();
  });
});

describe('open votes', () => {
  it('stand in a table with their reasons, counted in a sentence, the late ones marked', async () => {
    const [first, second] = aVoting().votes;
    const voting = await show(
      aDebrief(scores, {
        voting: aVoting({
          votes: [first, { ...second, isLate: true }] as never,
          voters: [...aVoting().voters, { person: voter(2), state: 'waiting' }],
        }),
      }),
    );
    expect(voting.textContent).toContain('The votes are open. Hire 1, Hold 1.');
    const [, one, two] = within(within(voting).getByRole('table', { name: 'Votes' })).getAllByRole('row');
    expect(one?.textContent).toMatch(/Chiara Conti.*Hire.*The migration carries it\./);
    expect(one?.textContent).not.toContain('Late');
    expect(two?.textContent).toMatch(/Elif Yildiz.*Hold.*None given.*Late/);
    expect(voting.textContent).toContain('No vote from Leila Haddad.');
  });

  it('show the composite in parts and the recommendations, where the job says so', async () => {
    await show(plain);
    expect(screen.getByRole('region', { name: 'All dimensions together' }).textContent).toContain(
      'Raw 3.5. Who interviewed: +0.2, this panel tends to score a little low. Limited evidence: −0.1. Calibrated 3.6, likely 3.1 to 4.1. Nobody’s score was changed.',
    );
    expect(screen.getByText('Interviewers’ own recommendations')).toBeDefined();
  });

  it('take a late vote, which says that it is one', async () => {
    const can = { vote: true, recuse: false, close: false };
    const voting = await show(aDebrief(scores, { voting: aVoting({ can }) }));
    expect(within(voting).getByText(/yours is shown at once and marked late/)).toBeDefined();
    await userEvent.click(within(voting).getByRole('radio', { name: /^Advance/ }));
    server.on('POST', `${api}/votes`, () => json(plain));
    await userEvent.click(within(voting).getByRole('button', { name: 'Cast your vote' }));
    await waitFor(() => expect(sent('/votes')).toEqual([{ choice: 'advance', reason: '' }]));
  });
});
