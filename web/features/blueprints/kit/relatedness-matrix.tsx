// biome-ignore-all lint/a11y/noRedundantRoles: a table laid out as blocks loses its own roles in some browsers
import type { ReactElement } from 'react';
import type { KitDraft } from '#shared/kit.ts';
import classes from '#web/features/blueprints/kit/matrix.module.css';
import { type JobSource, sourceGroups } from '#web/features/blueprints/kit/relatedness.ts';

interface RelatednessMatrixProps {
  readonly kit: KitDraft;
  /** Given where the matrix can be edited. */
  readonly onToggle?: ((dimension: string, source: string) => void) | undefined;
}

/** Which dimension stands for which part of the job; on a narrow screen each part with its dimensions. */
export function RelatednessMatrix({ kit, onToggle }: RelatednessMatrixProps): ReactElement {
  const traced = new Set(kit.dimensions.flatMap(({ traces }) => traces));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.frame} aria-label="Job-relatedness matrix" tabIndex={0}>
      <table className={classes.matrix} role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              Part of the job
            </th>
            {kit.dimensions.map(({ key, name }) => (
              <th key={key} role="columnheader" scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {sourceGroups(kit).map((group) => (
          <tbody key={group.name} role="rowgroup">
            <tr role="row" className={classes.group}>
              <th scope="rowgroup" colSpan={kit.dimensions.length + 1}>
                {group.name}
              </th>
            </tr>
            {group.sources.map((source) => (
              <tr key={source.key} role="row" className={traced.has(source.key) ? undefined : classes.gap}>
                <th role="rowheader" scope="row">
                  <span>
                    {source.text}
                    {!traced.has(source.key) && (
                      <span className={classes.word}>No dimension assesses it</span>
                    )}
                  </span>
                </th>
                {kit.dimensions.map((dimension) => (
                  <Cell key={dimension.key} dimension={dimension} source={source} onToggle={onToggle} />
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

interface CellProps {
  readonly dimension: KitDraft['dimensions'][number];
  readonly source: JobSource;
  readonly onToggle: RelatednessMatrixProps['onToggle'];
}

function Cell({ dimension, source, onToggle }: CellProps): ReactElement {
  const isOn = dimension.traces.includes(source.key);
  if (onToggle === undefined) {
    return (
      <td role="cell" data-off={!isOn || undefined}>
        {isOn && <span className={classes.dot} role="img" aria-label="stands for it" />}
        <span className={classes.label}>{dimension.name}</span>
      </td>
    );
  }
  return (
    <td role="cell">
      <label className={classes.cell}>
        <input
          type="checkbox"
          className={classes.toggle}
          checked={isOn}
          aria-label={`${dimension.name} stands for: ${source.text}`}
          onChange={() => onToggle(dimension.key, source.key)}
        />
        <span className={classes.label} aria-hidden="true">
          {dimension.name}
        </span>
      </label>
    </td>
  );
}
