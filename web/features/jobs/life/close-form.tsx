import { Button, NativeSelect, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { type closeJob, type JobClosing, JobEndCause } from '#shared/job-life.ts';
import { loopEndWords } from '#shared/loops.ts';
import type { CallOf } from '#web/api/call.ts';
import { closingWords } from '#web/features/jobs/life/closing-words.ts';
import { DialogActions } from '#web/ui/dialog.tsx';
import layout from '#web/ui/layout.module.css';
import { RadioField } from '#web/ui/radio-field.tsx';
import { FormError } from '#web/ui/states.tsx';

/** What the contract asks for. */
const SHORTEST = 3;
const LONGEST = 500;

const loopChoices = [
  {
    value: 'go_on',
    label: 'Let its loops go on',
    about: 'Interviews, cards and decisions are as they were.',
  },
  {
    value: 'close',
    label: 'Close them all without a decision',
    about:
      'Interviews that have not begun are cancelled, and no card is needed any more; their people are told. Submitted cards stay. Opening the job again does not bring the loops back: each is opened again by itself.',
  },
] as const;
const causeChoices = JobEndCause.options.map((value) => ({ value, label: loopEndWords[value] }));

interface CloseFormProps {
  readonly underWay: JobClosing;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onConfirm: (body: CallOf<typeof closeJob>['body']) => void;
  readonly onCancel: () => void;
}

/** What becomes of the loops of a job that is closed, and why where they close with it. */
export function CloseForm({ underWay, isPending, error, onConfirm, onCancel }: CloseFormProps): ReactElement {
  const [loops, setLoops] = useState<'go_on' | 'close'>('go_on');
  const [cause, setCause] = useState<JobEndCause>('job_filled');
  const [reason, setReason] = useState('');
  const [isTold, setIsTold] = useState(false);
  const isShort = reason.trim().length < SHORTEST;
  const isAsked = underWay.can.closeLoops && underWay.open + underWay.debrief > 0;
  const isWithLoops = isAsked && loops === 'close';
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWithLoops) onConfirm({ loops: 'go_on' });
        else if (isShort) setIsTold(true);
        else onConfirm({ loops: 'close', cause, reason: reason.trim() });
      }}
    >
      <ul>
        {closingWords(underWay).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className={layout.form}>
        {isAsked && (
          <RadioField label="Loops under way" choices={loopChoices} value={loops} onChange={setLoops} />
        )}
        {isWithLoops && (
          <>
            <NativeSelect
              label="What happened"
              data={causeChoices}
              value={cause}
              onChange={(event) => setCause(JobEndCause.parse(event.currentTarget.value))}
            />
            <Textarea
              label="Reason"
              description="Kept with each loop; colleagues can read it."
              maxLength={LONGEST}
              rows={3}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              error={isTold && isShort ? 'Say why in a few words.' : undefined}
            />
          </>
        )}
      </div>
      <FormError error={error} />
      <DialogActions>
        <Button variant="default" disabled={isPending} onClick={onCancel}>
          Go back
        </Button>
        <Button type="submit" loading={isPending}>
          {isWithLoops ? 'Close the job and its loops' : 'Close the job'}
        </Button>
      </DialogActions>
    </form>
  );
}
