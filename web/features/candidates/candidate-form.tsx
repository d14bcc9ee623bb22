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
import { focusFirstError } from '#web/ui/focus-first-error.ts';
import { fieldErrors } from '#web/ui/form.ts';
import { toast } from '#web/ui/toast.ts';
import { VersionedForm } from '#web/ui/versioned-form.tsx';

interface CandidateFormProps {
  /** What the form starts from. Key it by the candidate, not the version, so that a refetch never resets what was typed. */
  readonly candidate: Candidate;
  readonly onDone: () => void;
}

/** A candidate's details. */
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
  return (
    <VersionedForm
      label={`Edit ${candidate.name}`}
      onSubmit={form.onSubmit(save.submit, (errors) => focusFirstError(form, errors))}
      save={save}
      nameOf={({ name }) => name}
      leave={{ label: 'Cancel', onClick: onDone }}
    >
      <CandidateFields form={form} />
    </VersionedForm>
  );
}
