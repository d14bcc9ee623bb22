import { Button, Textarea } from '@mantine/core';
import { type ReactElement, type ReactNode, useState } from 'react';
import { Dialog, DialogActions } from '#web/ui/dialog.tsx';
import { FormError } from '#web/ui/states.tsx';

/** What the contracts ask for. */
const SHORTEST = 3;
const LONGEST = 500;

interface ReasonDialogProps {
  readonly title: string;
  /** What will be true afterwards, one line each. */
  readonly consequences: readonly string[];
  /** The verb: "Cancel the interview". */
  readonly confirm: string;
  /** More to choose, above the reason. */
  readonly children?: ReactNode;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
}

/** For what can't be undone and is kept with its reason: says the consequences, asks why, then does it. */
export function ReasonDialog(props: ReasonDialogProps): ReactElement {
  const { title, consequences, confirm, isPending, error, onConfirm, onClose } = props;
  const [reason, setReason] = useState('');
  const [isTold, setIsTold] = useState(false);
  const isShort = reason.trim().length < SHORTEST;
  return (
    <Dialog title={title} onClose={isPending ? undefined : onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setIsTold(isShort);
          if (!isShort) onConfirm(reason.trim());
        }}
      >
        <ul>
          {consequences.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {props.children}
        <Textarea
          label="Reason"
          description="Kept with the loop; colleagues can read it."
          maxLength={LONGEST}
          rows={3}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={isTold && isShort ? 'Say why in a few words.' : undefined}
        />
        <FormError error={error} />
        <DialogActions>
          <Button variant="default" disabled={isPending} onClick={onClose}>
            Go back
          </Button>
          <Button type="submit" loading={isPending}>
            {confirm}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
