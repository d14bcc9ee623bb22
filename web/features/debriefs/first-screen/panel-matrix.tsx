import { VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';
import type { CardScore, Debrief } from '#shared/debriefs.ts';
import {
  amendedWords,
  asideWords,
  lastTooLate,
  tooLateWords,
} from '#web/features/debriefs/cards/score-words.ts';
import { columnWords, shortName } from '#web/features/debriefs/debrief-words.ts';
import { againstBarWords } from '#web/features/debriefs/figure-words.ts';
import classes from '#web/features/debriefs/first-screen/first-screen.module.css';
import { evidenceId } from '#web/features/debriefs/places.ts';
import { type Beside, type GridCell, type GridRow, ScoreGrid } from '#web/ui/charts/score-grid.tsx';

/** From here on two scores of one dimension are far apart. */
const wideGap = 2;

/** Interviewer by dimension: who gave what, with a word against the bar where the figures allow one. */
export function PanelMatrix({ debrief }: { readonly debrief: Debrief }): ReactElement {
  const { matrix, figures } = debrief;
  const hasWords = figures.dimensions.some(({ againstBar }) => againstBar.kind === 'word');
  const names = matrix.rows.map(({ interviewer }) => interviewer.name);
  const heads = columnWords(names);
  return (
    <section className={classes.matrix} aria-labelledby="panel">
      <h2 id="panel">Panel</h2>
      <ScoreGrid
        caption="Scores by dimension and interviewer"
        rowLabel="Dimension"
        startLabel="Bar"
        endLabel="Against the bar"
        columns={matrix.rows.map((row, index) => ({
          key: row.seatId,
          name: `${row.interviewer.name}, ${row.interviewName}`,
          short: heads[index] ?? row.interviewer.name,
        }))}
        rows={matrixRows(debrief)}
        hint={[
          `Bold: must-have. Hatched: not assessed. Outlined: ${wideGap} or more apart.`,
          ...besideHints(matrix),
          ...(hasWords ? [] : ['No word against the bar: raw scores only.']),
          ...(heads.includes(shortName(names[0] ?? '')) ? [] : [initialsWords(names, heads)]),
        ].join(' ')}
      />
    </section>
  );
}

function matrixRows({ matrix, figures }: Debrief): readonly GridRow[] {
  return matrix.dimensions.map(({ id, name, bar, isMustHave }) => {
    const found = matrix.rows.map(({ cells }) => cells.find(({ dimensionId }) => dimensionId === id));
    const ratings = found.flatMap((cell) => (cell?.counts === true ? (cell.rating ?? []) : []));
    const gap = ratings.length < 2 ? 0 : Math.max(...ratings) - Math.min(...ratings);
    const figure = figures.dimensions.find(({ dimensionId }) => dimensionId === id);
    return {
      key: id,
      name: (
        <a href={`#${evidenceId(id)}`} data-must-have={isMustHave || undefined}>
          {name}
          {isMustHave && <VisuallyHidden>, must-have</VisuallyHidden>}
        </a>
      ),
      start: bar,
      cells: found.map((cell) => (cell === undefined ? null : gridCell(name, cell))),
      outline: gap >= wideGap ? `Scores ${gap} points apart` : null,
      end: figure === undefined ? '' : againstBarWords(figure),
    };
  });
}

function gridCell(name: string, cell: CardScore): GridCell {
  const aside = asideWords(cell);
  if (cell.rating !== null && aside !== null) return { kind: 'aside', score: cell.rating, reason: aside };
  const beside = besideOf(cell);
  if (cell.rating !== null) return { kind: 'score', score: cell.rating, beside };
  const reason = cell.notAssessedReason ?? 'No reason was given.';
  return { kind: 'none', reason: `${name} not assessed. ${reason}`, beside };
}

/** What was said later of a score; null where nothing was. */
function besideOf(cell: CardScore): Beside | null {
  const [amended, tooLate] = [amendedWords(cell), tooLateWords(cell)];
  if (amended === null && tooLate === null) return null;
  const digit = (rating: number | null): string => (rating === null ? '–' : String(rating));
  return {
    first: cell.submitted === null ? null : digit(cell.submitted.rating),
    struck: lastTooLate(cell) === undefined ? null : digit(lastTooLate(cell)?.rating ?? null),
    words: [amended, tooLate].filter((words) => words !== null).join(' '),
  };
}

/** How to read what stands beside a digit, where anything does. */
function besideHints({ rows }: Debrief['matrix']): readonly string[] {
  const cells = rows.flatMap((row) => row.cells);
  return [
    ...(cells.some(({ submitted }) => submitted !== null)
      ? ['4→: first given, amended before the reveal.']
      : []),
    ...(cells.some((cell) => lastTooLate(cell) !== undefined)
      ? ['Struck: amended after the reveal, does not count.']
      : []),
    ...(cells.some((cell) => asideWords(cell) !== null)
      ? ['In brackets: another card of the same person counts.']
      : []),
  ];
}

/** "AC Ana Costa, BL Bo Lindqvist." */
function initialsWords(names: readonly string[], heads: readonly string[]): string {
  const pairs = new Set(names.map((name, index) => `${heads[index]} ${name}`));
  return `${[...pairs].join(', ')}.`;
}
