import { createContext, useContext } from 'react';
import type { EditKit, Work } from '#web/features/blueprints/draft/work.ts';

interface DraftContextValue {
  readonly editKit: EditKit;
  /** Changes kit and proposals together, says so, and offers to take back this one change. */
  readonly editWithUndo: (said: string, change: (work: Work) => Work) => void;
}

export const DraftContext = createContext<DraftContextValue | null>(null);

export function useDraftEdit(): DraftContextValue {
  const value = useContext(DraftContext);
  if (value === null) throw new Error('useDraftEdit stands outside of a draft');
  return value;
}
