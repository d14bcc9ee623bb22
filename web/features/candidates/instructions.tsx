import { Button, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import classes from '#web/features/candidates/candidates.module.css';
import { useSaveInstructions } from '#web/features/candidates/mutations.ts';
import layout from '#web/ui/layout.module.css';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

interface InstructionsProps {
  readonly application: {
    readonly id: string;
    readonly job: { readonly title: string };
    readonly instructions: string | null;
    readonly version: number;
    readonly can: { readonly instruct: boolean };
  };
}

/** What interviewers do differently for this candidate: shown, and edited in place. */
export function Instructions({ application }: InstructionsProps): ReactElement | null {
  const { instructions, can, job } = application;
  const [isOpen, setIsOpen] = useState(false);
  if (instructions === null && !can.instruct) return null;
  if (isOpen) return <InstructionsForm application={application} onDone={() => setIsOpen(false)} />;
  return (
    <div className={classes.instructions}>
      {instructions !== null && (
        <>
          <h4>Instructions for interviewers</h4>
          <p className={classes.text}>{instructions}</p>
        </>
      )}
      {can.instruct && (
        <Button
          variant="subtle"
          size="compact-md"
          aria-label={
            instructions === null
              ? `Add instructions for interviews for ${job.title}`
              : `Change the instructions for ${job.title}`
          }
          onClick={() => setIsOpen(true)}
        >
          {instructions === null ? 'Add instructions for interviews' : 'Change the instructions'}
        </Button>
      )}
    </div>
  );
}

function InstructionsForm(props: InstructionsProps & { readonly onDone: () => void }): ReactElement {
  const { application, onDone } = props;
  const [text, setText] = useState(application.instructions ?? '');
  // The version that was on screen when writing began: a later one is somebody else's.
  const [seen] = useState(application.version);
  const save = useSaveInstructions();
  return (
    <form
      className={`${layout.form} ${classes.inset}`}
      aria-label={`Instructions for ${application.job.title}`}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(
          { params: { applicationId: application.id }, body: { instructions: text.trim() }, ifMatch: seen },
          {
            onSuccess: ({ instructions }) => {
              toast(instructions === '' ? 'Instructions taken away' : 'Instructions saved');
              onDone();
            },
          },
        );
      }}
    >
      <Textarea
        label="Instructions for interviewers"
        description="What to do differently, never why. No health or other medical details: write “30 minutes more” or “questions in writing”. Every interviewer of this loop reads it."
        data-autofocus
        rows={3}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FormError error={save.error} />
      <div className={layout.row}>
        <Button type="submit" size="compact-md" loading={save.isPending}>
          Save the instructions
        </Button>
        <Button variant="default" size="compact-md" disabled={save.isPending} onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
