import { Button } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import type { Import } from '#shared/candidate-imports.ts';
import { resultWords, undoneWords } from '#web/features/candidate-imports/import-words.ts';
import classes from '#web/features/candidate-imports/imports.module.css';
import { useCancelImport } from '#web/features/candidate-imports/mutations.ts';
import { number } from '#web/ui/format.ts';
import { Moment } from '#web/ui/moment.tsx';
import { EmptyState, FormError } from '#web/ui/states.tsx';

/** How far an import is. It goes on when the page is left, and can be stopped until it is done. */
export function ImportProgress({ found }: { readonly found: Import }): ReactElement {
  const cancel = useCancelImport();
  const done = found.progress ?? 0;
  return (
    <div className={classes.progress}>
      <progress aria-label="Lines done" max={found.rows} value={done} />
      <p>
        {found.can.cancel ? `${number(done)} of ${number(found.rows)} lines.` : 'Stopping.'} You can leave
        this page and come back. Nobody is added before all are.
      </p>
      <FormError error={cancel.error} />
      <div>
        <Button
          variant="default"
          disabled={!found.can.cancel}
          loading={cancel.isPending}
          onClick={() => cancel.mutate({ params: { importId: found.id } })}
        >
          Stop: add nobody
        </Button>
      </div>
    </div>
  );
}

interface ImportResultProps {
  readonly found: Import;
  /** The ways on. */
  readonly children: ReactNode;
}

/** What came of an import that is over, with the ways on. */
export function ImportResult({ found, children }: ImportResultProps): ReactElement {
  if (found.result === null) {
    return (
      <EmptyState title="Given up: nobody was added" action={children}>
        Nothing of the file is kept.
      </EmptyState>
    );
  }
  if (found.undone !== null) {
    const { by, at } = found.undone;
    return (
      <EmptyState title={`Undone: ${undoneWords(found)}`} action={children}>
        By {by.name}, <Moment at={at} />. Handed in again, the same file adds whoever is not there.
      </EmptyState>
    );
  }
  return (
    <EmptyState title={resultWords(found.result)} action={children}>
      The file itself is not kept. Handed in again, it changes nothing.
    </EmptyState>
  );
}
