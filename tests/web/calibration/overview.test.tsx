import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { calibrationServer, familyAddress, familyPath } from '#tests/web/calibration/pages-server.ts';
import { aFamily, families } from '#tests/web/calibration/samples.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { json, refuse } from '#tests/web/support/fake-server.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';
import { fitEndingWords } from '#web/features/calibration/family-words.ts';

failOnConsole();

describe('the list of families', () => {
  it('says of each its state, what is missing to the next, and the date of its fit', async () => {
    calibrationServer();
    renderApp('/calibration');
    const table = await screen.findByRole('table', { name: 'Calibration by blueprint' });
    const [, lead, head, analytics, platform] = within(table).getAllByRole('row');
    expect(lead?.textContent).toMatch(/Calibrated.*Nothing is missing.*132 cards.*21 Nov 2026/);
    expect(head?.textContent).toMatch(
      /Raw only.*To provisional: 3 more interviewers, 18 more candidates and 29 more cards in closed loops.*None yet/,
    );
    expect(analytics?.textContent).toMatch(
      /Provisional.*Enough for calibrated: the fit is running.*Fit running/,
    );
    expect(platform?.textContent).toMatch(/Off.*Switched off/);
    expect(within(table).getByRole('link', { name: 'Lead Data Engineer' }).getAttribute('href')).toBe(
      familyAddress,
    );
  });

  it('says what will stand there while it is empty', async () => {
    calibrationServer().on('GET', '/api/v1/calibration/families', () => json({ items: [], next: null }));
    renderApp('/calibration');
    expect(await screen.findByRole('heading', { name: 'No blueprint yet' })).toBeDefined();
  });

  it('says what happened when it can’t be loaded, and asks again', async () => {
    const server = calibrationServer();
    server.on('GET', '/api/v1/calibration/families', () => refuse('internal'));
    renderApp('/calibration');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The blueprints could not be loaded');
    server.on('GET', '/api/v1/calibration/families', () => json(families()));
    await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('table', { name: 'Calibration by blueprint' })).toBeDefined();
  });

  it.each([
    [['calibration_lead'], true],
    [['admin'], true],
    [['auditor'], true],
    [['interviewer', 'recruiter', 'hiring_manager', 'approver'], false],
  ])('stands in the rail for %j: %s', async (roles, isThere) => {
    calibrationServer(roles);
    renderApp('/account');
    const rail = within(await screen.findByRole('navigation', { name: 'Main' }));
    expect(rail.queryByRole('link', { name: 'Calibration' }) !== null).toBe(isThere);
  });
});

