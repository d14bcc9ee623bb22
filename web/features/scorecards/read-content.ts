import type { Scorecard } from '#shared/scorecards.ts';
import type { CardScoresProps } from '#web/features/scorecards/card-scores.tsx';
import type { CardKit } from '#web/features/scorecards/kit.ts';

/** What one's own card holds, in the words of its kit, ready to be read. */
export function readContent(content: Scorecard['content'], kit: CardKit): CardScoresProps {
  const scores = kit.dimensions.flatMap(({ id, name, anchors }) => {
    const score = content.scores.find(({ dimensionId }) => dimensionId === id);
    if (score === undefined) return [];
    const anchor = score.rating === null ? undefined : anchors[score.rating - 1];
    return [{ ...score, dimensionName: name, anchor }];
  });
  const signals = kit.dimensions.flatMap((dimension) =>
    dimension.signals.filter(({ key }) => content.signals.includes(key)),
  );
  const redFlags = content.redFlags.map(({ key, evidence }) => ({
    text: kit.redFlags.find((flag) => flag.key === key)?.text ?? key,
    evidence,
  }));
  return { scores, signals, redFlags };
}
