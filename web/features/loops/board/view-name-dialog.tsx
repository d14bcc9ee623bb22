import { Button, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { Dialog, DialogActions } from '#web/ui/dialog.tsx';
import { FormError } from '#web/ui/states.tsx';

const LONGEST = 60;

interface ViewNameDialogProps {
  readonly title: string;
  readonly name: string;
  /** The verb: "Keep the view". */
  readonly confirm: string;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

export function ViewNameDialog(props: ViewNameDialogProps): ReactElement {
  const { title, confirm, isPending, error, onName, onClose } = props;
  const [name, setName] = useState(props.name);
  const trimmed = name.trim();
  return (
    <Dialog title={title} onClose={isPending ? undefined : onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (trimmed !== '') onName(trimmed);
        }}
      >
        <TextInput
          label="Name of the view"
          description="Filters, order and columns are kept, only for you. What you searched for is not."
          maxLength={LONGEST}
          autoComplete="off"
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <FormError error={error} />
        <DialogActions>
          <Button variant="default" disabled={isPending} onClick={onClose}>
            Go back
          </Button>
          <Button type="submit" disabled={trimmed === ''} loading={isPending}>
            {confirm}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
