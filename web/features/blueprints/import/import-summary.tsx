import type { ReactElement } from 'react';
import { focusPlace } from '#web/features/blueprints/focus-place.ts';
import classes from '#web/features/blueprints/import/import.module.css';
import { useImport } from '#web/features/blueprints/import/import-context.ts';
import { Mark } from '#web/features/blueprints/import/import-item.tsx';
import { itemOf, type ReadDocument } from '#web/features/blueprints/import/import-state.ts';
import { markWords, placeWords, summaryWords } from '#web/features/blueprints/import/import-words.ts';
import { count } from '#web/ui/format.ts';

/** What was recognised in a sentence, and what is to be looked at, each line leading to its place. */
export function ImportSummary({ reading }: { readonly reading: ReadDocument }): ReactElement {
  const { lookedAt, marks } = useImport();
  const placeless = marks.get('') ?? [];
  const withoutPlace = new Set(placeless.map(({ index }) => index));
  const open = reading.marks.flatMap((mark, index) =>
    lookedAt.has(index) || withoutPlace.has(index) ? [] : [{ mark, index }],
  );
  const left = open.length + placeless.filter(({ index }) => !lookedAt.has(index)).length;
  return (
    <section className={classes.summary} aria-label="What was recognised">
      <p>{summaryWords(reading)}</p>
      <h2>{left === 0 ? 'Nothing to look at' : `${count(left, 'place', 'places')} to look at`}</h2>
      {placeless.length > 0 && (
        <ul className={classes.marks}>
          {placeless.map((mark) => (
            <Mark key={mark.index} mark={mark} />
          ))}
        </ul>
      )}
      <ul className={classes.lookAt}>
        {open.map(({ mark, index }) => (
          <li key={index}>
            <a
              href={`#${itemOf(mark.path)}`}
              onClick={(event) => {
                event.preventDefault();
                focusPlace(mark.path);
              }}
            >
              {placeWords(reading.document, mark)}
            </a>
            <span>{markWords[mark.kind].toLowerCase()}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
