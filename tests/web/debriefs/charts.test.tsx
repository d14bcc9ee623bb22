import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { failOnConsole } from '#tests/web/support/console.ts';
import { toCsv } from '#web/ui/charts/csv.ts';
import { type IntervalRow, layoutIntervalRow } from '#web/ui/charts/interval-geometry.ts';
import { IntervalPlot } from '#web/ui/charts/interval-plot.tsx';
import { firstMark, nextMark } from '#web/ui/charts/roving-marks.ts';
import { positionOn, wholeTicks } from '#web/ui/charts/scale.ts';

failOnConsole();
afterEach(cleanup);

const scale = { low: 1, high: 5 };
const row: IntervalRow = {
  key: 'a',
  name: 'Width',
  hollow: { value: 4, words: 'mean 4.0', short: 'mean' },
  solid: {
    value: 3.6,
    inner: { low: 3.4, high: 3.8 },
    outer: { low: 3, high: 4.2 },
    words: 'adjusted 3.6',
    short: '3.6',
  },
  limit: { value: 3.5, words: 'limit', short: 'limit' },
  ticks: [
    { key: 't1', value: 5, words: 'A 5', short: 'A' },
    { key: 't2', value: 3, words: 'B 3', short: 'B' },
    { key: 't3', value: 3, words: 'C 3', short: 'C' },
  ],
};
const bare: IntervalRow = { ...row, key: 'b', name: 'Height', solid: null, limit: null, ticks: [] };

describe('the axis', () => {
  it('runs from end to end in percent and keeps what lies beyond at its ends', () => {
    const place = positionOn(scale);
    expect([1, 2, 3.5, 5, 0.5, 6].map(place)).toEqual([0, 25, 62.5, 100, 0, 100]);
    expect(wholeTicks(scale)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('a row of the interval plot', () => {
  it('places dots, bars, limit and the line between the dots', () => {
    const layout = layoutIntervalRow(row, scale);
    expect(layout.inner).toEqual({ from: 60, to: 70 });
    expect(layout.outer).toEqual({ from: 50, to: 80 });
    expect(layout.join).toEqual({ from: 75, to: 65 });
    expect(layout.marks.map(({ key, at }) => [key, at])).toEqual([
      ['t2', 50],
      ['t3', 50],
      ['limit', 62.5],
      ['solid', 65],
      ['hollow', 75],
      ['t1', 100],
    ]);
  });
  it('stands ticks of one value side by side', () => {
    const shifts = layoutIntervalRow(row, scale).marks.map(({ shift }) => shift);
    expect(shifts).toEqual([-3.5, 3.5, 0, 0, 0, 0]);
  });
  it('draws nothing for what a row lacks', () => {
    const layout = layoutIntervalRow(bare, scale);
    expect(layout).toMatchObject({ inner: null, outer: null, join: null });
    expect(layout.marks.map(({ key }) => key)).toEqual(['hollow']);
  });
});

describe('walking through marks', () => {
  const counts = [3, 0, 2];
  it.each([
    ['ArrowRight', { row: 0, mark: 0 }, { row: 0, mark: 1 }],
    ['ArrowRight', { row: 0, mark: 2 }, { row: 0, mark: 2 }],
    ['ArrowLeft', { row: 0, mark: 0 }, { row: 0, mark: 0 }],
    ['ArrowDown', { row: 0, mark: 2 }, { row: 2, mark: 1 }],
    ['ArrowDown', { row: 2, mark: 1 }, { row: 2, mark: 1 }],
    ['ArrowUp', { row: 2, mark: 1 }, { row: 0, mark: 1 }],
    ['Home', { row: 2, mark: 1 }, { row: 2, mark: 0 }],
    ['End', { row: 0, mark: 0 }, { row: 0, mark: 2 }],
    ['a', { row: 0, mark: 0 }, null],
  ])('%s from %o leads to %o', (key, from, to) => {
    expect(nextMark(key, from, counts)).toEqual(to);
  });
  it('begins at the first mark there is', () => {
    expect(firstMark([0, 2])).toEqual({ row: 1, mark: 0 });
    expect(firstMark([])).toEqual({ row: 0, mark: 0 });
  });
});

describe('the interval plot', () => {
  const plot = (
    <IntervalPlot
      title="One above the limit"
      scale={scale}
      axisLabel="Size, 1 to 5"
      noteLabel="Note"
      rows={[
        { ...row, about: 'about', note: 'note' },
        { ...bare, about: '', note: '' },
      ]}
      legend={{ hollow: 'mean', solid: 'adjusted', bars: 'likely', limit: 'limit', tick: 'one' }}
    />
  );
  it('is named by its finding, and each mark says what it is', () => {
    render(plot);
    const figure = screen.getByRole('figure', { name: 'One above the limit' });
    const width = within(figure).getByRole('group', { name: 'Width' });
    expect(
      within(width)
        .getAllByRole('img')
        .map((mark) => mark.getAttribute('aria-label')),
    ).toEqual(expect.arrayContaining(['mean 4.0', 'adjusted 3.6', 'limit', 'A 5', 'B 3', 'C 3']));
  });
  it('has one Tab stop; arrows do the rest', async () => {
    render(plot);
    await userEvent.tab();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('B 3');
    await userEvent.keyboard('{End}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('A 5');
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('mean 4.0');
    expect(document.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });
});

describe('CSV', () => {
  it('quotes what needs it, keeps numbers and defuses formulas', () => {
    expect(
      toCsv(
        ['a', 'b'],
        [
          ['x, "y"', -0.1],
          ['=1+1', null],
          ['+49', 3],
        ],
      ),
    ).toBe('a,b\r\n"x, ""y""",-0.1\r\n\'=1+1,\r\n\'+49,3\r\n');
  });
});
