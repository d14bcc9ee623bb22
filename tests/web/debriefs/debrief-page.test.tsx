import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Debrief, getDebrief } from '#shared/debriefs.ts';
import { aDebrief, dimensionId, noFigure, person } from '#tests/web/debriefs/sample.ts';
import * as samples from '#tests/web/debriefs/sample-debriefs.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const chiara = aMember(1, { name: 'Chiara Conti', roles: ['hiring_manager', 'recruiter'] });
const address = `/debriefs/${samples.disputed.id}`;
const api = `/api/v1${address}`;

let server: FakeServer;
beforeEach(() => {
  localStorage.clear();
  server = fakeServer();
  server.on('GET', '/api/v1/session', () => json(signedInAs(chiara)));
});

async function show(debrief: Debrief, search = ''): Promise<void> {
  server.on('GET', api, () => json(debrief));
  renderApp(address + search);
  await screen.findByRole('heading', { level: 1, name: debrief.candidate.name });
}

const section = (name: string): HTMLElement => screen.getByRole('region', { name });

describe('the first screen', () => {
  it('holds the finding, what to settle, the panel, must-haves, red flags and coverage, and no composite', async () => {
    await show(samples.disputed);
    const finding = screen.getByText(/^Data architecture, a must-have, divides the panel/);
    const screenOne = finding.parentElement as HTMLElement;
    expect(within(screenOne).getByRole('heading', { name: '3 things to settle' })).toBeDefined();
    expect(within(section('Must-haves')).getByText('Disputed')).toBeDefined();
    expect(within(section('Must-haves')).getByText('Met')).toBeDefined();
    expect(within(section('Red flags')).getByText('seen by 1 of 3 who could')).toBeDefined();
    expect(within(section('Coverage')).getByText('All 8 dimensions assessed')).toBeDefined();
    expect(screenOne.textContent).not.toMatch(/composite|%|recommend|Raw \d|Calibrated \d/i);
  });

  it('puts both scores with their anchors and evidence side by side', async () => {
    await show(samples.disputed);
    const low = screen.getByRole('article', { name: 'Ana Costa: 3' });
    const high = screen.getByRole('article', { name: 'Bo Lindqvist: 5' });
    expect(low.textContent).toContain('Designs a working flow end to end');
    expect(low.textContent).toContain('Drew the flow from the event bus');
    expect(high.textContent).toContain('Leads the design');
    expect(high.textContent).toContain('Opened with the three ways this pipeline fails');
  });

  it('keeps the open one in the address', async () => {
    await show(samples.disputed);
    const button = screen.getByRole('button', { name: /^Technical leadership/ });
    expect(button.getAttribute('aria-expanded')).toBe('false');
    await userEvent.click(button);
    await waitFor(() => expect(window.location.search).toBe(`?settle=${dimensionId(2)}`));
    expect(button.getAttribute('aria-expanded')).toBe('true');
  });

  it('settles with a note, keeps the note when it is refused, and goes on to the next', async () => {
    await show(samples.disputed);
    await userEvent.click(screen.getByRole('button', { name: 'Settle Data architecture' }));
    const form = screen.getByRole('form', { name: 'Settle Data architecture' });
    await userEvent.click(within(form).getByRole('button', { name: 'Mark as settled' }));
    expect(form.textContent).toContain('at least 10 characters');
    expect(server.sent.some(({ method }) => method === 'POST')).toBe(false);

    const note = within(form).getByLabelText<HTMLTextAreaElement>('What was agreed');
    await userEvent.type(note, 'Both texts were read; the migration weighs more.');
    server.on('POST', `${api}/settlements`, () => refuse('unavailable'));
    await userEvent.click(within(form).getByRole('button', { name: 'Mark as settled' }));
    expect(await within(form).findByRole('alert')).toBeDefined();
    expect(note.value).toBe('Both texts were read; the migration weighs more.');

    server.on('POST', `${api}/settlements`, ({ body }) => {
      const { dimensionId: id, note: text } = body as { dimensionId: string; note: string };
      const settled = { note: text, by: person(2), at: '2026-11-20T15:00:00Z' };
      const issues = samples.disputed.issues.map((issue) =>
        issue.dimensionId === id ? { ...issue, settled } : issue,
      );
      return json({ ...samples.disputed, issues });
    });
    await userEvent.click(within(form).getByRole('button', { name: 'Mark as settled' }));
    const heading = await screen.findByRole('heading', { name: '2 things to settle' });
    expect(document.activeElement).toBe(heading);
    expect(screen.getByText('1 thing settled')).toBeDefined();
    expect(screen.getByText(/^Technical leadership divides the panel/)).toBeDefined();
  });
});

