import type { Kit } from '#shared/kit.ts';

/** What the owner says about a dimension whose anchors changed in words only. */
export const wordingReason =
  'Says the same with fewer words: two interviewers read "single figure" as money.';
export const wordingDimension = 'delivery-and-execution';
export const renewedDimension = 'mentorship-and-team-impact';

/** A year on: one anchor reworded, and one dimension measured anew on another scale, which makes it a new one. */
export function secondLeadVersion(kit: Kit): Kit {
  return {
    ...kit,
    dimensions: kit.dimensions.map((dimension) => {
      const [one, two, three, four, five] = dimension.anchors;
      if (dimension.key === wordingDimension) {
        const reworded = two.replace('estimates with a single figure', 'estimates with one number of weeks');
        return { ...dimension, anchors: [one, reworded, three, four, five] };
      }
      if (dimension.key !== renewedDimension) return dimension;
      return {
        ...dimension,
        anchors: [
          one,
          'Gives reasons now and then; hands over parts of a task that need no judgement; helps those who ask, and has not looked at who does not.',
          'Asks before telling and gives reasons; has handed a whole piece of work to one engineer, stayed out of it, and can say what that engineer does alone since.',
          'Does this with several engineers on different needs, stops helping on purpose, and has turned a repeated comment into an example or check that the group uses.',
          five,
        ],
      };
    }),
  };
}
