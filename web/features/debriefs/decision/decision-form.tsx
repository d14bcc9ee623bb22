import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactElement, useState } from 'react';
import type { Debrief } from '#shared/debriefs.ts';
import { ChangedMeanwhile } from '#web/features/debriefs/decision/changed-meanwhile.tsx';
import classes from '#web/features/debriefs/decision/decision.module.css';
import {
  asksWhatNumbersMissed,
  consequencesOf,
  DecisionValues,
  decisionErrors,
  startValues,
} from '#web/features/debriefs/decision/decision-values.ts';
import { type JobPicking, OutcomeFields } from '#web/features/debriefs/decision/outcome-fields.tsx';
import { RationaleField } from '#web/features/debriefs/decision/rationale-field.tsx';
import { useDecisionSave } from '#web/features/debriefs/decision/use-decision-save.ts';
import { keptWords, useKept } from '#web/features/debriefs/kept.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { focusFirstError } from '#web/ui/focus-first-error.ts';
import { fieldErrors } from '#web/ui/form.ts';
import layout from '#web/ui/layout.module.css';
import { FormError } from '#web/ui/states.tsx';

interface DecisionFormProps {
  /** Key it by the debrief, not the version: a refetch never resets what was typed. */
  readonly debrief: Debrief;
  /** Drafts on a shared device are told apart by it. */
  readonly accountId: string;
  readonly jobPicker: JobPicking;
  readonly onDecided: () => void;
}

/** A person's decision with a reason on every dimension. Nothing is preselected or proposed; figures decide nothing. */
export function DecisionForm({ debrief, accountId, jobPicker, onDecided }: DecisionFormProps): ReactElement {
  const { dimensions, rows } = debrief.matrix;
  const kept = useKept(`decision:${accountId}:${debrief.id}`, DecisionValues);
  const [asking, setAsking] = useState<DecisionValues | null>(null);
  const form = useForm<DecisionValues>({
    mode: 'controlled',
    initialValues: startValues(dimensions, kept.found),
    validate: (values) => decisionErrors(values, dimensions),
    onValuesChange: (values) => kept.keep(values),
  });
  const save = useDecisionSave(debrief, {
    onDecided: () => {
      kept.drop();
      onDecided();
    },
    onRefused: (error) => {
      setAsking(null);
      form.setErrors(fieldErrors(error));
    },
  });
  return (
    <form
      className={classes.form}
      noValidate
      aria-label={`Decision on ${debrief.candidate.name}`}
      onSubmit={form.onSubmit(setAsking, (errors) => focusFirstError(form, errors))}
    >
      <section aria-labelledby="reasons">
        <h2 id="reasons">Reasons, dimension by dimension</h2>
        <p className={classes.soft}>
          The same least length for each and for every outcome. The candidate may ask to read them.
        </p>
        {dimensions.map((dimension) => (
          <RationaleField
            key={dimension.id}
            dimension={dimension}
            rows={rows}
            input={form.getInputProps(`rationale.${dimension.id}`)}
          />
        ))}
      </section>
      <OutcomeFields
        form={form}
        jobPicker={jobPicker}
        asksWhatNumbersMissed={asksWhatNumbersMissed(form.values, debrief)}
      />
      <ChangedMeanwhile change={save.change} onLooked={save.acceptChange} />
      {save.change === null && <FormError error={save.error} />}
      <div className={layout.row}>
        <Button type="submit" disabled={save.change !== null}>
          Record the decision
        </Button>
        <span className={classes.soft} role="status">
          {keptWords(kept.state, 'it is recorded')}
        </span>
      </div>
      {asking !== null && (
        <ConfirmDialog
          title="Record the decision"
          consequences={consequencesOf(asking, debrief.candidate.name)}
          confirm="Record it"
          isPending={save.isPending}
          error={null}
          onCancel={() => setAsking(null)}
          onConfirm={() => save.send(asking)}
        />
      )}
    </form>
  );
}
