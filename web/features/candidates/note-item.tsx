import { Button, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { CandidateNote } from '#shared/candidate-notes.ts';
import classes from '#web/features/candidates/candidates.module.css';
import { useChangeNote, useDeleteNote } from '#web/features/candidates/mutations.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import layout from '#web/ui/layout.module.css';
import { Moment } from '#web/ui/moment.tsx';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

interface NoteItemProps {
  readonly candidateId: string;
  readonly note: CandidateNote;
}

/** A note with who wrote it and when; its author changes and deletes it here. */
export function NoteItem({ candidateId, note }: NoteItemProps): ReactElement {
  const [doing, setDoing] = useState<'read' | 'change' | 'delete'>('read');
  const remove = useDeleteNote(candidateId);
  const author = note.author?.name ?? 'Before notes had authors';
  const params = { noteId: note.id };
  return (
    <li className={classes.item}>
      <p>
        {author}, <Moment at={note.writtenAt} />
        {note.changedAt !== null && (
          <>
            , changed <Moment at={note.changedAt} />
          </>
        )}
      </p>
      {doing === 'change' ? (
        <ChangeNote candidateId={candidateId} note={note} onDone={() => setDoing('read')} />
      ) : (
        <p className={classes.text}>{note.text}</p>
      )}
      {note.can.change && doing !== 'change' && (
        <div className={classes.actions}>
          <Button variant="default" size="compact-md" onClick={() => setDoing('change')}>
            Change the note
          </Button>
          <Button variant="default" size="compact-md" onClick={() => setDoing('delete')}>
            Delete the note
          </Button>
        </div>
      )}
      {doing === 'delete' && (
        <ConfirmDialog
          title="Delete this note"
          consequences={[
            'Its text is gone for good.',
            'The audit trail keeps that there was a note, and not what it said.',
          ]}
          confirm="Delete the note"
          isPending={remove.isPending}
          error={remove.error}
          onCancel={() => setDoing('read')}
          onConfirm={() =>
            remove.mutate({ params, ifMatch: note.version }, { onSuccess: () => toast('Note deleted') })
          }
        />
      )}
    </li>
  );
}

function ChangeNote(props: NoteItemProps & { readonly onDone: () => void }): ReactElement {
  const { candidateId, note, onDone } = props;
  const [text, setText] = useState(note.text);
  const change = useChangeNote(candidateId);
  return (
    <form
      className={layout.form}
      aria-label="Change the note"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        change.mutate(
          { params: { noteId: note.id }, body: { text: text.trim() }, ifMatch: note.version },
          { onSuccess: onDone },
        );
      }}
    >
      <Textarea
        label="Note"
        rows={3}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={text.trim() === '' ? 'Fill this in, or delete the note.' : undefined}
      />
      <FormError error={change.error} />
      <div className={layout.row}>
        <Button type="submit" size="compact-md" loading={change.isPending}>
          Save the note
        </Button>
        <Button variant="default" size="compact-md" disabled={change.isPending} onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