describe('the panel matrix', () => {
  it('hatches what was not assessed and says why on focus', async () => {
    await show(samples.disputed);
    const panel = section('Panel');
    const cell = within(panel).getByRole('button', {
      name: 'Cost awareness not assessed. We ran out of time after the design part.',
    });
    cell.focus();
    await waitFor(() =>
      expect(panel.textContent).toContain('Bo Lindqvist, Incident review: Cost awareness not assessed.'),
    );
  });

  it('outlines gaps of two and more, and nothing else', async () => {
    await show(samples.disputed);
    const outlined = within(section('Panel'))
      .getAllByRole('row')
      .filter((row) => row.hasAttribute('data-outlined'))
      .map((row) => within(row).getByRole('rowheader').textContent);
    expect(outlined).toEqual([
      'Data architecture, must-haveScores 2 points apart',
      'Technical leadershipScores 2 points apart',
    ]);
  });

  it('has a word against the bar where the figures allow it, and says when they do not', async () => {
    await show(samples.disputed);
    const row = within(section('Panel')).getByRole('row', { name: /^Governance and privacy/ });
    expect(row.textContent).toContain('one rater');
    expect(within(section('Panel')).getByRole('row', { name: /^Coaching/ }).textContent).toContain(
      'probably below',
    );
  });
});

