import { createContext, type Dispatch, useContext } from 'react';
import type { ImportEvent, NumberedMark } from '#web/features/blueprints/import/import-state.ts';

interface ImportContextValue {
  readonly dispatch: Dispatch<ImportEvent>;
  readonly marks: ReadonlyMap<string, readonly NumberedMark[]>;
  readonly lookedAt: ReadonlySet<number>;
  readonly leftOut: ReadonlySet<string>;
  /** Whether a person added the item at a path; the document did not hold it. */
  readonly isAdded: (path: string) => boolean;
}

export const ImportContext = createContext<ImportContextValue | null>(null);

/** What every row of the preview shares; changes only when a mark is settled or an item left out, not while one types. */
export function useImport(): ImportContextValue {
  const value = useContext(ImportContext);
  if (value === null) throw new Error('useImport stands outside of a preview');
  return value;
}
