import { expect, it } from 'vitest';
import { fitRounds } from '#server/planning/templates/template-rounds.ts';

const dimension = (id: string, key = id) => ({ id, key, name: `Name of ${key}` });
const round = (name: string, dimensions: ReturnType<typeof dimension>[], given: object = {}) => ({
  name,
  exerciseKey: 'case',
  exerciseName: 'The case',
  minutes: 45,
  interviewers: 1,
  dimensions,
  memberIds: [],
  ...given,
});
const job = { dimensions: [dimension('d1', 'one'), dimension('d2b', 'two')], exercises: [{ key: 'case' }] };
const people = new Map([
  ['ana', { name: 'Ana', isActive: true }],
  ['gone', { name: 'Gone', isActive: false }],
]);

it('finds dimensions by identity, else by key, and names whatever has no place', () => {
  const rounds = [
    round('Whole', [dimension('d1', 'renamed'), dimension('d2', 'two')], { memberIds: ['ana', 'gone'] }),
    round('Part', [dimension('d1', 'one'), dimension('d3', 'three')]),
    round('Nothing left', [dimension('d3', 'three')]),
    round('No exercise', [dimension('d1', 'one')], { exerciseKey: 'sql', exerciseName: 'SQL' }),
  ];
  const fitted = fitRounds(rounds, job, people);
  expect(fitted.rounds.map(({ name, dimensionIds, people: named }) => [name, dimensionIds, named])).toEqual([
    ['Whole', ['d1', 'd2b'], [{ id: 'ana', name: 'Ana' }]],
    ['Part', ['d1'], []],
  ]);
  expect(fitted.misfits).toEqual([
    { round: 'Whole', what: 'person', name: 'Gone' },
    { round: 'Part', what: 'dimension', name: 'Name of three' },
    { round: 'Nothing left', what: 'dimension', name: 'Name of three' },
    { round: 'No exercise', what: 'exercise', name: 'SQL' },
  ]);
});