describe('the overview of a family', () => {
  it('shows the fit, what it stands on, why it stopped and what the figures can’t say', async () => {
    calibrationServer();
    renderApp(familyAddress);
    const fit = within(await screen.findByRole('region', { name: 'The fit' }));
    expect(fit.getByText(/9 interviewers, 46 candidates, 132 cards, 611 ratings/)).toBeDefined();
    expect(fit.getByText(/Version 1: 20 cards, left out/)).toBeDefined();
    const card = within(screen.getByRole('region', { name: 'Model card' }));
    expect(card.getByText(/It converged: no further step would improve it. 23 steps./)).toBeDefined();
    const spread = within(card.getByRole('table', { name: 'How far things lie apart' }));
    expect(spread.getByRole('row', { name: /^Interviewers .*0\.54/ })).toBeDefined();
    expect(spread.getByRole('row', { name: /^Single cards .*not in the model/ })).toBeDefined();
    const thresholds = within(card.getByRole('table', { name: 'Thresholds between scores' }));
    expect(thresholds.getByRole('row', { name: /^1 and 2 .*−2\.31/ })).toBeDefined();
    const difficulty = within(card.getByRole('table', { name: 'Difficulty of the dimensions' }));
    expect(difficulty.getByRole('row', { name: /^Data architecture .*\bfits\b/ })).toBeDefined();
    expect(
      difficulty.getByRole('row', { name: /^Reliability .*does not fit: calibrated score withheld/ }),
    ).toBeDefined();
    expect(screen.getByRole('region', { name: 'What the figures can’t say' }).textContent).toContain(
      'It is no chance of doing well in the job',
    );
  });

  it('asks for a fit, and shows its progress until the new fit is there', async () => {
    const server = calibrationServer();
    const running = aFamily({
      isRunning: true,
      running: { since: new Date().toISOString(), stage: 'fitting', iterations: 7 },
    });
    server.on('POST', `${familyPath}/refit`, () => json(running));
    renderApp(familyAddress);
    await userEvent.click(await screen.findByRole('button', { name: 'Fit now' }));
    const status = await screen.findByText(/Fitting, 7 steps so far/);
    expect(status.closest('[role=status]')).not.toBeNull();
    expect(screen.getByRole('button', { name: 'Fit now' }).hasAttribute('disabled')).toBe(true);
    const [sent] = server.sent.filter(({ method }) => method === 'POST');
    expect(sent?.path).toBe(`${familyPath}/refit`);
    // The page asks again by itself, and the GET says that it is done.
    await expect.poll(() => screen.queryByText(/Fitting, 7 steps/), { timeout: 6_000 }).toBeNull();
    expect(screen.getByRole('button', { name: 'Fit now' }).hasAttribute('disabled')).toBe(false);
    expect(screen.getByText('Nothing new has come in: the fit stays.').getAttribute('role')).toBe('status');
  });

  it('says what came of a fit that was asked for, once it is over', () => {
    const asked = aFamily({ askedAt: '2026-11-22T09:00:00.000Z' });
    const failedTry = { at: '2026-11-22T09:00:10.000Z', stopped: 'iterations' };
    const other = { ...asked.fit, id: '00000000-0000-4000-8000-000000000999' };
    expect(fitEndingWords(asked, asked)).toBeNull();
    expect(fitEndingWords(asked, aFamily({}))).toBe('Nothing new has come in: the fit stays.');
    expect(fitEndingWords(asked, aFamily({ fit: other }))).toBe('A new fit is made.');
    expect(fitEndingWords(asked, aFamily({ failedTry }))).toBeNull();
    expect(fitEndingWords({ ...asked, failedTry }, aFamily({ failedTry }))).toBe(
      'Nothing new has come in: the fit stays.',
    );
    expect(fitEndingWords(asked, aFamily({ fit: null }))).toBe('There was nothing to fit.');
  });

  it('offers no fit to whom the server gives none', async () => {
    const server = calibrationServer(['auditor']);
    server.on('GET', familyPath, () => json(aFamily({ can: { refit: false } })));
    renderApp(familyAddress);
    await screen.findByRole('region', { name: 'The fit' });
    expect(screen.queryByRole('button', { name: 'Fit now' })).toBeNull();
  });

  it('keeps the earlier fit beside a try that came to nothing, with both dates', async () => {
    calibrationServer().on('GET', familyPath, () =>
      json(aFamily({ failedTry: { at: '2026-11-22T03:00:00.000Z', stopped: 'iterations' } })),
    );
    renderApp(familyAddress);
    const said = await screen.findByText(/came to no result/);
    expect(said.textContent).toMatch(
      /The try of 22 Nov 2026, .* It used up its steps before it converged\. The fit of 21 Nov 2026, .* stays\./,
    );
  });

  it('has no fit and no limits of one where calibration is off', async () => {
    calibrationServer().on('GET', familyPath, () =>
      json(aFamily({ state: 'off', fit: null, fittedAt: null, dueAt: null, can: { refit: false } })),
    );
    renderApp(familyAddress);
    expect(await screen.findByRole('region', { name: 'Off' })).toBeDefined();
    expect(screen.queryByRole('region', { name: 'The fit' })).toBeNull();
    expect(screen.queryByRole('region', { name: 'Model card' })).toBeNull();
  });

  it('says what happened when it can’t be loaded', async () => {
    calibrationServer().on('GET', familyPath, () => refuse('not_found'));
    renderApp(familyAddress);
    expect((await screen.findByRole('alert')).textContent).toContain(
      'The calibration of this blueprint could not be loaded',
    );
  });
});
