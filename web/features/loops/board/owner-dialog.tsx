import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { Dialog, DialogActions } from '#web/ui/dialog.tsx';
import { count } from '#web/ui/format.ts';
import type { Picked, PickerFieldProps } from '#web/ui/picker.tsx';

/** How a recruiter is picked; another feature knows. */
export type OwnerPicker = (props: PickerFieldProps) => ReactElement;

interface OwnerDialogProps {
  readonly loops: number;
  readonly isPending: boolean;
  readonly picker: OwnerPicker;
  readonly onPick: (owner: Picked) => void;
  readonly onClose: () => void;
}

export function OwnerDialog(props: OwnerDialogProps): ReactElement {
  const { loops, isPending, picker: OwnerField, onPick, onClose } = props;
  const [owner, setOwner] = useState<Picked | null>(null);
  return (
    <Dialog
      title={`Change the owner of ${count(loops, 'loop', 'loops')}`}
      onClose={isPending ? undefined : onClose}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (owner !== null) onPick(owner);
        }}
      >
        <OwnerField
          label="New owner"
          description="A recruiter: who looks after the loop and hears when something is asked for."
          value={owner}
          onChange={setOwner}
        />
        <DialogActions>
          <Button variant="default" disabled={isPending} onClick={onClose}>
            Go back
          </Button>
          <Button type="submit" disabled={owner === null} loading={isPending}>
            Change the owner
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
