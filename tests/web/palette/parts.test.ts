import { beforeEach, describe, expect, it } from 'vitest';
import { contracts } from '#shared/contracts.ts';
import { Role } from '#shared/roles.ts';
import { mostRecent, Recent } from '#shared/search.ts';
import { mayCall } from '#web/api/may-call.ts';
import { actions, actionsFor } from '#web/features/palette/actions.ts';
import { fits } from '#web/features/palette/fits.ts';
import { noteOpened, readRecent } from '#web/features/palette/recent.ts';

describe('an action', () => {
  it.each(actions)('$words is an endpoint of the API, for whom that is', ({ does, by }) => {
    if (does === null) {
      expect(by).toBeNull();
      return;
    }
    const endpoint = contracts.get(does);
    expect(endpoint, does).toBeDefined();
    if (endpoint === undefined) return;
    for (const role of Role.options)
      expect(by === null || by.includes(role), role).toBe(mayCall(endpoint, [role]));
  });

  it('concerns this device alone only where it changes what this device shows', () => {
    expect(actions.filter(({ does }) => does === null).map(({ words }) => words)).toEqual([
      'Switch colour scheme',
    ]);
  });

  it('is offered to nobody who may not do it', () => {
    const words = actionsFor(['interviewer']).map((action) => action.words);
    expect(words).toEqual(['Change password', 'Switch colour scheme', 'Sign out']);
  });
});

it.each([
  ['', 'New candidate', true],
  ['new', 'New candidate', true],
  ['cand ne', 'New candidate', true],
  ['zoe', 'Zoë Quandary', true],
  ['uand', 'Zoë Quandary', false],
  ['new job', 'New candidate', false],
])('%j fits %j: %j', (typed, text, isSo) => {
  expect(fits(typed, text)).toBe(isSo);
});

describe('what was opened last', () => {
  const uuid = (n: number): string => `01939a00-0000-7000-8000-${String(n).padStart(12, '0')}`;
  beforeEach(() => localStorage.clear());

  it('is read from addresses of one loop, candidate, job or person, the last first and once', () => {
    for (const href of [
      `/loops/${uuid(1)}?schedule=${uuid(9)}`,
      `/candidates/${uuid(2)}`,
      '/candidates/new',
      '/candidates?search=Teresa',
      `/jobs/${uuid(3)}#plan`,
      `/people?search=Bo&member=${uuid(4)}`,
      `/blueprints/${uuid(5)}`,
      `/loops/${uuid(6)}/x`,
      `/loops/${uuid(1)}`,
    ])
      noteOpened('a', href);
    expect(readRecent('a')).toEqual([
      `loop.${uuid(1)}`,
      `person.${uuid(4)}`,
      `job.${uuid(3)}`,
      `candidate.${uuid(2)}`,
    ]);
  });

  it('is each member’s own, and holds no name', () => {
    noteOpened('a', `/loops/${uuid(1)}`);
    noteOpened('a', '/candidates?search=Teresa');
    expect(readRecent('b')).toEqual([]);
    expect(JSON.stringify({ ...localStorage })).not.toContain('Teresa');
  });

  it('is no more than can be asked for, and nothing else than that', () => {
    for (let n = 0; n < 20; n += 1) noteOpened('a', `/loops/${uuid(n)}`);
    expect(readRecent('a').length).toBe(mostRecent);
    expect(Recent.safeParse(readRecent('a').join()).success).toBe(true);
    localStorage.setItem('evenhand-recent a', 'loop.1,<b>,');
    expect(readRecent('a')).toEqual([]);
  });
});
