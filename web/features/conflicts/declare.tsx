import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { ConflictKind, conflictWords } from '#shared/conflicts.ts';
import { useDeclareConflict } from '#web/features/conflicts/mutations.ts';
import { Dialog, DialogActions } from '#web/ui/dialog.tsx';
import layout from '#web/ui/layout.module.css';
import type { Picked, PickerFieldProps } from '#web/ui/picker.tsx';
import { RadioField } from '#web/ui/radio-field.tsx';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

type Picker = (props: PickerFieldProps) => ReactElement;

interface DeclareProps {
  readonly self: Picked;
  /** How a person is picked, for who declares for others; another feature knows. */
  readonly personPicker?: Picker | undefined;
  /** Whom it is with: the candidate of a loop, by whatever the reader calls them, or one who is picked. */
  readonly loop?: { readonly id: string; readonly candidateName: string } | undefined;
  readonly candidatePicker?: Picker | undefined;
}

/** Opens the form in which a conflict of interest is declared. */
export function Declare(props: DeclareProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setIsOpen(true)}>
        Declare a conflict of interest
      </Button>
      {isOpen && <DeclareDialog {...props} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function DeclareDialog(props: DeclareProps & { readonly onClose: () => void }): ReactElement {
  const { self, personPicker, loop, candidatePicker, onClose } = props;
  const [person, setPerson] = useState<Picked | null>(self);
  const [candidate, setCandidate] = useState<Picked | null>(null);
  const [kind, setKind] = useState<ConflictKind>('worked_together');
  const [isTold, setIsTold] = useState(false);
  const send = useDeclareConflict();
  const subject =
    loop === undefined ? candidate && { candidateId: candidate.id } : ({ loopId: loop.id } as const);
  const declare = (): void => {
    setIsTold(true);
    if (person === null || subject === null) return;
    send.mutate(
      { body: { memberId: person.id, kind, with: subject } },
      {
        onSuccess: () => {
          toast('Conflict of interest declared');
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title="Declare a conflict of interest" onClose={send.isPending ? undefined : onClose}>
      <div className={layout.form}>
        {personPicker?.({
          label: 'Person',
          value: person,
          onChange: setPerson,
          error: isTold && person === null ? 'Choose a person.' : undefined,
        })}
        {loop === undefined ? (
          candidatePicker?.({
            label: 'Candidate',
            value: candidate,
            onChange: setCandidate,
            error: isTold && candidate === null ? 'Choose a candidate.' : undefined,
          })
        ) : (
          <p className={layout.note}>
            With {loop.candidateName}. Planners and the person see it; nobody is kept from interviewing by it.
          </p>
        )}
        <RadioField
          label="What it is"
          choices={ConflictKind.options.map((value) => ({ value, label: conflictWords[value].label }))}
          value={kind}
          onChange={setKind}
        />
        <FormError error={send.error} />
      </div>
      <DialogActions>
        <Button variant="default" disabled={send.isPending} onClick={onClose}>
          Go back
        </Button>
        <Button loading={send.isPending} onClick={declare}>
          Declare
        </Button>
      </DialogActions>
    </Dialog>
  );
}
