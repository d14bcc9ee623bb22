import type { ReactElement } from 'react';
import classes from '#web/features/calibration/planning/planning.module.css';
import {
  halfWidthWords,
  isWhole,
  noCompositeWords,
  type Prediction,
} from '#web/features/calibration/planning/prediction-words.ts';
import { positionOn } from '#web/ui/charts/scale.ts';

/** In score points: about what is known of a candidate whom nobody has met. */
const place = positionOn({ low: 0, high: 1.5 });

/** Half the width of each interval as a bar with its number; the row of the whole last. */
export function PredictionTable({ prediction }: { readonly prediction: Prediction }): ReactElement {
  const { dimensions, composite, everyDimension } = prediction;
  const everyOneScored = isWhole(prediction);
  return (
    <table className={classes.table} aria-label="Predicted intervals">
      <thead>
        <tr>
          <th scope="col">Dimension</th>
          <th scope="col" className={classes.count}>
            People
          </th>
          <th scope="col" className={classes.width}>
            Range either way, score points
          </th>
        </tr>
      </thead>
      <tbody>
        {dimensions.map(({ id, name, people, halfWidth, isOffScale }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td className={classes.count}>{people}</td>
            <td className={classes.width}>
              {halfWidth !== null ? (
                <Figure halfWidth={halfWidth} />
              ) : isOffScale ? (
                'No range: its anchors don’t fit the scale'
              ) : (
                'Nobody scores it'
              )}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {everyOneScored ? 'Overall' : 'Overall, what is scored'}
          </th>
          <td className={classes.width}>
            {composite.kind === 'half_width' ? (
              <Figure halfWidth={composite.halfWidth} />
            ) : (
              <span className={classes.none}>{noCompositeWords[composite.reason]}</span>
            )}
          </td>
        </tr>
        {!everyOneScored && (
          <tr>
            <th scope="row" colSpan={2}>
              Over all dimensions, the others unknown
            </th>
            <td className={classes.width}>
              <Figure halfWidth={everyDimension} />
            </td>
          </tr>
        )}
      </tfoot>
    </table>
  );
}

function Figure({ halfWidth }: { readonly halfWidth: number }): ReactElement {
  return (
    <span className={classes.figure}>
      {halfWidthWords(halfWidth)}
      <svg className={classes.bar} width="100%" height="8" aria-hidden="true">
        <rect width={`${place(halfWidth)}%`} height="8" rx="2" />
      </svg>
    </span>
  );
}
