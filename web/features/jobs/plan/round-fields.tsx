import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { FormErrors } from '@mantine/form';
import type { ReactElement } from 'react';
import type { Job } from '#shared/jobs.ts';
import classes from '#web/features/jobs/plan/plan.module.css';
import type { RoundValues } from '#web/features/jobs/plan/plan-values.ts';

/** Above this the last dimensions of a round are scored from memory. */
const DIMENSIONS_PER_PERSON = 4;

interface RoundFieldsProps {
  readonly job: Job;
  readonly round: RoundValues;
  readonly index: number;
  readonly isLast: boolean;
  readonly errors: FormErrors;
  readonly onChange: (round: RoundValues) => void;
  readonly onMove: (by: -1 | 1) => void;
  /** Left out for the only round. */
  readonly onRemove: (() => void) | undefined;
}

/** One round of the plan. */
export function RoundFields(props: RoundFieldsProps): ReactElement {
  const { job, round, index, isLast, errors, onChange, onMove, onRemove } = props;
  const at = `rounds.${index}`;
  const shown = job.exercises.find(({ key }) => key === round.exerciseKey)?.dimensions ?? [];
  return (
    <fieldset className={classes.round}>
      <legend>{`Round ${index + 1}`}</legend>
      <div className={classes.facts}>
        <TextInput
          label="Name"
          data-path={`${at}.name`}
          maxLength={200}
          autoComplete="off"
          value={round.name}
          onChange={(event) => onChange({ ...round, name: event.currentTarget.value })}
          error={errors[`${at}.name`]}
        />
        <NativeSelect
          label="Exercise"
          data={job.exercises.map(({ key, name }) => ({ value: key, label: name }))}
          value={round.exerciseKey}
          onChange={(event) => onChange({ ...round, exerciseKey: event.currentTarget.value })}
          error={errors[`${at}.exerciseKey`]}
        />
        <TextInput
          label="Minutes"
          data-path={`${at}.minutes`}
          inputMode="numeric"
          value={round.minutes}
          onChange={(event) => onChange({ ...round, minutes: event.currentTarget.value })}
          error={errors[`${at}.minutes`]}
        />
        <NativeSelect
          label="Interviewers"
          data={['1', '2', '3', '4']}
          value={round.interviewers}
          onChange={(event) => onChange({ ...round, interviewers: event.currentTarget.value })}
          error={errors[`${at}.interviewers`]}
        />
      </div>
      <Checkbox.Group
        label="Scores"
        description={
          round.dimensionIds.length > DIMENSIONS_PER_PERSON
            ? `${round.dimensionIds.length} dimensions in one interview; more than ${DIMENSIONS_PER_PERSON} is hard to do well.`
            : undefined
        }
        value={[...round.dimensionIds]}
        onChange={(dimensionIds) => onChange({ ...round, dimensionIds })}
        error={errors[`${at}.dimensionIds`]}
      >
        <div className={classes.dimensions}>
          {job.dimensions.map(({ id, key, name }) => (
            <Checkbox
              key={id}
              value={id}
              py={4}
              label={shown.includes(key) ? name : `${name} (no prompts here)`}
            />
          ))}
        </div>
      </Checkbox.Group>
      <div className={classes.actions}>
        <Button
          variant="default"
          size="compact-md"
          disabled={index === 0}
          aria-label={`Move up round ${index + 1}`}
          onClick={() => onMove(-1)}
        >
          Move up
        </Button>
        <Button
          variant="default"
          size="compact-md"
          disabled={isLast}
          aria-label={`Move down round ${index + 1}`}
          onClick={() => onMove(1)}
        >
          Move down
        </Button>
        <Button
          variant="default"
          size="compact-md"
          disabled={onRemove === undefined}
          aria-label={`Remove round ${index + 1}`}
          onClick={onRemove}
        >
          Remove
        </Button>
      </div>
    </fieldset>
  );
}
