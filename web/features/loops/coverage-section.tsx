import type { ReactElement, ReactNode } from 'react';
import type { Loop } from '#shared/loops.ts';
import { type Coverage, coverageOf } from '#web/features/loops/coverage.ts';
import classes from '#web/features/loops/loops.module.css';
import layout from '#web/ui/layout.module.css';
import matrix from '#web/ui/matrix.module.css';

interface CoverageSectionProps {
  readonly loop: Loop;
  /** What another feature has to say of the plan. */
  readonly prediction?: ReactNode;
  /** What deserves a second look, for whoever plans; without it, what the schedule alone says. */
  readonly warnings?: ReactNode;
}

/** Who is to score what, as planned, with what deserves a second look. */
export function CoverageSection({ loop, prediction, warnings }: CoverageSectionProps): ReactElement {
  const coverage = coverageOf(loop);
  return (
    <section className={layout.section} aria-labelledby="coverage">
      <h2 id="coverage">Panel coverage</h2>
      <p>As planned, without anything from cards. Trainees and shadows are left out.</p>
      {warnings !== undefined ? (
        warnings
      ) : coverage.warnings.length === 0 ? (
        coverage.people.length > 0 && (
          <p className={layout.note}>Every dimension is scored by two people or more.</p>
        )
      ) : (
        <ul className={classes.warnings} aria-label="Worth a second look">
          {coverage.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      {coverage.people.length > 0 && <CoverageMatrix coverage={coverage} />}
      {prediction}
    </section>
  );
}

function CoverageMatrix({ coverage }: { readonly coverage: Coverage }): ReactElement {
  const { dimensions, people, interviewsOf, raters } = coverage;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={matrix.frame} aria-label="Dimensions and interviewers" tabIndex={0}>
      <table className={matrix.matrix}>
        <thead>
          <tr>
            <th scope="col">Dimension</th>
            {people.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">People</th>
          </tr>
        </thead>
        <tbody>
          {dimensions.map((dimension) => (
            <tr key={dimension.id} data-thin={raters(dimension.id) < 2 || undefined}>
              <th scope="row">{dimension.name}</th>
              {people.map((person) => {
                const interviews = interviewsOf(person.id, dimension.id);
                return (
                  <td key={person.id} title={interviews.join(', ')}>
                    {interviews.length > 0 && (
                      <span
                        className={matrix.dot}
                        role="img"
                        aria-label={`scores in ${interviews.join(', ')}`}
                      />
                    )}
                  </td>
                );
              })}
              <td>{raters(dimension.id)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
