import { Button, NativeSelect, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { EndReason } from '#shared/candidate-endings.ts';
import classes from '#web/features/candidates/candidates.module.css';
import { type EndingKind, endings, endingWords } from '#web/features/candidates/ending-words.ts';
import { Dialog, DialogActions } from '#web/ui/dialog.tsx';
import { fieldErrors } from '#web/ui/form.ts';
import { RadioField } from '#web/ui/radio-field.tsx';
import { FormError } from '#web/ui/states.tsx';

interface EndingDialogProps {
  readonly title: string;
  /** What it is about. */
  readonly about: string;
  /** What goes with it, and what stays. */
  readonly consequences: string;
  /** The verb on the button. */
  readonly confirm: string;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onEnd: (ending: { readonly reason: EndReason; readonly note: string }) => void;
  readonly onClose: () => void;
}

/** Asks why somebody leaves the running before a decision: whose doing it is, the reason, and a note. */
export function EndingDialog(props: EndingDialogProps): ReactElement {
  const { title, about, consequences, confirm, isPending, error, onEnd, onClose } = props;
  const [kind, setKind] = useState<EndingKind>('withdrawn');
  const [chosen, setChosen] = useState('');
  const [note, setNote] = useState('');
  const [isTold, setIsTold] = useState(false);
  const reason = EndReason.safeParse(chosen).data;
  const refused = fieldErrors(error);
  const submit = (): void => {
    setIsTold(true);
    if (reason !== undefined) onEnd({ reason, note: note.trim() });
  };
  return (
    <Dialog title={title} onClose={isPending ? undefined : onClose}>
      <div className={classes.fields}>
        <p>{about}</p>
        <RadioField
          label="What happened"
          choices={(['withdrawn', 'not_pursued'] as const).map((value) => ({
            value,
            label: endings[value].label,
            about: endings[value].about,
          }))}
          value={kind}
          onChange={(value) => {
            setKind(value);
            setChosen('');
          }}
        />
        <NativeSelect
          label="Reason"
          data={[
            { value: '', label: 'Choose a reason' },
            ...endings[kind].reasons.map((value) => ({ value, label: endingWords[value] })),
          ]}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
          error={refused.reason ?? (isTold && reason === undefined ? 'Choose a reason.' : undefined)}
        />
        <Textarea
          label="Note"
          description={
            reason === 'lacks_requirement'
              ? 'Which requirement of the job, as it is stated there.'
              : 'Optional. The candidate may ask to read it.'
          }
          rows={2}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          error={refused.note}
        />
        <p className={classes.soft}>{consequences}</p>
        <FormError error={error} />
      </div>
      <DialogActions>
        <Button variant="default" disabled={isPending} onClick={onClose}>
          Go back
        </Button>
        <Button loading={isPending} onClick={submit}>
          {confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
