import { Button, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { z } from 'zod';
import { settleIssue } from '#shared/debriefs.ts';
import classes from '#web/features/debriefs/first-screen/issues.module.css';
import { useKept } from '#web/features/debriefs/kept.ts';
import { useSettleIssue } from '#web/features/debriefs/mutations.ts';
import layout from '#web/ui/layout.module.css';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

const Note = settleIssue.body.shape.note;

interface SettleFormProps {
  readonly debriefId: string;
  readonly dimensionId: string;
  readonly name: string;
  readonly onSettled: () => void;
}

/** Notes what was agreed. No score changes by it. */
export function SettleForm({ debriefId, dimensionId, name, onSettled }: SettleFormProps): ReactElement {
  const kept = useKept(`settle:${debriefId}:${dimensionId}`, z.string());
  const [note, setNote] = useState(kept.found ?? '');
  const [isOpen, setIsOpen] = useState(note !== '');
  const [isTold, setIsTold] = useState(false);
  const settle = useSettleIssue();
  if (!isOpen) {
    return (
      <div className={classes.actions}>
        <Button variant="default" size="xs" onClick={() => setIsOpen(true)}>
          Settle {name}
        </Button>
        <span className={classes.soft}>With a note; the scores stay.</span>
      </div>
    );
  }
  const isFit = Note.safeParse(note.trim()).success;
  return (
    <form
      className={classes.settle}
      aria-label={`Settle ${name}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsTold(!isFit);
        if (!isFit) return;
        settle.mutate(
          { params: { debriefId }, body: { dimensionId, note: note.trim() } },
          {
            onSuccess: () => {
              kept.drop();
              toast(`${name} settled`);
              onSettled();
            },
          },
        );
      }}
    >
      <Textarea
        label="What was agreed"
        rows={2}
        maxLength={2000}
        autoFocus={kept.found === null}
        value={note}
        onChange={(event) => {
          setNote(event.currentTarget.value);
          kept.keep(event.currentTarget.value);
        }}
        error={isTold && !isFit ? 'Say what was agreed in at least 10 characters.' : undefined}
      />
      <FormError error={settle.error} />
      <div className={layout.row}>
        <Button type="submit" size="xs" loading={settle.isPending}>
          Mark as settled
        </Button>
        <Button variant="default" size="xs" disabled={settle.isPending} onClick={() => setIsOpen(false)}>
          Not yet
        </Button>
      </div>
    </form>
  );
}
