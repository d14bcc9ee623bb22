import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import type { Candidate } from '#shared/candidates.ts';
import { CandidateFields } from '#web/features/candidates/candidate-fields.tsx';
import {
  type CandidateValues,
  candidateErrors,
  snapshotOf,
  trimmed,
} from '#web/features/candidates/candidate-values.ts';
import { useCandidateSave } from '#web/features/candidates/use-candidate-save.ts';
import { CompareChanges } from '#web/ui/compare-changes.tsx';
import { focusFirstError } from '#web/ui/focus-first-error.ts';
import { fieldErrors } from '#web/ui/form.ts';
import layout from '#web/ui/layout.module.css';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

interface CandidateFormProps {
  /** What the form starts from. Key it by the candidate, not the version, so that a refetch never resets what was typed. */
  readonly candidate: Candidate;
  readonly onDone: () => void;
}

/** A candidate's details. A save that meets a newer version shows both and overwrites neither. */
export function CandidateForm({ candidate, onDone }: CandidateFormProps): ReactElement {
  const form = useForm<CandidateValues>({
    mode: 'controlled',
    initialValues: snapshotOf(candidate).values,
    validate: candidateErrors,
    transformValues: trimmed,
  });
  const save = useCandidateSave(candidate, {
    onSaved: ({ name }) => {
      toast(`${name} saved`);
      onDone();
    },
    onRefused: (error) => form.setErrors(fieldErrors(error)),
  });
  const { conflict } = save;
  return (
    <>
      <form
        className={layout.form}
        onSubmit={form.onSubmit(save.submit, (errors) => focusFirstError(form, errors))}
        noValidate
        aria-label={`Edit ${candidate.name}`}
      >
        <CandidateFields form={form} />
        {conflict === null && <FormError error={save.error} />}
        <div className={layout.row}>
          <Button type="submit" loading={save.isPending}>
            Save
          </Button>
          <Button variant="default" disabled={save.isPending} onClick={onDone}>
            Cancel
          </Button>
        </div>
      </form>
      {conflict !== null && (
        <CompareChanges
          title={`${conflict.theirs.name} was changed in the meantime`}
          fields={conflict.fields}
          isPending={save.isPending}
          error={save.error}
          onSave={save.resolve}
          onBack={save.backToForm}
        />
      )}
    </>
  );
}
