import { Button, NativeSelect, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { EndReason } from '#shared/candidate-endings.ts';
import classes from '#web/features/candidates/candidates.module.css';
import { type EndingKind, endings, endingWords } from '#web/features/candidates/ending-words.ts';
import { useEndApplication } from '#web/features/candidates/mutations.ts';
import { Dialog, DialogActions } from '#web/ui/dialog.tsx';
import { fieldErrors } from '#web/ui/form.ts';
import { RadioField } from '#web/ui/radio-field.tsx';
import { FormError } from '#web/ui/states.tsx';

interface EndDialogProps {
  readonly candidateName: string;
  readonly application: { readonly id: string; readonly jobTitle: string; readonly hasLoop: boolean };
  readonly onClose: () => void;
  readonly onEnded: () => void;
}

/** Says why an application ends before a decision, and what goes with it. */
export function EndDialog({ candidateName, application, onClose, onEnded }: EndDialogProps): ReactElement {
  const [kind, setKind] = useState<EndingKind>('withdrawn');
  const [chosen, setChosen] = useState('');
  const [note, setNote] = useState('');
  const [isTold, setIsTold] = useState(false);
  const end = useEndApplication();
  const reason = EndReason.safeParse(chosen).data;
  const refused = fieldErrors(end.error);
  const submit = (): void => {
    setIsTold(true);
    if (reason === undefined) return;
    end.mutate(
      { params: { applicationId: application.id }, body: { reason, note: note.trim() } },
      { onSuccess: onEnded },
    );
  };
  return (
    <Dialog title={`End ${candidateName}’s application`} onClose={end.isPending ? undefined : onClose}>
      <div className={classes.fields}>
        <p>For {application.jobTitle}.</p>
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
        <p className={classes.soft}>
          {application.hasLoop &&
            'The loop is cancelled with its coming interviews, and no card is needed any more; interviewers are not told why. '}
          What was written stays. You can take the application up again.
        </p>
        <FormError error={end.error} />
      </div>
      <DialogActions>
        <Button variant="default" disabled={end.isPending} onClick={onClose}>
          Go back
        </Button>
        <Button loading={end.isPending} onClick={submit}>
          End the application
        </Button>
      </DialogActions>
    </Dialog>
  );
}
