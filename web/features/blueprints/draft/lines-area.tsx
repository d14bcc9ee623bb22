import { type ReactElement, useState } from 'react';
import { Area } from '#web/features/blueprints/draft/fields.tsx';

interface LinesAreaProps {
  readonly label: string;
  readonly place: string;
  readonly value: readonly string[];
  readonly onChange: (lines: string[]) => void;
}

/** Several short texts in one field, one a line; empty lines are kept while one types and are none when it is stored. */
export function LinesArea({ label, place, value, onChange }: LinesAreaProps): ReactElement {
  const [text, setText] = useState(value.join('\n'));
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    // Changed from elsewhere, such as an undo.
    if (linesIn(text).join('\n') !== value.join('\n')) setText(value.join('\n'));
  }
  return (
    <Area
      label={label}
      place={place}
      value={text}
      onChange={(typed) => {
        setText(typed);
        onChange(linesIn(typed));
      }}
    />
  );
}

function linesIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim().slice(0, 500))
    .filter((line) => line !== '');
}
