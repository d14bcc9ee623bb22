import { VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';
import type { SubmittedCard } from '#shared/scorecards.ts';
import classes from '#web/features/loops/cards/score-matrix.module.css';
import matrix from '#web/ui/matrix.module.css';

/** From here on two scores of one dimension are far apart. */
const GAP = 2;

/** Who gave what: a digit, hatched where it was not assessed, empty where it was not asked for; gaps are outlined. */
export function ScoreMatrix({ cards }: { readonly cards: readonly SubmittedCard[] }): ReactElement {
  const dimensions = [
    ...new Map(
      cards.flatMap(({ scores }) =>
        scores.map(({ dimensionId, dimensionName }) => [dimensionId, dimensionName]),
      ),
    ),
  ];
  const hasGap = dimensions.some(([id]) => gapOf(cards, id) >= GAP);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={matrix.frame} aria-label="Scores by interviewer" tabIndex={0}>
      <table className={matrix.matrix}>
        <thead>
          <tr>
            <th scope="col">Dimension</th>
            {cards.map((card) => (
              <th key={card.seatId} scope="col">
                {card.interviewer.name}
                <span className={matrix.word}>
                  {card.interviewName}
                  {card.kind !== 'interviewer' && ', does not count'}
                </span>
              </th>
            ))}
            {hasGap && <th scope="col">Gap</th>}
          </tr>
        </thead>
        <tbody>
          {dimensions.map(([id, name]) => {
            const gap = gapOf(cards, id);
            return (
              <tr key={id} data-gap={gap >= GAP || undefined}>
                <th scope="row">{name}</th>
                {cards.map((card) => (
                  <td key={card.seatId}>
                    <Cell
                      score={card.scores.find(({ dimensionId }) => dimensionId === id)}
                      last={card.amendments.findLast(({ dimensionId }) => dimensionId === id)}
                    />
                  </td>
                ))}
                {hasGap && <td>{gap >= GAP && `${gap} apart`}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

interface CellProps {
  readonly score: SubmittedCard['scores'][number] | undefined;
  readonly last: SubmittedCard['amendments'][number] | undefined;
}

/** The score as it was submitted, with the author's last word beside it: struck where it came after the reveal. */
function Cell({ score, last }: CellProps): ReactElement | null {
  if (score === undefined) return null;
  return (
    <span className={classes.cell}>
      <Digit rating={score.rating} />
      {last !== undefined && <Amended last={last} />}
    </span>
  );
}

function Digit({ rating }: { readonly rating: number | null }): ReactElement {
  if (rating === null) {
    return <span className={matrix.none} role="img" aria-label="not assessed" title="Not assessed" />;
  }
  return (
    <span className={matrix.score} data-score={rating}>
      {rating}
    </span>
  );
}

function Amended({ last }: { readonly last: SubmittedCard['amendments'][number] }): ReactElement {
  const digit = last.rating ?? '–';
  const words = last.rating === null ? 'not assessed' : `${last.rating}`;
  return last.isBeforeReveal ? (
    <span className={classes.after}>
      <span aria-hidden="true">→ {digit}</span>
      <VisuallyHidden>, amended to {words} before the reveal</VisuallyHidden>
    </span>
  ) : (
    <span className={classes.after}>
      <s aria-hidden="true">{digit}</s>
      <VisuallyHidden>, amended to {words} after the reveal</VisuallyHidden>
    </span>
  );
}

/** What counts of a score: the author's last word from before the reveal. */
function countingRating(card: SubmittedCard, dimensionId: string): number | null {
  const isOn = (one: { readonly dimensionId: string }): boolean => one.dimensionId === dimensionId;
  const amended = card.amendments.findLast((one) => isOn(one) && one.isBeforeReveal);
  return (amended ?? card.scores.find(isOn))?.rating ?? null;
}

/** How far the counting scores of a dimension lie apart; 0 with fewer than two. */
export function gapOf(cards: readonly SubmittedCard[], dimensionId: string): number {
  const ratings = cards
    .filter(({ kind }) => kind === 'interviewer')
    .flatMap((card) => countingRating(card, dimensionId) ?? []);
  return ratings.length < 2 ? 0 : Math.max(...ratings) - Math.min(...ratings);
}
