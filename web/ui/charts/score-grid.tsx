import { VisuallyHidden } from '@mantine/core';
import { type ReactElement, type ReactNode, useState } from 'react';
import digit from '#web/ui/charts/score-digit.module.css';
import { ScoreDigit } from '#web/ui/charts/score-digit.tsx';
import classes from '#web/ui/charts/score-grid.module.css';

/** What was said beside a score, which the digit on its colour alone does not tell. */
export interface Beside {
  /** What stood there first, where the digit came later; "–" for none. */
  readonly first: string | null;
  /** What came later and changes nothing. */
  readonly struck: string | null;
  readonly words: string;
}

/** A score, one in brackets that does not count, or hatched with the reason why there is none. */
export type GridCell =
  | { readonly kind: 'score'; readonly score: number; readonly beside: Beside | null }
  | { readonly kind: 'aside'; readonly score: number; readonly reason: string }
  | { readonly kind: 'none'; readonly reason: string; readonly beside: Beside | null };

export interface GridRow {
  readonly key: string;
  readonly name: ReactNode;
  /** Stands before the scores. */
  readonly start: ReactNode;
  /** In the order of the columns; null where nothing was asked for. */
  readonly cells: readonly (GridCell | null)[];
  /** Why the row's scores are outlined, in words; null where they are not. */
  readonly outline: string | null;
  readonly end: ReactNode;
}

interface ScoreGridProps {
  readonly caption: string;
  readonly rowLabel: string;
  readonly startLabel: string;
  readonly endLabel: string;
  readonly columns: readonly { readonly key: string; readonly name: string; readonly short: string }[];
  readonly rows: readonly GridRow[];
  /** How to read it, while no cell is pointed at. */
  readonly hint: string;
}

/** Who gave what: a digit on its colour, hatched for none, empty for not asked, gaps outlined, what was said later beside. */
export function ScoreGrid(props: ScoreGridProps): ReactElement {
  const { caption, rowLabel, startLabel, endLabel, columns, rows, hint } = props;
  const [said, setSaid] = useState<string | null>(null);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.frame} aria-label={caption} tabIndex={0}>
        <table className={classes.grid}>
          <thead>
            <tr>
              <th scope="col">{rowLabel}</th>
              <th scope="col">{startLabel}</th>
              {columns.map(({ key, name, short }) => (
                <th key={key} scope="col" title={name} aria-label={name}>
                  {short}
                </th>
              ))}
              <th scope="col">{endLabel}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} data-outlined={row.outline !== null || undefined}>
                <th scope="row">
                  {row.name}
                  {row.outline !== null && <span className={classes.outlineWords}>{row.outline}</span>}
                </th>
                <td>{row.start}</td>
                {columns.map(({ key, name }, index) => (
                  <td key={key}>
                    <Cell cell={row.cells[index] ?? null} who={name} onPoint={setSaid} />
                  </td>
                ))}
                <td>{row.end}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className={classes.hint} aria-hidden="true">
        <span data-hidden={said !== null || undefined}>{hint}</span>
        <span>{said}</span>
      </p>
    </>
  );
}

interface CellProps {
  readonly cell: GridCell | null;
  readonly who: string;
  readonly onPoint: (words: string | null) => void;
}

function Cell({ cell, who, onPoint }: CellProps): ReactElement | null {
  if (cell === null) return null;
  const beside = cell.kind === 'aside' ? null : cell.beside;
  if (cell.kind === 'score' && beside === null) return <ScoreDigit score={cell.score} />;
  const reason = cell.kind === 'score' ? '' : cell.reason;
  const words = [reason, beside?.words ?? ''].filter((part) => part !== '').join(' ');
  const say = (): void => onPoint(`${who}: ${words}`);
  const hush = (): void => onPoint(null);
  const isHatched = cell.kind === 'none' && beside === null;
  return (
    <button
      type="button"
      className={isHatched ? digit.hatched : classes.told}
      onFocus={say}
      onBlur={hush}
      onClick={say}
      onPointerEnter={say}
      onPointerLeave={hush}
    >
      {cell.kind === 'aside' && `(${cell.score})`}
      {beside?.first != null && <span className={classes.soft}>{beside.first}→</span>}
      {cell.kind === 'score' && <ScoreDigit score={cell.score} />}
      {cell.kind === 'none' && !isHatched && <span className={digit.hatched} />}
      {beside?.struck != null && (
        <>
          {' '}
          <s className={classes.soft}>{beside.struck}</s>
        </>
      )}
      <VisuallyHidden> {words}</VisuallyHidden>
    </button>
  );
}
