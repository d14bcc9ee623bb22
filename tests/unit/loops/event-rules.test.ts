import { describe, expect, it } from 'vitest';
import { eventKindOf, toldOf } from '#server/loops/life/event-rules.ts';

const everything = (reader: Parameters<typeof toldOf>[0]): readonly string[] => toldOf(reader).everything;

describe('a timeline', () => {
  it('tells who does not see the cards nothing that follows from one', () => {
    for (const readsByRole of [true, false]) {
      const told = everything({ seesCards: false, readsByRole });
      expect(
        told.filter((action) =>
          /^(scorecard|score|question|seat\.ended|seat\.restored|debrief|decision|vote)/.test(action),
        ),
      ).toEqual([]);
      expect(told).not.toContain('loop.nudged');
    }
  });

  it('tells of a debrief only who reads by role, and of no single vote anybody', () => {
    expect(everything({ seesCards: true, readsByRole: false })).not.toContain('debrief.opened');
    const told = everything({ seesCards: true, readsByRole: true });
    expect(told).toContain('debrief.opened');
    expect(told).not.toContain('vote.cast');
    expect(told).not.toContain('cards.read');
  });

  it('has a kind for each action that it tells of', () => {
    const { everything: all, ownSeats } = toldOf({ seesCards: true, readsByRole: true });
    expect(new Set([...all, ...ownSeats].map(eventKindOf)).size).toBe(all.length);
    expect(() => eventKindOf('vote.cast')).toThrow('no timeline tells of vote.cast');
  });
});
