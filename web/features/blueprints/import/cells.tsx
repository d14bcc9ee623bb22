import { memo, type ReactElement, useState } from 'react';
import classes from '#web/features/blueprints/import/import.module.css';
import { useImport } from '#web/features/blueprints/import/import-context.ts';

interface CellProps {
  /** Dotted path into the document. */
  readonly path: string;
  readonly label: string;
  readonly isStrong?: boolean;
}

/** A text to correct. Native and uncounted, since a long document has hundreds: it grows with its text by CSS alone. */
export const TextCell = memo(function TextCell({
  path,
  label,
  isStrong = false,
  value,
}: CellProps & { readonly value: string }): ReactElement {
  const { dispatch } = useImport();
  return (
    <textarea
      className={classes.cell}
      data-strong={isStrong || undefined}
      data-place={path}
      aria-label={label}
      rows={1}
      maxLength={4000}
      value={value}
      onChange={(event) => dispatch({ type: 'edited', path, value: event.currentTarget.value })}
    />
  );
});

/** Several texts, one a line. */
export const LinesCell = memo(function LinesCell({
  path,
  label,
  value,
}: CellProps & { readonly value: readonly string[] }): ReactElement {
  const { dispatch } = useImport();
  const [text, setText] = useState(value.join('\n'));
  return (
    <textarea
      className={classes.cell}
      data-place={path}
      aria-label={`${label}, one a line`}
      rows={Math.max(1, value.length)}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        const lines = event.currentTarget.value.split('\n').filter((line) => line.trim() !== '');
        dispatch({ type: 'edited', path, value: lines });
      }}
    />
  );
});

/** Minutes, or nothing where the document does not say. What is no such number is not taken, and says so. */
export const MinutesCell = memo(function MinutesCell({
  path,
  label,
  value,
}: CellProps & { readonly value: number | null }): ReactElement {
  const { dispatch } = useImport();
  const [text, setText] = useState(value === null ? '' : String(value));
  const isWrong = minutesIn(text) === undefined;
  return (
    <span className={classes.minutes}>
      <input
        className={classes.cell}
        data-place={path}
        aria-label={label}
        inputMode="numeric"
        size={4}
        aria-invalid={isWrong}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          const minutes = minutesIn(event.currentTarget.value);
          if (minutes !== undefined) dispatch({ type: 'edited', path, value: minutes });
        }}
      />
      {isWrong && <span role="alert">1 to 2000</span>}
    </span>
  );
});

/** Undefined where the text is no number of minutes. */
function minutesIn(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const minutes = Number(text);
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= 2000 ? minutes : undefined;
}
