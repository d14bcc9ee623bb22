import type { ReactElement } from 'react';
import type { Debrief } from '#shared/debriefs.ts';
import { isCovered } from '#shared/figures.ts';
import { mustHaveStates } from '#web/features/debriefs/debrief-words.ts';
import { rangeWords } from '#web/features/debriefs/figure-words.ts';
import classes from '#web/features/debriefs/figures/figures.module.css';
import { FiguresState } from '#web/features/debriefs/figures/figures-state.tsx';
import { refusalWords } from '#web/features/debriefs/refusal-words.ts';
import { points, stepWords } from '#web/features/debriefs/step-words.ts';
import { IntervalPlot, type PlotRow } from '#web/ui/charts/interval-plot.tsx';
import layout from '#web/ui/layout.module.css';
import { StatusMark } from '#web/ui/status-mark.tsx';

/** All assessed dimensions together: raw beside calibrated, the step between them in parts, never without the must-haves. */
export function Composite({ debrief }: { readonly debrief: Debrief }): ReactElement {
  const { composite, state, dimensions } = debrief.figures;
  const { raw, calibrated, parts, coverage } = composite;
  const isRawOnly = state === 'raw_only';
  const figure = calibrated.kind === 'figure' && !isRawOnly ? calibrated : null;
  const covered = dimensions.filter((dimension) => isCovered(dimension, composite)).length;
  return (
    <section className={layout.section} aria-labelledby="composite">
      <h2 id="composite">All dimensions together</h2>
      {raw.kind === 'no_figure' ? (
        <p>{refusalWords(raw.reason)} The dimensions above stand on their own.</p>
      ) : (
        <>
          <FiguresState figures={debrief.figures} />
          {figure !== null && parts.kind === 'parts' && (
            <p className={classes.step}>{stepWords(parts, figure.likely90)}</p>
          )}
          {figure !== null && parts.kind === 'no_figure' && (
            <p className={classes.step}>
              Raw {points(raw.value)}. Calibrated {points(figure.value)}, likely {rangeWords(figure.likely90)}
              . The step between them in parts: {lowerFirst(refusalWords(parts.reason))} Nobody’s score was
              changed.
            </p>
          )}
          {figure === null && (
            <p className={classes.step}>
              Raw {points(raw.value)}.{' '}
              {calibrated.kind === 'no_figure' ? refusalWords(calibrated.reason) : refusalWords('raw_only')}
            </p>
          )}
          <IntervalPlot
            title={
              figure === null
                ? `Raw ${points(raw.value)}, not calibrated`
                : `Raw ${points(raw.value)} beside calibrated ${points(figure.value)}`
            }
            scale={{ low: 1, high: 5 }}
            axisLabel="Score, 1 to 5"
            noteLabel="Weight assessed"
            rows={[compositeRow(raw.value, figure, coverage)]}
            legend={{
              hollow: 'raw',
              solid: figure === null ? null : 'calibrated',
              bars: figure === null ? null : 'where it likely lies: 50 % thick, 90 % thin',
              tick: null,
              limit: null,
            }}
          />
          <p className={classes.covers}>
            Covers {covered} of {dimensions.length} dimensions, {Math.round(coverage * 100)} % of the weight;
            raw and calibrated cover the same ones. It stands beside the must-haves, never in their place:
          </p>
        </>
      )}
      <ul className={classes.mustHaves}>
        {debrief.mustHaves.map(({ dimensionId, name, state: settled }) => (
          <li key={dimensionId}>
            {name}{' '}
            <StatusMark shape={mustHaveStates[settled].shape}>{mustHaveStates[settled].word}</StatusMark>
          </li>
        ))}
      </ul>
    </section>
  );
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

type Figure = Extract<Debrief['figures']['composite']['calibrated'], { kind: 'figure' }>;

function compositeRow(raw: number, figure: Figure | null, coverage: number): PlotRow {
  return {
    key: 'composite',
    name: 'All assessed dimensions',
    hollow: { value: raw, words: `Raw ${points(raw)}`, short: `raw ${points(raw)}` },
    solid:
      figure === null
        ? null
        : {
            value: figure.value,
            inner: figure.likely50,
            outer: figure.likely90,
            words: `Calibrated ${points(figure.value)}, likely ${rangeWords(figure.likely90)}; half of the time within ${rangeWords(figure.likely50)}`,
            short: points(figure.value),
          },
    limit: null,
    ticks: [],
    about:
      figure === null
        ? `Raw ${points(raw)}`
        : `Raw ${points(raw)}, calibrated ${points(figure.value)} (${rangeWords(figure.likely90)})`,
    note: `${Math.round(coverage * 100)} %`,
  };
}
