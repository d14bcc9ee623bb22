import type { ReactElement } from 'react';
import classes from '#web/features/blueprints/import/import.module.css';
import type { ReadDocument } from '#web/features/blueprints/import/import-state.ts';
import { count, number } from '#web/ui/format.ts';

type LeftOutLine = ReadDocument['leftOut'][number];

interface LeftOutProps {
  /** The first of them. */
  readonly lines: readonly LeftOutLine[];
  readonly total: number;
}

/** Lines that were not taken in, under their reasons. */
export function LeftOut({ lines, total }: LeftOutProps): ReactElement | null {
  if (lines.length === 0) return null;
  const byReason = new Map<string, LeftOutLine[]>();
  for (const line of lines) {
    const own = byReason.get(line.reason);
    if (own === undefined) byReason.set(line.reason, [line]);
    else own.push(line);
  }
  return (
    <section className={classes.section} aria-label="Left out">
      <h2>Left out</h2>
      <details className={classes.leftOut}>
        <summary>
          {count(total, 'line', 'lines')} of the document that were not taken in
          {total > lines.length && `, the first ${number(lines.length)} shown`}
        </summary>
        {[...byReason].map(([reason, own]) => (
          <div key={reason}>
            <h3>{reason}</h3>
            <ol>
              {own.map(({ line, text }) => (
                <li key={line}>
                  <span>{line}</span>
                  <span>{text}</span>
                </li>
              ))}
            </ol>
          </div>
        ))}
      </details>
    </section>
  );
}
