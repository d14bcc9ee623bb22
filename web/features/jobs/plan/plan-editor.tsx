import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement, ReactNode } from 'react';
import type { Job } from '#shared/jobs.ts';
import type { FittedTemplate } from '#shared/plan-templates.ts';
import type { PlanWarning } from '#shared/plan-warnings.ts';
import type { PersonPicker } from '#web/features/jobs/person-picker.ts';
import { applyFix } from '#web/features/jobs/plan/apply-fix.ts';
import classes from '#web/features/jobs/plan/plan.module.css';
import { PlanMatrix } from '#web/features/jobs/plan/plan-matrix.tsx';
import {
  newRound,
  type PlanValues,
  planErrors,
  type RoundValues,
  roundsOfTemplate,
  snapshotOf,
} from '#web/features/jobs/plan/plan-values.ts';
import { RoundFields, roundId } from '#web/features/jobs/plan/round-fields.tsx';
import { usePlanSave } from '#web/features/jobs/plan/use-plan-save.ts';
import { CompareChanges } from '#web/ui/compare-changes.tsx';
import { focusFirstError } from '#web/ui/focus-first-error.ts';
import { fieldErrors } from '#web/ui/form.ts';
import layout from '#web/ui/layout.module.css';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

/** What the contract takes. */
const MOST_ROUNDS = 12;

interface PlanEditorProps {
  /** What the editor starts from. Key it by the job, not the version, so that a refetch never resets what was typed. */
  readonly job: Job;
  /** What another feature has to say of the rounds as they are being changed. */
  readonly prediction?: ((rounds: readonly RoundValues[]) => ReactNode) | undefined;
  /** What deserves a second look in them, and what to do about it. */
  readonly warnings: (rounds: readonly RoundValues[], onFix: (fix: PlanWarning['fix']) => void) => ReactNode;
  /** Plans to start from. */
  readonly templates: (onUse: (template: FittedTemplate) => void) => ReactNode;
  readonly personPicker: PersonPicker;
  readonly onDone: () => void;
}

/** The loop plan as a form, with what it covers kept in sight. */
export function PlanEditor(props: PlanEditorProps): ReactElement {
  const { job, prediction, warnings, templates, personPicker, onDone } = props;
  const form = useForm<PlanValues>({
    mode: 'controlled',
    initialValues: snapshotOf(job).values,
    validate: planErrors,
  });
  const save = usePlanSave(job, {
    onSaved: () => {
      toast('Loop plan saved. Loops under way keep the plan they began with');
      onDone();
    },
    onRefused: (error) => form.setErrors(fieldErrors(error)),
  });
  const { rounds } = form.values;
  const setRounds = (next: readonly RoundValues[]): void => {
    form.clearErrors();
    form.setFieldValue('rounds', next);
  };
  const fix = (wanted: PlanWarning['fix']): void => {
    const next = applyFix(rounds, wanted, job);
    const place = next === null ? wanted.round : null;
    if (next !== null) setRounds(next);
    const round = place === null ? undefined : rounds[Number(place)];
    if (round !== undefined) document.getElementById(roundId(round.key))?.focus();
  };
  const { conflict } = save;
  return (
    <section className={layout.section} aria-labelledby="plan">
      <h2 id="plan">Edit the loop plan</h2>
      <p>
        Loops under way keep the plan they began with. Once this one is saved, you can see what it would
        change in each, and choose.
      </p>
      {templates((template) => setRounds(roundsOfTemplate(template)))}
      <form
        className={classes.rounds}
        onSubmit={form.onSubmit(save.submit, (errors) => focusFirstError(form, errors))}
        noValidate
        aria-label="Edit the loop plan"
      >
        {rounds.map((round, index) => (
          <RoundFields
            key={round.key}
            job={job}
            round={round}
            index={index}
            isLast={index === rounds.length - 1}
            errors={form.errors}
            personPicker={personPicker}
            onChange={(changed) => setRounds(rounds.map((one) => (one.key === round.key ? changed : one)))}
            onMove={(by) => setRounds(moved(rounds, index, by))}
            onRemove={
              rounds.length === 1 ? undefined : () => setRounds(rounds.filter(({ key }) => key !== round.key))
            }
          />
        ))}
        {rounds.length < MOST_ROUNDS && (
          <div>
            <Button variant="default" onClick={() => setRounds([...rounds, newRound(job)])}>
              Add a round
            </Button>
          </div>
        )}
        {warnings(rounds, fix)}
        <PlanMatrix dimensions={job.dimensions} rounds={rounds} />
        {prediction?.(rounds)}
        {conflict === null && <FormError error={save.error} />}
        <div className={layout.row}>
          <Button type="submit" loading={save.isPending}>
            Save the plan
          </Button>
          <Button variant="default" disabled={save.isPending} onClick={onDone}>
            Discard changes
          </Button>
        </div>
      </form>
      {conflict !== null && (
        <CompareChanges
          title="The loop plan was changed in the meantime"
          fields={conflict.fields}
          isPending={save.isPending}
          error={save.error}
          onSave={save.resolve}
          onBack={save.backToForm}
        />
      )}
    </section>
  );
}

function moved(rounds: readonly RoundValues[], index: number, by: -1 | 1): readonly RoundValues[] {
  const round = rounds[index];
  if (round === undefined) return rounds;
  return rounds.toSpliced(index, 1).toSpliced(index + by, 0, round);
}
