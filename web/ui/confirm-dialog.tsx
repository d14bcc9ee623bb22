import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { Dialog, DialogActions } from '#web/ui/dialog.tsx';
import { FormError } from '#web/ui/states.tsx';

interface ConfirmDialogProps {
  readonly title: string;
  /** What will be true afterwards, one line each. */
  readonly consequences: readonly string[];
  /** The verb: "Deactivate Ana Costa". */
  readonly confirm: string;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** For what can't be undone, or only with effort: says the consequences before it asks. */
export function ConfirmDialog(props: ConfirmDialogProps): ReactElement {
  return (
    <Dialog title={props.title} onClose={props.isPending ? undefined : props.onCancel}>
      <ul>
        {props.consequences.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <FormError error={props.error} />
      <DialogActions>
        <Button variant="default" disabled={props.isPending} onClick={props.onCancel}>
          Cancel
        </Button>
        <Button loading={props.isPending} onClick={props.onConfirm}>
          {props.confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
