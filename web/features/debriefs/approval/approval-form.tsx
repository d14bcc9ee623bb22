import { Button, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { z } from 'zod';
import type { Debrief } from '#shared/debriefs.ts';
import classes from '#web/features/debriefs/approval/approval.module.css';
import {
  answerConsequences,
  type Verdict,
  verdicts,
} from '#web/features/debriefs/approval/approval-words.ts';
import { keptWords, useKept } from '#web/features/debriefs/kept.ts';
import { useAnswerApproval, useReadAgain } from '#web/features/debriefs/mutations.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { fieldErrors } from '#web/ui/form.ts';
import layout from '#web/ui/layout.module.css';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

/** What the committee needs to know when a decision comes back. */
const shortestReturn = 10;

interface ApprovalFormProps {
  readonly debrief: Debrief;
  /** Drafts on a shared device are told apart by it. */
  readonly accountId: string;
  readonly onDone: () => void;
}

/** The answer of whose turn it is: the decision is approved or comes back, by a person and with a note. */
export function ApprovalForm({ debrief, accountId, onDone }: ApprovalFormProps): ReactElement {
  const kept = useKept(`approval:${accountId}:${debrief.id}`, z.string());
  const [note, setNote] = useState(kept.found ?? '');
  const [asking, setAsking] = useState<Verdict | null>(null);
  const [isTold, setIsTold] = useState(false);
  const answer = useAnswerApproval();
  const readAgain = useReadAgain(debrief.id);
  const isShort = note.trim().length < shortestReturn;
  const refused = fieldErrors(answer.error).note;
  const send = (verdict: Verdict): void =>
    answer.mutate(
      {
        params: { debriefId: debrief.id },
        body: { verdict, note: note.trim() },
        ifMatch: debrief.version,
      },
      {
        onSuccess: () => {
          kept.drop();
          toast(verdicts[verdict].done);
          onDone();
        },
        onError: (error) => {
          setAsking(null);
          readAgain(error);
        },
      },
    );
  return (
    <form
      className={classes.form}
      noValidate
      aria-label="Your approval"
      onSubmit={(event) => event.preventDefault()}
    >
      <Textarea
        label="Note"
        description={`Stands in the record beside your name. A return needs one of at least ${shortestReturn} characters.`}
        rows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => {
          setNote(event.currentTarget.value);
          kept.keep(event.currentTarget.value);
        }}
        error={isTold && isShort ? 'Say what the decision lacks.' : refused}
      />
      {refused === undefined && <FormError error={answer.error} />}
      <div className={layout.row}>
        <Button variant="default" onClick={() => setAsking('approved')}>
          {verdicts.approved.verb}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            setIsTold(isShort);
            if (!isShort) setAsking('returned');
          }}
        >
          {verdicts.returned.verb}
        </Button>
        <span className={classes.soft} role="status">
          {keptWords(kept.state, 'it is sent')}
        </span>
      </div>
      {asking !== null && (
        <ConfirmDialog
          title={verdicts[asking].verb}
          consequences={answerConsequences(asking, debrief)}
          confirm={verdicts[asking].confirm}
          isPending={answer.isPending}
          error={null}
          onCancel={() => setAsking(null)}
          onConfirm={() => send(asking)}
        />
      )}
    </form>
  );
}
