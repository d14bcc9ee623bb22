import { Textarea } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { type Debrief, minRationaleLength } from '#shared/debriefs.ts';
import classes from '#web/features/debriefs/decision/decision.module.css';
import { lengthWords } from '#web/features/debriefs/decision/decision-values.ts';
import { ScoreDigit } from '#web/ui/charts/score-digit.tsx';

interface RationaleFieldProps {
  readonly dimension: Debrief['matrix']['dimensions'][number];
  readonly rows: Debrief['matrix']['rows'];
  /** What @mantine/form's getInputProps gives. */
  readonly input: { readonly value?: string; readonly error?: ReactNode };
}

/** The reason on one dimension, with what was scored and written beside it. */
export function RationaleField({ dimension, rows, input }: RationaleFieldProps): ReactElement {
  const cells = rows.flatMap((row) =>
    row.cells.flatMap((cell) => (cell.dimensionId === dimension.id ? [{ row, cell }] : [])),
  );
  return (
    <div className={classes.rationale}>
      <Textarea
        {...input}
        label={
          <span className={classes.label}>
            {dimension.name}
            <span className={classes.soft}>
              {dimension.isMustHave && 'must-have, '}bar {dimension.bar}
            </span>
          </span>
        }
        description={lengthWords(input.value ?? '', minRationaleLength)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        rows={2}
        maxLength={4000}
      />
      <details className={classes.cards}>
        <summary>
          {cells.map(({ row, cell }) =>
            cell.rating === null || !cell.counts ? null : <ScoreDigit key={row.seatId} score={cell.rating} />,
          )}
          <span>{cells.length === 0 ? 'Nobody was asked to score it' : 'What was written'}</span>
        </summary>
        {cells.map(({ row, cell }) => (
          <p key={row.seatId}>
            <strong>
              {row.interviewer.name}, {cell.rating ?? 'not assessed'}
            </strong>{' '}
            {cell.rating === null ? cell.notAssessedReason : cell.evidence}
          </p>
        ))}
      </details>
    </div>
  );
}
