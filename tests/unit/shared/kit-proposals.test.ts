import { describe, expect, it } from 'vitest';
import { leadDataEngineer } from '#server/blueprints/library/lead-data-engineer.ts';
import { KitDraft } from '#shared/kit.ts';
import { checkKit } from '#shared/kit-check.ts';
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

  it('weighs by a variant, and leaves no unequal weight without a reason', () => {
    const equal: KitDraft = {
      ...kit,
      dimensions: kit.dimensions.map((one) => ({ ...one, weight: 1, weightReason: null, bar: 3 })),
    };
    const change = { dimension: key, weight: 1.5, bar: 4, reason: 'Enterprise: more of it' };
    const variant = { ...base, kind: 'variant' as const, axis: 'Company size', name: 'Enterprise' };
    const accepted = acceptProposal(equal, { ...variant, changes: [change] });
    expect(accepted.dimensions[0]).toMatchObject({
      weight: 1.5,
      bar: 4,
      weightReason: 'Enterprise: more of it',
    });
    expect(accepted.dimensions[1]).toMatchObject({ weight: 1, bar: 3 });
    expect(checkKit(accepted).filter(({ kind }) => kind === 'weight_without_reason')).toEqual([]);
    const barOnly = acceptProposal(equal, { ...variant, changes: [{ ...change, weight: null }] });
    expect(barOnly.dimensions.map(({ weightReason }) => weightReason)).toEqual(
      kit.dimensions.map(() => null),
    );
  });

  it('adds a line to the brief once, and says who approves a hire', () => {
    const exercise = kit.exercises[0]?.key ?? '';
    const line = { ...base, kind: 'guidance' as const, exercise, text: 'No tool is required.' };
    const twice = acceptProposal(acceptProposal(kit, line), line);
    expect(twice.exercises[0]?.brief).toBe(`${kit.exercises[0]?.brief}\nNo tool is required.`);
    expect(acceptProposal(kit, { ...base, kind: 'approver', text: 'The board' }).approver).toBe('The board');
  });

  it('adds no thirteenth round, so that the draft can still be stored', () => {
    const full: KitDraft = {
      ...kit,
      rounds: Array.from({ length: 12 }, (_, index) => ({
        key: `round-${index}`,
        name: 'Round',
        exercise: kit.exercises[0]?.key ?? '',
        minutes: 30,
        dimensions: [key],
        interviewers: 1,
      })),
    };
    const made = { name: 'One more', minutes: 10, dimensions: [key], text: '' };
    const accepted = acceptProposal(full, { ...base, kind: 'exercise', ...made });
    expect(accepted.exercises).toHaveLength(kit.exercises.length + 1);
    expect(KitDraft.safeParse(accepted).error).toBeUndefined();
  });

  it('changes nothing where what it refers to is gone', () => {
    expect(acceptProposal(kit, { ...base, kind: 'trace', dimension: 'gone', source: 'gone' })).toEqual(kit);
  });
});
