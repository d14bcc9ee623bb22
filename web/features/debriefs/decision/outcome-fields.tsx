import { Textarea } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactElement } from 'react';
import { outcomes } from '#web/features/debriefs/debrief-words.ts';
import classes from '#web/features/debriefs/decision/decision.module.css';
import {
  type DecisionValues,
  lengthWords,
  shortestSummary,
} from '#web/features/debriefs/decision/decision-values.ts';
import type { PickerFieldProps } from '#web/ui/picker.tsx';
import { RadioField } from '#web/ui/radio-field.tsx';

const outcomeChoices = (['hire', 'no_hire', 'hold', 'advance', 'other_job'] as const).map((value) => ({
  value,
  label: outcomes[value].word,
  about: outcomes[value].about,
}));

/** How an open job is picked; another feature knows. */
export type JobPicking = (props: PickerFieldProps) => ReactElement;

interface OutcomeFieldsProps {
  readonly form: UseFormReturnType<DecisionValues>;
  readonly jobPicker: JobPicking;
  /** The decision and the composite point different ways: what did the numbers miss? */
  readonly asksWhatNumbersMissed: boolean;
}

/** What is decided, with a summary and its conditions. */
export function OutcomeFields({ form, jobPicker, asksWhatNumbersMissed }: OutcomeFieldsProps): ReactElement {
  const { values, errors } = form;
  return (
    <section aria-labelledby="outcome-heading">
      <h2 id="outcome-heading">Decision</h2>
      {/* The form focuses what it refuses by its path; a group of radios hands the focus on to its first one. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: nobody interacts with it, it only passes the focus on */}
      <div
        className={classes.outcome}
        data-path="outcome"
        tabIndex={-1}
        onFocus={({ target, currentTarget }) => {
          if (target === currentTarget) currentTarget.querySelector('input')?.focus();
        }}
      >
        <RadioField<DecisionValues['outcome']>
          label="Outcome"
          choices={outcomeChoices}
          value={values.outcome}
          onChange={(outcome) => form.setFieldValue('outcome', outcome)}
          error={errors.outcome}
        />
      </div>
      {values.outcome === 'other_job' &&
        jobPicker({
          label: 'Job to consider for',
          description: 'An open job. The candidate begins there anew: no score and no text goes with them.',
          value: values.otherJob,
          onChange: (otherJob) => {
            form.setFieldValue('otherJob', otherJob);
            form.clearFieldError('otherJobId');
          },
          error: errors.otherJobId,
          path: 'otherJobId',
        })}
      {asksWhatNumbersMissed && (
        <Textarea
          {...form.getInputProps('numbersMissed')}
          label="What did the numbers miss?"
          description="Asked wherever a decision and the figures point different ways, whichever way that is."
          rows={2}
          maxLength={2000}
        />
      )}
      <Textarea
        {...form.getInputProps('summary')}
        label="Summary"
        description={lengthWords(values.summary, shortestSummary)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        rows={3}
        maxLength={4000}
      />
      <Textarea
        {...form.getInputProps('conditions')}
        label="Conditions, if any"
        description="Such as a reference check, or what would settle a hold."
        rows={2}
        maxLength={2000}
      />
    </section>
  );
}
