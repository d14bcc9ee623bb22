import type { ReactElement } from 'react';
import classes from '#web/features/blueprints/import/import.module.css';
import type { ReadDocument } from '#web/features/blueprints/import/import-state.ts';
import { count } from '#web/ui/format.ts';

type LeftOutLine = ReadDocument['leftOut'][number];

/** Lines that were not taken in, under their reasons. */
export function LeftOut({ lines }: { readonly lines: readonly LeftOutLine[] }): ReactElement | null {
  if (lines.length === 0) return null;
  const byReason = new Map<string, LeftOutLine[]>();
  for (const line of lines) byReason.set(line.reason, [...(byReason.get(line.reason) ?? []), line]);
  return (
    <section className={classes.section} aria-label="Left out">
      <h2>Left out</h2>
      <details className={classes.leftOut}>
        <summary>{count(lines.length, 'line', 'lines')} of the document that were not taken in</summary>
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
