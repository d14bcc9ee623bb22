import type { ReactElement } from 'react';
import type { Debrief } from '#shared/debriefs.ts';
import { CardEvidence } from '#web/features/debriefs/cards/card-evidence.tsx';
import { recommendations } from '#web/features/debriefs/debrief-words.ts';
import classes from '#web/features/debriefs/evidence.module.css';
import { evidenceId } from '#web/features/debriefs/places.ts';
import layout from '#web/ui/layout.module.css';

/** Everything that was written, dimension by dimension, to be read at length. */
export function EvidenceSection({ debrief }: { readonly debrief: Debrief }): ReactElement {
  const { dimensions, rows } = debrief.matrix;
  return (
    <section className={layout.section} aria-labelledby="evidence">
      <h2 id="evidence">All evidence</h2>
      <p>What each interviewer wrote, under the anchor of the level they gave.</p>
      <div className={classes.both}>
        <nav className={classes.contents} aria-label="Evidence by dimension">
          <ul>
            {dimensions.map(({ id, name }) => (
              <li key={id}>
                <a href={`#${evidenceId(id)}`}>{name}</a>
              </li>
            ))}
          </ul>
        </nav>
        <div className={classes.texts}>
          {dimensions.map((dimension) => (
            <DimensionEvidence key={dimension.id} debrief={debrief} dimension={dimension} />
          ))}
        </div>
      </div>
      <Recommendations rows={rows} />
    </section>
  );
}

type Matrix = Debrief['matrix'];

/** What each interviewer would do; kept back until the votes are open where the job says so. */
function Recommendations({ rows }: Pick<Matrix, 'rows'>): ReactElement {
  const shown = rows.flatMap(({ recommendation, ...row }) =>
    recommendation === null ? [] : [{ ...row, recommendation }],
  );
  if (shown.length < rows.length) {
    return <p className={classes.soft}>Interviewers’ recommendations show after the votes.</p>;
  }
  return (
    <details className={classes.own}>
      <summary>Interviewers’ own recommendations</summary>
      <p>Each is one person’s view from one part of the loop. They are not added up.</p>
      <ul>
        {shown.map(({ seatId, interviewer, interviewName, recommendation }) => (
          <li key={seatId}>
            {interviewer.name} ({interviewName}): {recommendations[recommendation]}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface DimensionEvidenceProps {
  readonly debrief: Debrief;
  readonly dimension: Matrix['dimensions'][number];
}

function DimensionEvidence({ debrief, dimension }: DimensionEvidenceProps): ReactElement {
  const found = debrief.matrix.rows.flatMap((row) =>
    row.cells.flatMap((cell) => (cell.dimensionId === dimension.id ? [{ row, cell }] : [])),
  );
  return (
    <article
      id={evidenceId(dimension.id)}
      tabIndex={-1}
      className={classes.dimension}
      aria-label={dimension.name}
    >
      <h3>
        {dimension.name}{' '}
        <span className={classes.soft}>
          {dimension.isMustHave && 'must-have, '}bar {dimension.bar}
        </span>
      </h3>
      {found.length === 0 && <p className={classes.soft}>Nobody was asked to score it.</p>}
      {found.map(({ row, cell }) => (
        <CardEvidence key={row.seatId} debrief={debrief} dimension={dimension} row={row} cell={cell} />
      ))}
    </article>
  );
}
