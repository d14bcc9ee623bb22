import { describe, expect, it } from 'vitest';
import { count, list, makeFormat, wait } from '#web/ui/format.ts';

describe('words for dates and numbers', () => {
  it('shows an instant in the reader’s zone', () => {
    const instant = '2026-11-21T23:30:00Z';
    expect(makeFormat('Europe/Lisbon').dayAndTime(instant)).toBe('21 Nov 2026, 23:30');
    expect(makeFormat('Asia/Kolkata').dayAndTime(instant)).toBe('22 Nov 2026, 05:00');
  });

  it('says how long ago in the largest whole unit', () => {
    const now = Date.parse('2026-11-21T12:00:00Z');
    const { relative } = makeFormat('UTC');
    expect(relative('2026-11-21T11:59:40Z', now)).toBe('just now');
    expect(relative('2026-11-21T09:10:00Z', now)).toBe('2 hours ago');
    expect(relative('2026-11-23T12:00:00Z', now)).toBe('in 2 days');
  });

  it('counts with the right plural', () => {
    expect(count(0, 'person', 'people')).toBe('0 people');
    expect(count(1, 'person', 'people')).toBe('1 person');
    expect(count(1204, 'entry', 'entries')).toBe('1,204 entries');
  });

  it('rounds a wait up, so that waiting it out is enough', () => {
    expect(wait(0.2)).toBe('1 second');
    expect(wait(61)).toBe('2 minutes');
  });

  it('joins words as a sentence does', () => {
    expect(list(['Admin', 'Recruiter', 'Auditor'])).toBe('Admin, Recruiter and Auditor');
  });
});
