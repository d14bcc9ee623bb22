import { Button, Textarea } from '@mantine/core';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { minAmendmentReason, type Scorecard } from '#shared/scorecards.ts';
import { ProblemError } from '#web/api/problem-error.ts';
import classes from '#web/features/scorecards/amend-score.module.css';
import type { Choice } from '#web/features/scorecards/card-edits.ts';
import { evidenceLack, fieldIds } from '#web/features/scorecards/completeness.ts';
import { EvidenceField } from '#web/features/scorecards/evidence-field.tsx';
import type { KitDimension } from '#web/features/scorecards/kit.ts';
import { LevelChoice } from '#web/features/scorecards/level-choice.tsx';
import { useAmendScore } from '#web/features/scorecards/mutations.ts';
import { ReasonField } from '#web/features/scorecards/reason-field.tsx';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

const LONGEST_REASON = 1000;

interface AmendScoreProps {
  readonly card: Scorecard;
  readonly dimension: KitDimension;
  /** What stands now: the score, or its last amendment. */
  readonly last: Last;
}

interface Last {
  readonly rating: number | null;
  readonly notAssessedReason: string | null;
  readonly evidence: string;
}

/** Opens the form to amend one score, below what it amends. */
export function AmendScore(props: AmendScoreProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  // The form that had the focus is gone.
  useEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  if (isOpen) return <AmendForm {...props} onDone={() => setIsOpen(false)} />;
  return (
    <Button
      ref={button}
      className={classes.open ?? ''}
      variant="default"
      size="compact-sm"
      aria-label={`Amend ${props.dimension.name}`}
      onClick={() => setIsOpen(true)}
    >
      Amend
    </Button>
  );
}

function AmendForm({
  card,
  dimension,
  last,
  onDone,
}: AmendScoreProps & { readonly onDone: () => void }): ReactElement {
  const [values, setValues] = useState({ ...last, reason: '' });
  const [isAsked, setIsAsked] = useState(false);
  const send = useAmendScore();
  const heading = useRef<HTMLHeadingElement>(null);
  // It opens where a button was: without moving the focus, a keyboard user would have to search for it.
  useEffect(() => heading.current?.focus(), []);
  const missing = lackOf(values, last);
  const choose = (choice: Choice | null): void =>
    setValues(({ notAssessedReason, ...rest }) =>
      choice === 'not_assessed'
        ? { ...rest, rating: null, notAssessedReason: notAssessedReason ?? '' }
        : { ...rest, rating: choice, notAssessedReason: null },
    );
  const amend = (): void => {
    setIsAsked(true);
    if (missing !== null) return;
    send.mutate(
      {
        params: { seatId: card.seatId },
        body: { dimensionId: dimension.id, ...values, reason: values.reason.trim() },
      },
      {
        onSuccess: () => {
          toast(`${dimension.name} amended; the original stays beside it`);
          onDone();
        },
      },
    );
  };
  const chosen = values.notAssessedReason === null ? values.rating : 'not_assessed';
  return (
    <form
      className={classes.form}
      noValidate
      aria-labelledby={`amend-${dimension.id}`}
      onSubmit={(event) => {
        event.preventDefault();
        amend();
      }}
    >
      <h5 id={`amend-${dimension.id}`} ref={heading} tabIndex={-1}>
        Amend {dimension.name}
      </h5>
      <p className={classes.note}>
        What you submitted stays beside it, for everyone who reads the card. Once you have read a colleague’s
        card, or a debrief is open, the amendment is shown and does not enter calibration.
      </p>
      <LevelChoice dimension={dimension} chosen={chosen} onChoose={choose} />
      {values.notAssessedReason !== null && (
        <ReasonField
          id={fieldIds.reason(dimension.id)}
          value={values.notAssessedReason}
          onChange={(notAssessedReason) => setValues((before) => ({ ...before, notAssessedReason }))}
        />
      )}
      {values.rating !== null && (
        <EvidenceField
          id={fieldIds.evidence(dimension.id)}
          label={`Evidence for ${dimension.name}`}
          value={values.evidence}
          isNeeded
          onChange={(evidence) => setValues((before) => ({ ...before, evidence }))}
        />
      )}
      <Textarea
        label="Why do you amend it?"
        description={`At least ${minAmendmentReason} characters; kept with the card`}
        rows={2}
        maxLength={LONGEST_REASON}
        value={values.reason}
        onChange={(event) => setValues({ ...values, reason: event.currentTarget.value })}
      />
      {isAsked && missing !== null && <p role="alert">{missing}</p>}
      <FormError error={send.error} />
      {send.error instanceof ProblemError &&
        send.error.fields.map(({ path, message }) => <p key={path}>{message}</p>)}
      <div className={classes.actions}>
        <Button type="submit" loading={send.isPending}>
          Amend the score
        </Button>
        <Button variant="default" disabled={send.isPending} onClick={onDone}>
          Keep it as it is
        </Button>
      </div>
    </form>
  );
}

/** The first thing that keeps these values from being an amendment; null where nothing does. The server decides. */
export function lackOf(values: Last & { readonly reason: string }, last: Last): string | null {
  const { rating, notAssessedReason, evidence, reason } = values;
  if (rating === null && notAssessedReason === null) return 'Give a score, or say that it was not assessed.';
  if (notAssessedReason !== null && notAssessedReason.trim() === '') return 'Say why it was not assessed.';
  if (rating !== null && evidenceLack(evidence) > 0) return 'Write more evidence for the score.';
  if (rating === last.rating && notAssessedReason === last.notAssessedReason && evidence === last.evidence)
    return 'Nothing is changed yet.';
  return reason.trim().length < minAmendmentReason ? 'Say why you amend it, in a sentence.' : null;
}
