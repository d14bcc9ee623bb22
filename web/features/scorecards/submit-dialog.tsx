import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { CardContent, Scorecard } from '#shared/scorecards.ts';
import { isProblem, ProblemError } from '#web/api/problem-error.ts';
import type { Missing } from '#web/features/scorecards/completeness.ts';
import { MissingList } from '#web/features/scorecards/missing-list.tsx';
import { useSubmitCard } from '#web/features/scorecards/mutations.ts';
import { scorecardQuery } from '#web/features/scorecards/queries.ts';
import type { AutosaveStore } from '#web/ui/autosave/autosave-store.ts';
import { Dialog, DialogActions } from '#web/ui/dialog.tsx';
import { FormError } from '#web/ui/states.tsx';

interface SubmitDialogProps {
  readonly card: Scorecard;
  readonly store: AutosaveStore<CardContent>;
  readonly missing: readonly Missing[];
  readonly onSubmitted: () => void;
  readonly onGo: (fieldId: string) => void;
  readonly onClose: () => void;
}

/** What is missing; or, when nothing is, what submitting means. */
export function SubmitDialog(props: SubmitDialogProps): ReactElement {
  const { missing, onGo, onClose } = props;
  if (missing.length === 0) return <ConfirmSubmit {...props} />;
  return (
    <Dialog title="Not complete yet" onClose={onClose}>
      <p>Before you can submit, this is missing. What you have stays in the draft.</p>
      <MissingList missing={missing} onGo={onGo} />
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          Back to the card
        </Button>
      </DialogActions>
    </Dialog>
  );
}

class NotSavedYet extends Error {}

function ConfirmSubmit({ card, store, onSubmitted, onClose }: SubmitDialogProps): ReactElement {
  const client = useQueryClient();
  const send = useSubmitCard(onSubmitted);
  const [isSaving, setIsSaving] = useState(false);
  const [unsaved, setUnsaved] = useState<Error | null>(null);
  const isPending = isSaving || send.isPending;
  const submit = async (): Promise<void> => {
    setIsSaving(true);
    const isStored = await store.flush();
    setIsSaving(false);
    setUnsaved(isStored ? null : new NotSavedYet());
    if (!isStored) return;
    const request = { params: { seatId: card.seatId }, ifMatch: store.get().base.version };
    send.mutate(request, {
      // Whatever was refused, the newest card says more: changed or submitted elsewhere, or not started yet.
      onError: (error) =>
        error instanceof ProblemError &&
        void client.invalidateQueries({ queryKey: scorecardQuery(card.seatId).queryKey }),
    });
  };
  return (
    <Dialog title={`Submit your card on ${card.candidateName}`} onClose={isPending ? undefined : onClose}>
      <ul>
        <li>It is final: scores, evidence and recommendation stay as they are now.</li>
        <li>Those who decide can read it. Your notes stay with you.</li>
        <li>The candidate may ask to read the evidence.</li>
      </ul>
      {unsaved !== null && (
        <p role="alert">
          Your last changes could not be saved, so nothing was submitted. The line at the top of the card says
          why.
        </p>
      )}
      {isProblem(send.error, 'stale_version') ? (
        <p role="alert">
          The card was changed elsewhere, so nothing was submitted. Go back, look through it, then submit.
        </p>
      ) : (
        <FormError error={send.error} />
      )}
      <Refused error={send.error} />
      <DialogActions>
        <Button variant="default" disabled={isPending} onClick={onClose}>
          Back to the card
        </Button>
        <Button loading={isPending} onClick={() => void submit()} data-autofocus>
          Submit for good
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** What the server found missing, should it see more than this page did. */
function Refused({ error }: { readonly error: Error | null }): ReactElement | null {
  if (!(error instanceof ProblemError) || error.fields.length === 0) return null;
  return (
    <ul>
      {error.fields.map(({ path, message }) => (
        <li key={path + message}>{message}</li>
      ))}
    </ul>
  );
}
