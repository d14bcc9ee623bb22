import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import classes from '#web/ui/compare-changes.module.css';
import { Dialog, DialogActions } from '#web/ui/dialog.tsx';
import { FormError } from '#web/ui/states.tsx';

export type Side = 'theirs' | 'mine';

export interface ComparedField {
  readonly key: string;
  readonly label: string;
  readonly theirs: string;
  readonly mine: string;
  /** Chosen beforehand where only one side changed it; null where both did, so that a person chooses. */
  readonly suggested: Side | null;
}

interface CompareChangesProps {
  /** "Ana Costa was changed in the meantime" */
  readonly title: string;
  readonly fields: readonly ComparedField[];
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onSave: (choices: Record<string, Side>) => void;
  /** Back to the form with everything typed still in it. */
  readonly onBack: () => void;
}

/** A save met a newer version: both are shown, field by field, and nothing is written until each is chosen. */
export function CompareChanges(props: CompareChangesProps): ReactElement {
  const { title, fields, isPending, error, onSave, onBack } = props;
  const [choices, setChoices] = useState<Record<string, Side>>(() => suggestions(fields));
  const open = fields.filter((field) => choices[field.key] === undefined);
  return (
    <Dialog title={title} onClose={onBack}>
      <p>Nothing of yours was saved yet. Choose what to keep for each line.</p>
      {fields.map((field) => (
        <fieldset key={field.key} className={classes.field}>
          <legend>{field.label}</legend>
          {(['theirs', 'mine'] as const).map((side) => (
            <label key={side} className={classes.side}>
              <input
                type="radio"
                name={`compare-${field.key}`}
                checked={choices[field.key] === side}
                onChange={() => setChoices((before) => ({ ...before, [field.key]: side }))}
              />
              <span>
                <span className={classes.whose}>{side === 'theirs' ? 'Saved now' : 'Yours'}</span>
                {field[side]}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <FormError error={error} />
      <DialogActions>
        <Button variant="default" disabled={isPending} onClick={onBack}>
          Back to the form
        </Button>
        <Button loading={isPending} disabled={open.length > 0} onClick={() => onSave(choices)}>
          Save what I chose
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function suggestions(fields: readonly ComparedField[]): Record<string, Side> {
  const chosen: Record<string, Side> = {};
  for (const field of fields) {
    if (field.suggested !== null) chosen[field.key] = field.suggested;
  }
  return chosen;
}
