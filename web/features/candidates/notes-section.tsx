import { Button, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import classes from '#web/features/candidates/candidates.module.css';
import { useWriteNote } from '#web/features/candidates/mutations.ts';
import { NoteItem } from '#web/features/candidates/note-item.tsx';
import { notesQuery } from '#web/features/candidates/queries.ts';
import layout from '#web/ui/layout.module.css';
import { ErrorState, FormError, Skeleton } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

/** What colleagues noted on a candidate; closed to whoever owes a card on a loop of theirs. */
export function NotesSection({ candidateId }: { readonly candidateId: string }): ReactElement {
  const { data, error, refetch } = useQuery(notesQuery(candidateId));
  if (data === undefined) {
    return error === null ? (
      <Skeleton label="Loading the notes" rows={2} />
    ) : (
      <ErrorState title="The notes could not be loaded" error={error} onRetry={() => void refetch()} />
    );
  }
  if (data.state === 'closed') {
    return (
      <p>
        {data.until === 'never'
          ? 'Notes on yourself are closed to you.'
          : 'Notes are closed to you until your card on this candidate is in: they may say what a colleague thinks.'}
      </p>
    );
  }
  return (
    <>
      {data.notes.length === 0 ? (
        <p>No notes yet.</p>
      ) : (
        <ul className={classes.notes}>
          {data.notes.map((note) => (
            <NoteItem key={note.id} candidateId={candidateId} note={note} />
          ))}
        </ul>
      )}
      <NewNote candidateId={candidateId} />
    </>
  );
}

function NewNote({ candidateId }: { readonly candidateId: string }): ReactElement {
  const [text, setText] = useState('');
  const [isTold, setIsTold] = useState(false);
  const write = useWriteNote(candidateId);
  return (
    <form
      className={layout.form}
      aria-label="Write a note"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsTold(true);
        if (text.trim() === '') return;
        write.mutate(
          { params: { candidateId }, body: { text: text.trim() } },
          {
            onSuccess: () => {
              setText('');
              setIsTold(false);
              toast('Note saved');
            },
          },
        );
      }}
    >
      <Textarea
        label="New note"
        description="For recruiters and the hiring manager. The candidate may ask to read it."
        rows={3}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={isTold && text.trim() === '' ? 'Fill this in.' : undefined}
      />
      <FormError error={write.error} />
      <div>
        <Button type="submit" variant="default" loading={write.isPending}>
          Save the note
        </Button>
      </div>
    </form>
  );
}