describe('the figures', () => {
  it('draws the bar half a point below it, the raw mean hollow and the calibrated one solid', async () => {
    await show(samples.disputed);
    const row = screen.getByRole('group', { name: 'Data architecture' });
    const limit = within(row).getByRole('img', { name: /the bar is 4\. Its line stands at 3\.5/ });
    expect(limit.querySelector('line')?.getAttribute('x1')).toBe('62.5%');
    const raw = within(row).getByRole('img', { name: 'Data architecture: raw mean 4.0 of 2 scores' });
    expect(raw.querySelector('circle')?.getAttribute('cx')).toBe('75%');
    const solid = within(row).getByRole('img', { name: /calibrated 3\.8, likely 3\.3 to 4\.3/ });
    expect(solid.querySelector('circle')?.getAttribute('cx')).toBe('70%');
    expect(row.querySelector('[data-bar="outer"]')?.getAttribute('x1')).toBe('57.5%');
    expect(within(row).getByRole('img', { name: 'Data architecture: Ana Costa gave 3' })).toBeDefined();
  });

  it('draws no line for a bar of 1, which every score reaches', async () => {
    await show(samples.disputed);
    const row = screen.getByRole('group', { name: 'SQL and modelling' });
    expect(within(row).queryByRole('img', { name: /the bar is/ })).toBeNull();
  });

  it('gives the number on request only, in the address, and never as a chance of success', async () => {
    await show(samples.disputed);
    const figures = section('Scores and where they likely lie');
    expect(within(figures).queryByText('55 %')).toBeNull();
    await userEvent.click(within(figures).getByLabelText('Show how sure the word is, as a number'));
    expect(await within(figures).findByText('55 %')).toBeDefined();
    expect(within(figures).getByText('>95 %')).toBeDefined();
    expect(window.location.search).toBe('?sureness=shown');
    expect(figures.textContent).not.toMatch(/chance|success/i);
  });

  it('marks their state wherever they stand', async () => {
    await show(samples.disputed);
    expect(screen.getAllByText('Provisional:')).toHaveLength(2);
  });

  it('shows raw alone where the family is raw only', async () => {
    await show(samples.rawOnly);
    expect(screen.getAllByText('Raw only:')).toHaveLength(2);
    expect(screen.queryByRole('img', { name: /calibrated/ })).toBeNull();
    expect(screen.getByRole('img', { name: 'Data architecture: raw mean 4.0 of 2 scores' })).toBeDefined();
    expect(section('All dimensions together').textContent).toContain(
      'Raw 3.5. Raw only: too little has been scored',
    );
  });

  it('shows the step in parts, and a hidden panel together with the evidence', async () => {
    await show(samples.panelHidden);
    expect(section('All dimensions together').textContent).toContain(
      'Which dimensions were assessed: +0.2, these tend to be scored a little low. Who interviewed and limited evidence together: −0.1.',
    );
    expect(section('Coverage').textContent).toContain(
      '4 of 5 cards in. Opened by Chiara Conti all the same: “Kenji is on leave',
    );
  });

  it('refuses a composite without a must-have, and still shows the must-haves', async () => {
    await show(samples.notAssessed);
    const composite = section('All dimensions together');
    expect(composite.textContent).toContain('Not shown: a must-have was not assessed.');
    expect(within(composite).queryByRole('figure')).toBeNull();
    expect(within(composite).getByText('Not assessed')).toBeDefined();
    const row = screen.getByRole('group', { name: 'Reliability' });
    expect(row.textContent).toContain('Nobody assessed it, so there is no score.');
  });

  it('withholds the calibrated score of a dimension whose anchors do not fit, and says so once', async () => {
    const off = noFigure('anchors_off_scale');
    const delivery = { name: 'Delivery', scores: [4, 3] };
    const cost = { name: 'Cost', scores: [3, 3], calibrated: off, againstBar: off };
    await show(aDebrief([delivery, cost]));
    const figures = section('Scores and where they likely lie');
    expect(within(figures).getByText(/^Cost: the anchors don’t fit the scale/)).toBeDefined();
    const row = within(figures).getByRole('group', { name: 'Cost' });
    expect(row.textContent).toContain('Raw 3.0. Withheld:');
    expect(row.textContent).not.toMatch(/calibrated \d/i);
    expect(section('All dimensions together').textContent).toContain('Covers 1 of 2 dimensions');
  });

  it('shows a panel that stands apart raw, with who would join it', async () => {
    const no = noFigure('not_comparable');
    const plain = aDebrief([{ name: 'Cost', scores: [3, 3], calibrated: no, againstBar: no }]);
    const apart = { elsewhere: person(3), here: person(0) };
    const composite = { ...plain.figures.composite, calibrated: no, parts: no };
    await show(getDebrief.reply.parse({ ...plain, figures: { ...plain.figures, apart, composite } }));
    const figures = section('Scores and where they likely lie');
    expect(figures.textContent).toContain('One interview of this candidate by Kenji Morita');
    expect(within(figures).queryByText('calibrated')).toBeNull();
    expect(section('All dimensions together').textContent).toContain('Not comparable:');
  });

  it('says what newer cards would change before they are adopted', async () => {
    const step = (from: number | null, to: number | null): object => ({ from, to });
    server.on('GET', `${api}/newer-figures`, () =>
      json({
        newer: {
          cards: 2,
          composite: { raw: step(3.5, 3.5), calibrated: step(3.6, 3.7) },
          dimensions: [
            {
              dimensionId: dimensionId(0),
              name: 'Coaching',
              raw: step(null, 3),
              calibrated: step(null, null),
            },
            {
              dimensionId: dimensionId(1),
              name: 'Reliability',
              raw: step(4, 3.5),
              calibrated: step(3.8, 3.5),
            },
            { dimensionId: dimensionId(2), name: 'Delivery', raw: step(4, 4), calibrated: step(3.8, null) },
            { dimensionId: dimensionId(3), name: 'Governance', raw: step(4, 4), calibrated: step(4, 4) },
          ],
        },
      }),
    );
    await show(samples.disputed);
    await userEvent.click(await screen.findByRole('button', { name: 'Newer figures: +0.1, adopt' }));
    const dialog = await screen.findByRole('dialog', { name: 'Adopt 2 newer cards' });
    const lines = within(dialog)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(lines.slice(0, 4)).toEqual([
      'All dimensions together: calibrated 3.6 to 3.7.',
      'Coaching: raw 3.0, none before.',
      'Reliability: raw 4.0 to 3.5, calibrated 3.8 to 3.5.',
      'Delivery: calibrated not shown any more.',
    ]);
    expect(dialog.textContent).not.toContain('Governance');
  });

  it('offers newer cards and adopts them over the version that was seen', async () => {
    await show(samples.disputed);
    await userEvent.click(screen.getByRole('button', { name: '2 newer cards, adopt' }));
    const dialog = await screen.findByRole('dialog', { name: 'Adopt 2 newer cards' });
    expect(dialog.textContent).toContain('logged with your name');
    server.on('POST', `${api}/adoption`, () => json({ ...samples.disputed, newer: null, version: 5 }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Adopt' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(server.sent.at(-1)?.headers.get('if-match')).toBe('"v4"');
    expect(screen.queryByRole('button', { name: /newer card/ })).toBeNull();
  });
});

describe('a decided debrief', () => {
  it('has an unmistakable record with who, when and the fit, and no way to decide again', async () => {
    await show(samples.decided);
    const record = section('Decided: Hire');
    expect(record.textContent).toContain(
      'Chiara Conti, 20 Nov 2026, 15:40. Waits for the approval of Samuel Teague.',
    );
    expect(record.textContent).toContain(samples.decided.figures.fitId);
    expect(record.textContent).toContain('Reference from the last manager on coaching.');
    expect(screen.queryByRole('link', { name: 'Record the decision' })).toBeNull();
    expect(screen.queryByRole('button', { name: /^Settle / })).toBeNull();
  });
});

it('says what happened when a debrief can’t be read', async () => {
  renderApp(address);
  expect((await screen.findByRole('alert')).textContent).toContain('The debrief could not be loaded');
});
