import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { calibrationServer, familyAddress, familyPath } from '#tests/web/calibration/pages-server.ts';
import { dimensions, drift, levels, network, noReview } from '#tests/web/calibration/review-samples.ts';
import { fitRef } from '#tests/web/calibration/samples.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { json, refuse } from '#tests/web/support/fake-server.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const at = (tab: string): string => `${familyAddress}?tab=${tab}`;

describe('the tabs', () => {
  it('are in the address, and each names its fit', async () => {
    calibrationServer();
    renderApp(familyAddress);
    const nav = within(await screen.findByRole('navigation', { name: 'Calibration of this blueprint' }));
    expect(nav.getByRole('link', { name: 'Overview' }).getAttribute('aria-current')).toBe('page');
    await userEvent.click(nav.getByRole('link', { name: 'Dimensions' }));
    await screen.findByRole('heading', { name: 'Difficulty' });
    expect(window.location.search).toBe('?tab=dimensions');
    expect(nav.getByRole('link', { name: 'Dimensions' }).getAttribute('aria-current')).toBe('page');
    expect(screen.getByText(fitRef.id.slice(0, 8)).closest('p')?.textContent).toMatch(
      /From closed loops only\. Fit of 21 Nov 2026/,
    );
  });

  it('reads what shows people only when it is opened, for the look is noted', async () => {
    const server = calibrationServer();
    renderApp(familyAddress);
    const nav = within(await screen.findByRole('navigation', { name: 'Calibration of this blueprint' }));
    await userEvent.hover(nav.getByRole('link', { name: 'Levels' }));
    await screen.findByRole('region', { name: 'Model card' });
    expect(server.sent.map(({ path }) => path)).not.toContain(`${familyPath}/levels`);
    await userEvent.click(nav.getByRole('link', { name: 'Levels' }));
    await screen.findByRole('table', { name: 'Levels by name' });
    expect(server.sent.map(({ path }) => path)).toContain(`${familyPath}/levels`);
  });

  it('show levels and drift to calibration leads only, whatever the address says', async () => {
    const server = calibrationServer(['admin', 'auditor']);
    renderApp(at('levels'));
    await screen.findByRole('region', { name: 'The fit' });
    const nav = within(screen.getByRole('navigation', { name: 'Calibration of this blueprint' }));
    expect(nav.getAllByRole('link').map(({ textContent }) => textContent)).toEqual([
      'Overview',
      'Dimensions',
      'Network',
    ]);
    expect(server.sent.some(({ path }) => path.endsWith('/levels'))).toBe(false);
  });

  it.each([
    ['levels', 'policy', 'Levels stay with the people themselves'],
    ['dimensions', 'raw_only', 'Raw only: too little to go by'],
    ['network', 'no_fit', 'No fit yet'],
    ['drift', 'provisional', 'Provisional: nothing is said of people or dimensions yet'],
    ['levels', 'off', 'Calibration is switched off'],
  ])('%s says why there is nothing to review: %s', async (tab, reason, title) => {
    calibrationServer().on('GET', `${familyPath}/${tab}`, () => json(noReview(reason)));
    renderApp(at(tab));
    expect(await screen.findByRole('heading', { name: title })).toBeDefined();
    expect(screen.queryByRole('figure')).toBeNull();
  });

  it.each([
    ['levels', { ...levels(), people: [] }, 'Nobody yet'],
    ['dimensions', { ...dimensions(), dimensions: [] }, 'No dimension yet'],
    ['network', { ...network(), people: [], links: [], parts: [], suggestions: [] }, 'Nobody yet'],
    ['drift', { ...drift(), people: [] }, 'No quarter yet'],
  ])('%s says what will stand there while it is empty', async (tab, reply, title) => {
    calibrationServer().on('GET', `${familyPath}/${tab}`, () => json(reply));
    renderApp(at(tab));
    expect(await screen.findByRole('heading', { name: title })).toBeDefined();
  });

  it.each(['levels', 'dimensions', 'network', 'drift'])(
    '%s says what happened when it can’t be loaded',
    async (tab) => {
      calibrationServer().on('GET', `${familyPath}/${tab}`, () => refuse('internal'));
      renderApp(at(tab));
      const alert = await screen.findByRole('alert');
      expect(alert.textContent).toContain(`The ${tab} could not be loaded`);
      expect(within(alert).getByRole('button', { name: 'Try again' })).toBeDefined();
    },
  );
});

