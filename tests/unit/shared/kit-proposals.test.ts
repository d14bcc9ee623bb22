import { describe, expect, it } from 'vitest';
import { leadDataEngineer } from '#server/blueprints/library/lead-data-engineer.ts';
import type { KitDraft } from '#shared/kit.ts';
import { acceptProposal } from '#shared/kit-proposals.ts';

const kit: KitDraft = leadDataEngineer;
const [dimension] = kit.dimensions;
const key = dimension?.key ?? '';
const base = { key: 'proposal-1', because: 'the document' };

describe('accepting a proposal', () => {
  it('puts an anchor beside what is written already, and never over it', () => {
    const accepted = acceptProposal(kit, {
      ...base,
      kind: 'anchor',
      dimension: key,
      level: 2,
      text: 'A sign more.',
    });
    expect(accepted.dimensions[0]?.anchors[1]).toBe(`${dimension?.anchors[1]} A sign more.`);
    expect(accepted.dimensions[0]?.anchors[2]).toBe(dimension?.anchors[2]);
  });

  it('maps a dimension to the exercise and to the rounds that run it, while one person can score it', () => {
    const exercise = kit.exercises[0]?.key ?? '';
    const bare: KitDraft = {
      ...kit,
      exercises: kit.exercises.map((one) => ({ ...one, dimensions: [] })),
      rounds: [
        { key: 'free', name: 'Free', exercise, minutes: 60, dimensions: [], interviewers: 1 },
        {
          key: 'full',
          name: 'Full',
          exercise,
          minutes: 60,
          dimensions: ['a', 'b', 'c', 'd'],
          interviewers: 1,
        },
        { key: 'other', name: 'Other', exercise: 'another', minutes: 60, dimensions: [], interviewers: 1 },
      ],
    };
    const accepted = acceptProposal(bare, { ...base, kind: 'mapping', exercise, dimension: key });
    expect(accepted.exercises[0]?.dimensions).toEqual([key]);
    expect(accepted.rounds.map(({ dimensions }) => dimensions)).toEqual([[key], ['a', 'b', 'c', 'd'], []]);
  });

  it('brings a further exercise together with its round', () => {
    const accepted = acceptProposal(kit, {
      ...base,
      kind: 'exercise',
      name: 'Decision rights',
      minutes: 10,
      dimensions: [key],
      text: 'Cases.',
    });
    expect(accepted.exercises.at(-1)).toMatchObject({
      key: 'decision-rights',
      minutes: { min: 10, max: 10 },
    });
    expect(accepted.rounds.at(-1)).toMatchObject({ exercise: 'decision-rights', dimensions: [key] });
  });

  it('changes nothing where what it refers to is gone', () => {
    expect(acceptProposal(kit, { ...base, kind: 'trace', dimension: 'gone', source: 'gone' })).toEqual(kit);
  });
});
