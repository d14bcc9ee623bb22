import { Textarea } from '@mantine/core';
import { memo, type ReactElement, type RefObject, useEffect, useState } from 'react';
import { maxNotes } from '#web/features/scorecards/card-edits.ts';
import { fieldIds } from '#web/features/scorecards/completeness.ts';
import classes from '#web/features/scorecards/editor.module.css';

interface NotesFieldProps {
  readonly notes: string;
  readonly fieldRef: RefObject<HTMLTextAreaElement | null>;
  readonly dimensions: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (notes: string) => void;
  /** Files what is selected under a dimension, by its place. */
  readonly onFile: (position: number) => void;
}

/** One's own notes. What is selected in them goes under a dimension by one key or button; the notes keep it. */
export const NotesField = memo(function NotesField(props: NotesFieldProps): ReactElement {
  const { notes, fieldRef, dimensions, onChange, onFile } = props;
  const hasSelection = useHasSelection(fieldRef);
  return (
    <div className={classes.notes}>
      <Textarea
        ref={fieldRef}
        id={fieldIds.notes}
        label="Notes"
        description="For you alone. Select a passage to file it as evidence."
        classNames={{ input: classes.notesInput ?? '', wrapper: classes.notesWrapper ?? '' }}
        maxLength={maxNotes}
        value={notes}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={notes.length >= maxNotes ? `No more than ${maxNotes} characters fit here.` : undefined}
      />
      {hasSelection && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's part; these act on the text above
        <div role="group" aria-label="File what is selected under" className={classes.fileUnder}>
          <span aria-hidden="true">File under</span>
          {dimensions.map(({ id, name }, position) => (
            <button
              key={id}
              type="button"
              aria-keyshortcuts={`Alt+${position + 1}`}
              // The selection would be gone with the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onFile(position)}
            >
              <b>{position + 1}</b> {name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
});

/** Whether something is selected in the field, by whatever means: React hears of mouse and keys, not of touch. */
function useHasSelection(fieldRef: RefObject<HTMLTextAreaElement | null>): boolean {
  const [hasSelection, setHasSelection] = useState(false);
  // The selection belongs to the browser.
  useEffect(() => {
    const field = fieldRef.current;
    const listening = new AbortController();
    const { signal } = listening;
    const look = (): void => setHasSelection(field !== null && field.selectionStart !== field.selectionEnd);
    document.addEventListener('selectionchange', look, { signal });
    for (const event of ['select', 'keyup', 'pointerup']) field?.addEventListener(event, look, { signal });
    return () => listening.abort();
  }, [fieldRef]);
  return hasSelection;
}