describe('levels', () => {
  it('stand by name, each with its interval, and say that the look is noted', async () => {
    calibrationServer();
    renderApp(at('levels'));
    const plot = await screen.findByRole('figure', { name: 'For 1 of 3 people the level stands clear of 0' });
    expect(
      within(plot)
        .getAllByRole('group')
        .map((row) => row.getAttribute('aria-label')),
    ).toEqual(['Ana Costa', 'Elif Yildiz', 'Gustavo Reyes', 'Marek Nowicki', 'Sam Teague']);
    expect(
      within(plot).getByRole('img', { name: 'Ana Costa: −0.3, likely −0.5 to −0.1; 38 cards' }),
    ).toBeDefined();
    expect(screen.getByText(/Who looked here is noted in the audit trail/)).toBeDefined();
  });

  it('draw thin data apart, with its number of cards', async () => {
    calibrationServer();
    renderApp(at('levels'));
    const thin = await screen.findByRole('img', {
      name: 'Elif Yildiz: +0.4, likely −0.1 to +0.9; 12 cards, few',
    });
    expect(thin.hasAttribute('data-thin')).toBe(true);
    expect(screen.getByText('rests on few cards')).toBeDefined();
  });

  it('show nothing of whoever is below the minimum, even if figures came with the reply', async () => {
    calibrationServer();
    renderApp(at('levels'));
    const row = await screen.findByRole('row', { name: /^Marek Nowicki/ });
    expect(row.textContent).toContain('Too few shared candidates to say');
    expect(screen.getByRole('main').textContent).not.toMatch(/0\.7|0\.8|1\.77|1\.88|2\.66|66/);
    expect(screen.queryByRole('figure', { name: /^Marek Nowicki/ })).toBeNull();
    expect(screen.queryByRole('img', { name: /Marek Nowicki/ })).toBeNull();
    expect(screen.getByRole('row', { name: /^Gustavo Reyes/ }).textContent).toContain(
      'Can’t tell the person from the dimension',
    );
  });

  it('walk by arrow keys from mark to mark, over rows that have none', async () => {
    calibrationServer();
    renderApp(at('levels'));
    const first = await screen.findByRole('img', { name: /^Ana Costa/ });
    expect(first.getAttribute('tabindex')).toBe('0');
    first.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Sam Teague/);
    expect(first.getAttribute('tabindex')).toBe('-1');
  });

  it('show the use of the scale beside what is expected', async () => {
    calibrationServer();
    renderApp(at('levels'));
    const own = await screen.findByRole('figure', {
      name: /^Ana Costa ?3 given more often than expected: 31 for 19\.8$/,
    });
    expect(within(own).getByRole('img', { name: 'Score 3: given 31 times, 19.8 expected' })).toBeDefined();
    expect(within(own).getByRole('img', { name: 'Score 1: given once, 2.1 expected' })).toBeDefined();
    expect(
      screen.getByRole('figure', { name: /^Sam Teague ?Each score about as often as expected$/ }),
    ).toBeDefined();
  });
});

describe('dimensions', () => {
  it('say which one stands apart, and of which the calibrated score is withheld', async () => {
    calibrationServer();
    renderApp(at('dimensions'));
    await screen.findByRole('figure', { name: 'Reliability is scored about 0.4 lower than the others' });
    expect(
      screen.getByText(
        'SQL: the anchors don’t fit the scale that the dimensions share, so its calibrated score is withheld.',
      ),
    ).toBeDefined();
    const table = within(screen.getByRole('table', { name: 'Reliability and agreement by dimension' }));
    expect(table.getByRole('row', { name: /^SQL/ }).textContent).toMatch(/Withheld.*–.*–.*–/);
    expect(table.getByRole('row', { name: /^Reliability/ }).textContent).toMatch(
      /Fits.*0\.74.*0\.52.*0\.49, ICC\(2,1\), variance components.*0\.71.*31/,
    );
    expect(
      screen.getByText(
        /reliability of the candidates’ figures is 0\.81 \(separation 2\.06: about 3\.1 groups/,
      ),
    ).toBeDefined();
  });
});

describe('the network', () => {
  it('says how many parts there are, on whom a link hangs and what would join them', async () => {
    calibrationServer();
    renderApp(at('network'));
    const figure = await screen.findByRole('figure', {
      name: '2 parts that nothing joins: nothing compares across them',
    });
    expect(within(figure).getAllByRole('img')).toHaveLength(5);
    expect(
      within(figure).getByRole('img', {
        name: 'Ana Costa: part 1, 11 candidates, shares candidates with 2 people, a link hangs on this person',
      }),
    ).toBeDefined();
    expect(
      within(figure).getByRole('img', {
        name: 'Gustavo Reyes: part 2, 14 candidates, shares none with others',
      }),
    ).toBeDefined();
    const advice = within(screen.getByRole('region', { name: 'What would join or strengthen it' }));
    expect(advice.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'One candidate met by both Gustavo Reyes and Sam Teague would join two parts.',
      'A candidate met by both Sam Teague and Elif Yildiz would give a second link where one person is the only one.',
    ]);
    const people = within(screen.getByRole('table', { name: 'People in the network' }));
    expect(people.getByRole('row', { name: /^Ana Costa/ }).textContent).toMatch(
      /Sam Teague \(9\), Marek Nowicki \(4\).*Yes/,
    );
  });
});

describe('drift', () => {
  it('shows each quarter that has enough, and what changed', async () => {
    calibrationServer();
    renderApp(at('drift'));
    const chart = await screen.findByRole('figure', {
      name: 'For 1 of 2 people the change is more than chance',
    });
    const sam = within(within(chart).getByRole('group', { name: 'Sam Teague' }));
    expect(sam.getAllByRole('img').map((mark) => mark.getAttribute('aria-label'))).toEqual([
      'Sam Teague, Q1 2026: +0.1, likely −0.1 to +0.3',
      'Sam Teague, Q3 2026: +0.2, likely 0.0 to +0.4',
      'Sam Teague, Q4 2026: +0.2, likely −0.1 to +0.4',
    ]);
    expect(within(chart).getByRole('group', { name: 'Marek Nowicki' }).textContent).toContain(
      'Too few quarters to say',
    );
    expect(screen.getByText(/Who looked here is noted/)).toBeDefined();
    expect(screen.getByRole('table', { name: 'Levels by quarter' })).toBeDefined();
  });
});
