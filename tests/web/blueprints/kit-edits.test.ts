import { describe, expect, it } from 'vitest';
import { aKit, aKitWithoutRoundFor, aProposal } from '#tests/web/blueprints/samples.ts';
import { addRoundFor, fillRounds, removeDimension } from '#web/features/blueprints/draft/kit-edits.ts';
import { compareDrafts, takeBack, takeChosen } from '#web/features/blueprints/draft/merge-drafts.ts';
import { toSettle } from '#web/features/blueprints/draft/places.ts';
import { accept, acceptAll } from '#web/features/blueprints/draft/settle-proposals.ts';
import { changeAt, type Work } from '#web/features/blueprints/draft/work.ts';

const work = (kit = aKit(), proposals: Work['proposals'] = []): Work => ({ kit, proposals });

function withAnchor(from: Work, level: number, text: string): Work {
  return accept(from, aProposal({ key: 'p', kind: 'anchor', dimension: 'reliability', level, text }));
}

function withMission(from: Work, mission: string): Work {
  return { ...from, kit: { ...from.kit, mission } };
}

describe('a round for a dimension that nothing shows', () => {
  it('comes with an exercise of its own', () => {
    const kit = addRoundFor(aKitWithoutRoundFor('Composure'), 'composure');
    expect(kit.exercises.at(-1)?.dimensions).toEqual(['composure']);
    expect(kit.rounds.at(-1)?.dimensions).toEqual(['composure']);
    expect(toSettle(kit).filter(({ severity }) => severity === 'must')).toEqual([]);
  });

  it('is a round there is, where its exercise shows the dimension and four are not exceeded', () => {
    const lacking = {
      ...aKit(),
      rounds: aKit().rounds.map((round) => ({ ...round, dimensions: ['planning'] })),
    };
    const kit = addRoundFor(lacking, 'reliability');
    expect(kit.rounds).toHaveLength(2);
    expect(kit.rounds[0]?.dimensions).toEqual(['planning', 'reliability']);
  });

  it('fills empty rounds from their exercises, and leaves the others', () => {
    const empty = {
      ...aKit(),
      rounds: changeAt(aKit().rounds, 0, (round) => ({ ...round, dimensions: [] })),
    };
    expect(fillRounds(empty).rounds[0]?.dimensions.toSorted()).toEqual(['planning', 'reliability']);
    expect(fillRounds(empty).rounds[1]).toBe(empty.rounds[1]);
  });
});

describe('removing a dimension', () => {
  it('leaves nothing that names it', () => {
    const { kit, proposals } = removeDimension(
      work(aKit(), [aProposal({ key: 'p', kind: 'trace', dimension: 'planning', source: 'doors' })]),
      'planning',
    );
    expect(JSON.stringify([kit, proposals])).not.toContain('planning');
  });
});

describe('two versions of a draft', () => {
  const base = work();

  it('suggests the side that changed something, and asks where both did', () => {
    const theirs = withMission(withAnchor(base, 3, 'theirs'), 'Their mission');
    const mine = withAnchor(withAnchor(base, 3, 'mine'), 5, 'only mine');
    const fields = compareDrafts({ base, theirs, mine });
    expect(fields.map(({ label, suggested }) => [label, suggested])).toEqual([
      ['Dimension Reliability, anchor 3', null],
      ['Mission', 'theirs'],
      ['Dimension Reliability, anchor 5', 'mine'],
    ]);
    const chosen = takeChosen({ base, theirs, mine }, { 'kit/dimensions/reliability/anchors/2': 'mine' });
    expect(chosen.kit.mission).toBe('Their mission');
    expect(chosen.kit.dimensions[0]?.anchors).toEqual(['one', 'two', 'three mine', 'four', 'five only mine']);
  });

  it('keeps what either side added, and lets go what one side removed and the other left alone', () => {
    const added = (key: string): Work => ({
      ...base,
      kit: { ...base.kit, redFlags: [{ key, dimension: null, text: key }] },
    });
    const theirs = added('theirs');
    const mine = removeDimension(added('mine'), 'planning');
    const merged = takeChosen({ base, theirs, mine }, {});
    expect(merged.kit.redFlags.map(({ key }) => key).toSorted()).toEqual(['mine', 'theirs']);
    expect(merged.kit.dimensions.map(({ key }) => key)).toEqual(['reliability']);
  });
});

describe('proposals', () => {
  const first = aProposal({ key: 'p1', kind: 'anchor', dimension: 'reliability', level: 2, text: 'first' });
  const second = aProposal({ key: 'p2', kind: 'anchor', dimension: 'reliability', level: 2, text: 'second' });
  const third = aProposal({ key: 'p3', kind: 'trace', dimension: 'reliability', source: 'rota' });

  it('accepts a whole group without writing one over the other', () => {
    const blank = aKit();
    const kit = {
      ...blank,
      dimensions: changeAt(blank.dimensions, 0, (one) => ({
        ...one,
        anchors: ['', '', '', '', ''] as typeof one.anchors,
      })),
    };
    const done = acceptAll(work(kit, [first, second, third]), [first, second, third]);
    expect(done.kit.dimensions[0]?.anchors[1]).toBe('first');
    expect(done.kit.dimensions[0]?.traces).toEqual(['doors', 'rota']);
    expect(done.proposals).toEqual([second]);
  });

  it('never writes over a text that is there when a group is accepted', () => {
    expect(acceptAll(work(aKit(), [first]), [first]).proposals).toEqual([first]);
  });

  it('takes back one acceptance and leaves everything done since', () => {
    const before = work(aKit(), [third]);
    const after = accept(before, third);
    const since = withMission(after, 'Typed since');
    const back = takeBack(since, before, after);
    expect(back.kit.mission).toBe('Typed since');
    expect(back.kit.dimensions[0]?.traces).toEqual(['doors']);
    expect(back.proposals).toEqual([third]);
  });
});
