import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { FormErrors } from '@mantine/form';
import type { ReactElement } from 'react';
import type { Job } from '#shared/jobs.ts';
import { dimensionsPerPerson } from '#shared/plan-warnings.ts';
import type { PersonPicker } from '#web/features/jobs/person-picker.ts';
import classes from '#web/features/jobs/plan/plan.module.css';
import type { RoundValues } from '#web/features/jobs/plan/plan-values.ts';
import { PoolField } from '#web/features/jobs/plan/pool-field.tsx';

interface RoundFieldsProps {
  readonly job: Job;
  readonly round: RoundValues;
  readonly index: number;
  readonly isLast: boolean;
  readonly errors: FormErrors;
  readonly personPicker: PersonPicker;
  readonly onChange: (round: RoundValues) => void;
  readonly onMove: (by: -1 | 1) => void;
  /** Left out for the only round. */
  readonly onRemove: (() => void) | undefined;
}

/** Where a round stands in the page, to go to from a warning about it. */
export const roundId = (key: string): string => `round-${key}`;

/** One round of the plan. */
export function RoundFields(props: RoundFieldsProps): ReactElement {
  const { job, round, index, isLast, errors, personPicker, onChange, onMove, onRemove } = props;
  const at = `rounds.${index}`;
  const shown = job.exercises.find(({ key }) => key === round.exerciseKey)?.dimensions ?? [];
  return (
    <fieldset className={classes.round} id={roundId(round.key)} tabIndex={-1}>
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
          round.dimensionIds.length > dimensionsPerPerson
            ? `${round.dimensionIds.length} dimensions in one interview; more than ${dimensionsPerPerson} is hard to do well.`
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
      <PoolField
        round={round}
        index={index}
        errors={errors}
        personPicker={personPicker}
        onChange={(people) => onChange({ ...round, people })}
      />
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
