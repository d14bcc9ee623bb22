import { barWords, initials } from '#web/features/debriefs/debrief-words.ts';
import { type DimensionFigure, rangeWords, surenessWords } from '#web/features/debriefs/figure-words.ts';
import classes from '#web/features/debriefs/figures/figures.module.css';
import { refusalWords, shortRefusal } from '#web/features/debriefs/refusal-words.ts';
import { points } from '#web/features/debriefs/step-words.ts';
import type { PlotRow } from '#web/ui/charts/interval-plot.tsx';

interface RowOptions {
  /** Only the scores as given. */
  readonly isRawOnly: boolean;
  /** The number behind the word, on request. */
  readonly showsSureness: boolean;
}

/**
 * A dimension as a row of the interval plot. The bar's line is drawn half a point below the bar: from there on a typical
 * interviewer would more likely than not give the bar or more. A bar of 1 has no line: every score reaches it.
 */
export function dimensionRow(figure: DimensionFigure, { isRawOnly, showsSureness }: RowOptions): PlotRow {
  const { dimensionId, name, raw, bar, scores, calibrated, againstBar } = figure;
  const shown = calibrated.kind === 'figure' && !isRawOnly ? calibrated : null;
  const refused = calibrated.kind === 'no_figure' && !isRawOnly ? calibrated.reason : null;
  return {
    key: dimensionId,
    name,
    hollow:
      raw === null
        ? null
        : {
            value: raw,
            words: `${name}: raw mean ${points(raw)} of ${scores.length === 1 ? 'one score' : `${scores.length} scores`}`,
            short: `raw ${points(raw)}`,
          },
    solid:
      shown === null
        ? null
        : {
            value: shown.value,
            inner: shown.likely50,
            outer: shown.likely90,
            words: `${name}: calibrated ${points(shown.value)}, likely ${rangeWords(shown.likely90)}; half of the time within ${rangeWords(shown.likely50)}`,
            short: points(shown.value),
          },
    limit:
      bar === 1
        ? null
        : {
            value: bar - 0.5,
            words: `${name}: the bar is ${bar}. Its line stands at ${points(bar - 0.5)}, from where ${bar} or more is more likely than not`,
            short: `bar ${bar}`,
          },
    ticks: scores.map(({ interviewer, rating }, index) => ({
      key: `${interviewer.id}-${index}`,
      value: rating,
      words: `${name}: ${interviewer.name} gave ${rating}`,
      short: `${initials(interviewer.name)} ${rating}`,
    })),
    about: raw === null ? refusalWords('not_assessed') : aboutWords(raw, shown, refused),
    note: (
      <span className={classes.word}>
        <span className={classes.bar}>Bar {bar}:</span>{' '}
        {againstBar.kind === 'word' && !isRawOnly ? (
          <>
            {barWords[againstBar.word]}
            {showsSureness && <span className={classes.percent}>{surenessWords(againstBar.percent)}</span>}
          </>
        ) : (
          <span className={classes.bar}>
            {againstBar.kind === 'word' ? 'raw only' : shortRefusal(againstBar.reason)}
          </span>
        )}
      </span>
    ),
  };
}

function aboutWords(
  raw: number,
  shown: Extract<DimensionFigure['calibrated'], { kind: 'figure' }> | null,
  refused: Parameters<typeof refusalWords>[0] | null,
): string {
  if (shown !== null)
    return `Raw ${points(raw)}, calibrated ${points(shown.value)} (${rangeWords(shown.likely90)})`;
  // Said once above the plot, for all rows.
  if (refused === null || refused === 'raw_only' || refused === 'not_comparable') return `Raw ${points(raw)}`;
  return `Raw ${points(raw)}. ${refusalWords(refused)}`;
}
