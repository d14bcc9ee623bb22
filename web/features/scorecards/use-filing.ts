import { type RefObject, useCallback } from 'react';
import type { CardContent } from '#shared/scorecards.ts';
import { fileUnder } from '#web/features/scorecards/card-edits.ts';
import type { CardKit } from '#web/features/scorecards/kit.ts';
import type { AutosaveStore } from '#web/ui/autosave/autosave-store.ts';
import { toast } from '#web/ui/toast.ts';

/** Files what is selected in the notes as evidence for the dimension at this place, and says what became of it. */
export function useFiling(
  notesRef: RefObject<HTMLTextAreaElement | null>,
  kit: CardKit,
  store: AutosaveStore<CardContent>,
): (position: number) => void {
  return useCallback(
    (position) => {
      const field = notesRef.current;
      const dimension = kit.dimensions[position];
      if (field === null || dimension === undefined) return;
      const passage = field.value.slice(field.selectionStart, field.selectionEnd);
      if (passage.trim() === '') {
        toast('Select a passage of your notes first.');
        return;
      }
      const after = fileUnder(store.get().value, dimension.id, passage);
      if (after === null) {
        toast(`The evidence for ${dimension.name} has no room for that.`);
        return;
      }
      store.edit(() => after);
      toast(`Filed as evidence for ${dimension.name}.`);
    },
    [notesRef, kit, store],
  );
}
