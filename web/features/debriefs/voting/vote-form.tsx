import { Button, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Voting } from '#shared/voting.ts';
import { type Kept, keptWords } from '#web/features/debriefs/kept.ts';
import { useCastVote, useReadAgain } from '#web/features/debriefs/mutations.ts';
import { startVote, type VoteValues } from '#web/features/debriefs/voting/vote-values.ts';
import classes from '#web/features/debriefs/voting/voting.module.css';
import { voteChoices } from '#web/features/debriefs/voting/voting-words.ts';
import layout from '#web/ui/layout.module.css';
import { RadioField } from '#web/ui/radio-field.tsx';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

/** What the contract takes. */
const LONGEST = 2000;

interface VoteFormProps {
  readonly debriefId: string;
  readonly voting: Voting;
  readonly kept: Kept<VoteValues>;
  readonly onCast: () => void;
  /** Back to the vote that is in; left out while there is none. */
  readonly onCancel: (() => void) | undefined;
}

/** Casts a vote or changes it. Nothing is chosen beforehand, and nothing typed is lost. */
export function VoteForm({ debriefId, voting, kept, onCast, onCancel }: VoteFormProps): ReactElement {
  const [values, setValues] = useState(() =>
    startVote(voting.own, kept.state === 'nothing' ? null : kept.found),
  );
  const [isTold, setIsTold] = useState(false);
  const cast = useCastVote();
  const readAgain = useReadAgain(debriefId);
  const { choice, reason } = values;
  const change = (changed: Partial<VoteValues>): void => {
    const next = { ...values, ...changed };
    setValues(next);
    kept.keep(next);
  };
  return (
    <form
      className={classes.form}
      noValidate
      aria-label="Your vote"
      onSubmit={(event) => {
        event.preventDefault();
        setIsTold(choice === '');
        if (choice === '') {
          event.currentTarget.querySelector('input')?.focus();
          return;
        }
        cast.mutate(
          { params: { debriefId }, body: { choice, reason: reason.trim() } },
          {
            onSuccess: () => {
              toast(voting.state === 'sealed' ? 'Your vote is in, sealed' : 'Your vote is in, marked late');
              onCast();
            },
            onError: readAgain,
          },
        );
      }}
    >
      <RadioField<VoteValues['choice']>
        label="What should happen"
        choices={voteChoices}
        value={choice}
        onChange={(chosen) => change({ choice: chosen })}
        error={isTold && choice === '' ? 'Choose one.' : undefined}
      />
      <Textarea
        label="Reason"
        description="Opens together with your vote, beside your name."
        rows={3}
        maxLength={LONGEST}
        value={reason}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
      <p className={classes.soft}>
        {voting.state === 'sealed'
          ? 'Nobody sees what you vote before the votes open. Until then you can change it.'
          : 'The votes are open: yours is shown at once and marked late.'}
      </p>
      <FormError error={cast.error} />
      <div className={layout.row}>
        <Button type="submit" loading={cast.isPending}>
          {onCancel === undefined ? 'Cast your vote' : 'Change it'}
        </Button>
        {onCancel !== undefined && (
          <Button variant="default" disabled={cast.isPending} onClick={onCancel}>
            Leave it as it is
          </Button>
        )}
        <span className={classes.soft} role="status">
          {keptWords(kept.state, 'your vote is in')}
        </span>
      </div>
    </form>
  );
}
