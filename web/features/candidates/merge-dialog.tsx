import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { type Duplicate, type MergedField, mergedFields } from '#shared/candidate-merges.ts';
import type { Candidate } from '#shared/candidates.ts';
import classes from '#web/features/candidates/candidates.module.css';
import { useMerge, useUndoMerge } from '#web/features/candidates/mutations.ts';
import { Dialog, DialogActions } from '#web/ui/dialog.tsx';
import { sayOutcome, whenDone } from '#web/ui/outcomes.ts';
import { RadioField } from '#web/ui/radio-field.tsx';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';
import { zoneCity } from '#web/ui/zoned-time.ts';

const fieldWords: Readonly<Record<MergedField, string>> = {
  name: 'Name',
  email: 'E-mail',
  phone: 'Phone',
  timeZone: 'Time zone',
};

interface MergeDialogProps {
  readonly candidate: Candidate;
  readonly other: Duplicate;
  readonly onClose: () => void;
}

type Details = Readonly<Record<MergedField, string | null>>;

/** Which of two records each detail is taken from, asked where they differ; what only one of them has is kept. */
export function MergeDialog({ candidate, other, onClose }: MergeDialogProps): ReactElement {
  const differing = mergedFields.filter((field) => candidate[field] !== other[field]);
  const [taken, setTaken] = useState<readonly MergedField[]>(
    differing.filter((field) => candidate[field] === null),
  );
  const merge = useMerge();
  const undo = useUndoMerge();
  const takeApart = (mergeId: string): void =>
    sayOutcome(undo.mutateAsync({ params: { mergeId } }), () => 'The records are two again');
  const submit = (): void =>
    whenDone(
      merge.mutateAsync({
        params: { candidateId: candidate.id },
        body: { otherId: other.id, take: [...taken] },
        ifMatch: candidate.version,
      }),
      ({ merged: [newest] }) => {
        onClose();
        toast('The records are merged', newest === undefined ? {} : { onUndo: () => takeApart(newest.id) });
      },
    );
  return (
    <Dialog title="Merge two records of one person" onClose={merge.isPending ? undefined : onClose}>
      <div className={classes.fields}>
        {differing.map((field) => (
          <RadioField
            key={field}
            label={fieldWords[field]}
            choices={[
              { value: 'this', label: wordsFor(field, candidate), about: 'On this record' },
              { value: 'other', label: wordsFor(field, other), about: 'On the other one' },
            ]}
            value={taken.includes(field) ? 'other' : 'this'}
            onChange={(side) =>
              setTaken((before) => [
                ...before.filter((one) => one !== field),
                ...(side === 'other' ? [field] : []),
              ])
            }
          />
        ))}
        <ul>
          <li>Applications and notes of the other record move here, with their loops and cards.</li>
          <li>
            Its resume moves too where this record has none; else it comes back when the merge is undone.
          </li>
          <li>The other record leads here from then on.</li>
          <li>It can be undone until details of the merged record are changed.</li>
        </ul>
        <FormError error={merge.error} />
      </div>
      <DialogActions>
        <Button variant="default" disabled={merge.isPending} onClick={onClose}>
          Go back
        </Button>
        <Button loading={merge.isPending} onClick={submit}>
          Merge the records
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function wordsFor(field: MergedField, details: Details): string {
  const value = details[field];
  if (value === null) return 'None';
  return field === 'timeZone' ? zoneCity(value) : value;
}
