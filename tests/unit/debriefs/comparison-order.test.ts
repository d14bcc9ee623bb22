import { expect, it } from 'vitest';
import { inOrder } from '#server/debriefs/comparison/rules.ts';
import type { PinnedFigures } from '#shared/figures.ts';

const row = (name: string, value: number | null) => ({
  candidate: { name },
  composite:
    value === null
      ? null
      : {
          calibrated: {
            kind: 'figure',
            value,
            likely50: { low: value, high: value },
            likely90: { low: value, high: value },
          } satisfies PinnedFigures['composite']['calibrated'],
        },
});
const rows = [row('Zoë', 3.1), row('anna', 2.9), row('Émile', 3.1), row('Ben', null)];
const names = (order: 'name' | 'score'): string[] =>
  inOrder(rows, order).map(({ candidate }) => candidate.name);

it('by name as people order them, whatever the case and the accents', () => {
  expect(names('name')).toEqual(['anna', 'Ben', 'Émile', 'Zoë']);
});

it('by score with the highest first, by name where two are equal, and whoever has none last', () => {
  expect(names('score')).toEqual(['Émile', 'Zoë', 'anna', 'Ben']);
});
