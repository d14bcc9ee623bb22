import { describe, expect, it } from 'vitest';
import {
  type Difficulties,
  linkVersions,
  placeKey,
  type VersionFacts,
} from '#server/calibration/link-versions.ts';

const version = (number: number, dimensions: string, raters = 'abcd', cards = 10 * number): VersionFacts => ({
  id: `v${number}`,
  number,
  dimensionIds: new Set(dimensions),
  raterIds: new Set(raters),
  cards,
});

/** Of independent dimensions that are all as sure. */
function asDifficulties(dimensionIds: readonly string[], values: readonly number[], standardError: number) {
  const found: Difficulties = new Map(
    dimensionIds.map((id, n) => [
      id,
      { value: values[n] ?? 0, covariance: new Map([[id, standardError ** 2]]) },
    ]),
  );
  return found;
}

const groupsOf = (
  versions: readonly VersionFacts[],
  difficulties: Record<string, number[]> | null = null,
  standardError = 0.01,
) =>
  linkVersions(
    versions,
    difficulties === null
      ? null
      : (id) => {
          const facts = versions.find((one) => one.id === id);
          return asDifficulties([...(facts?.dimensionIds ?? [])], difficulties[id] ?? [], standardError);
        },
  );

describe('linking versions', () => {
  it('joins two with three dimensions and three interviewers in both; a shared dimension is one', () => {
    const { groups } = groupsOf([version(1, 'pqr'), version(2, 'pqrs')]);
    expect(groups).toHaveLength(1);
    expect(groups[0]?.versionIds).toEqual(['v1', 'v2']);
    const placeOf = groups[0]?.placeOf;
    expect(placeOf?.get(placeKey('v1', 'p'))).toBe('p 1');
    expect(placeOf?.get(placeKey('v2', 'p'))).toBe('p 1');
    expect(placeOf?.get(placeKey('v2', 's'))).toBe('s 2');
  });

  it.each([
    ['two shared dimensions', [version(1, 'pq'), version(2, 'pqst')]],
    ['two shared interviewers', [version(1, 'pqr', 'abc'), version(2, 'pqr', 'bcd')]],
  ])('keeps apart two with %s, the one with more cards first', (_, versions) => {
    const { groups } = groupsOf(versions);
    expect(groups.map(({ versionIds }) => versionIds)).toEqual([['v2'], ['v1']]);
  });

  it('joins through a third what has no link of its own', () => {
    const versions = [version(1, 'pqr', 'abc'), version(2, 'pqr', 'abcdef'), version(3, 'pqr', 'def')];
    expect(groupsOf(versions).groups.map(({ versionIds }) => versionIds)).toEqual([['v1', 'v2', 'v3']]);
  });

  it('takes the newest of equals first', () => {
    const versions = [version(1, 'pqr', 'abc', 10), version(2, 'stu', 'abc', 10)];
    expect(groupsOf(versions).groups.map(({ versionIds }) => versionIds)).toEqual([['v2'], ['v1']]);
  });

  it('of none is none', () => {
    expect(groupsOf([])).toEqual({ groups: [], left: [] });
  });
});

describe('a dimension that shifts by more than .3 logit and by more than chance', () => {
  const versions = [version(1, 'pqrs'), version(2, 'pqrs')];

  it('leaves the link and is two from then on; the others stay one', () => {
    const { groups, left } = groupsOf(versions, { v1: [0, 0, 0, 0], v2: [0, 0, 0, 0.9] });
    expect(left).toEqual([{ dimensionId: 's', from: 1, to: 2, shift: expect.closeTo(0.9, 10) }]);
    const placeOf = groups[0]?.placeOf;
    expect(groups).toHaveLength(1);
    expect(placeOf?.get(placeKey('v2', 's'))).toBe('s 2');
    expect(placeOf?.get(placeKey('v1', 's'))).toBe('s 1');
    expect(placeOf?.get(placeKey('v2', 'p'))).toBe('p 1');
  });

  it('stays where chance moves it as far: by less than 1.96 of its standard errors', () => {
    // Of four dimensions at .9 the shift is .9 * 3 / 4, and its error sqrt(2 * 3 / 4) of one dimension's in one fit.
    const shifts = { v1: [0, 0, 0, 0], v2: [0, 0, 0, 0.9] };
    const limit = (0.9 * 0.75) / (1.96 * Math.sqrt(1.5));
    expect(groupsOf(versions, shifts, limit * 0.99).left).toMatchObject([{ dimensionId: 's' }]);
    expect(groupsOf(versions, shifts, limit * 1.01).left).toEqual([]);
  });

  it('leaves although another one shifts further, by chance', () => {
    const unsure = (values: number[], error: number): Difficulties =>
      new Map([
        ...asDifficulties(['p', 'q', 'r', 's'], values, 0.01),
        ...asDifficulties(['t'], values.slice(4), error),
      ]);
    const five = [version(1, 'pqrst'), version(2, 'pqrst')];
    const { left } = linkVersions(five, (id) =>
      id === 'v1' ? unsure([0, 0, 0, 0, 0], 1) : unsure([0, 0, 0, 1, -1.2], 1),
    );
    expect(left.map(({ dimensionId }) => dimensionId)).toEqual(['s']);
  });

  it('is as sure as its distance from the others: what all have in common is no error of it', () => {
    const together = (values: number[]): Difficulties => {
      const covariance = new Map([...'pqrs'].map((id) => [id, 4]));
      return new Map([...'pqrs'].map((id, n) => [id, { value: values[n] ?? 0, covariance }]));
    };
    const { left } = linkVersions(versions, (id) => together(id === 'v1' ? [0, 0, 0, 0] : [0, 0, 0, 0.9]));
    expect(left.map(({ dimensionId }) => dimensionId)).toEqual(['s']);
  });

  it('of little size stays, however sure it is', () => {
    expect(groupsOf(versions, { v1: [0, 0, 0, 0], v2: [0, 0, 0, 0.35] }, 0.001).left).toEqual([]);
  });

  it('is judged after the zeros of the two fits are laid on each other', () => {
    const { left } = groupsOf(versions, { v1: [0, 0.1, -0.1, 0], v2: [2, 2.1, 1.9, 2.2] });
    expect(left).toEqual([]);
  });

  it('unlinks the versions where fewer than three are left', () => {
    const { groups, left } = groupsOf(versions, { v1: [0, 0, 0, 0], v2: [0, 0, 1, -1] });
    expect(groups.map(({ versionIds }) => versionIds)).toEqual([['v2'], ['v1']]);
    expect(left.map(({ dimensionId }) => dimensionId).sort()).toEqual(['r', 's']);
  });
});
