import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { CoverReason, type SeatRequests } from '#shared/cover-requests.ts';
import classes from '#web/features/cover-requests/cover-requests.module.css';
import { coverReasons, listWords } from '#web/features/cover-requests/cover-words.ts';
import { useAskForCover } from '#web/features/cover-requests/mutations.ts';
import { ChoicesField } from '#web/ui/choices-field.tsx';
import { Dialog, DialogActions } from '#web/ui/dialog.tsx';
import { RadioField } from '#web/ui/radio-field.tsx';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

interface AskDialogProps {
  readonly seatId: string;
  readonly askable: SeatRequests['askable'];
  readonly onClose: () => void;
}

/** Which dimensions and why, out of fixed lists: there is no room for a verdict. */
export function AskDialog({ seatId, askable, onClose }: AskDialogProps): ReactElement {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [reason, setReason] = useState<CoverReason>('ran_out_of_time');
  const [isTold, setIsTold] = useState(false);
  const send = useAskForCover(seatId);
  const ask = (): void => {
    setIsTold(true);
    const dimensions = askable.filter(({ id }) => chosen.includes(id));
    if (dimensions.length === 0) return;
    send.mutate(
      { params: { seatId }, body: { dimensionIds: dimensions.map(({ id }) => id), reason } },
      {
        onSuccess: () => {
          toast(`The recruiter is asked for ${listWords(dimensions.map(({ name }) => name))}`);
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title="Ask for a dimension to be covered" onClose={send.isPending ? undefined : onClose}>
      <div className={classes.fields}>
        <ChoicesField
          label="What your interview could not cover"
          choices={askable.map(({ id, name }) => ({ value: id, label: name }))}
          value={[...chosen]}
          onChange={setChosen}
          error={isTold && chosen.length === 0 ? 'Choose at least one.' : undefined}
        />
        <RadioField
          label="Why"
          choices={CoverReason.options.map((value) => ({ value, label: coverReasons[value].label }))}
          value={reason}
          onChange={setReason}
        />
        <FormError error={send.error} />
      </div>
      <DialogActions>
        <Button variant="default" disabled={send.isPending} onClick={onClose}>
          Go back
        </Button>
        <Button loading={send.isPending} onClick={ask}>
          Ask the recruiter
        </Button>
      </DialogActions>
    </Dialog>
  );
}
