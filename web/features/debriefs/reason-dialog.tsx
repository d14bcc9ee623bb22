import { Button, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { z } from 'zod';
import type { Kept } from '#web/features/debriefs/kept.ts';
import { Dialog, DialogActions } from '#web/ui/dialog.tsx';
import { FormError } from '#web/ui/states.tsx';

interface ReasonDialogProps {
  readonly title: string;
  /** What will be true afterwards, one line each. */
  readonly consequences: readonly string[];
  readonly label: string;
  /** What is wrong with too short a text; without it, that the reason is. */
  readonly tooShort?: string;
  /** The contract's own, which knows how long a reason is. */
  readonly schema: z.ZodString;
  /** The verb: "Step back". */
  readonly confirm: string;
  /** What was typed survives a reload; whoever sends it drops it. */
  readonly kept: Kept<string>;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
}

/** For what is kept with its reason: says the consequences, asks why, then does it. */
export function ReasonDialog(props: ReasonDialogProps): ReactElement {
  const { title, consequences, label, schema, confirm, kept, isPending, error, onConfirm, onClose } = props;
  const { tooShort = 'Say why' } = props;
  const [reason, setReason] = useState(kept.found ?? '');
  const [isTold, setIsTold] = useState(false);
  const isFit = schema.safeParse(reason.trim()).success;
  return (
    <Dialog title={title} onClose={isPending ? undefined : onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setIsTold(!isFit);
          if (isFit) onConfirm(reason.trim());
        }}
      >
        <ul>
          {consequences.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <Textarea
          label={label}
          maxLength={schema.maxLength ?? undefined}
          rows={3}
          data-autofocus
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
            kept.keep(event.currentTarget.value);
          }}
          error={isTold && !isFit ? `${tooShort} in at least ${schema.minLength} characters.` : undefined}
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
