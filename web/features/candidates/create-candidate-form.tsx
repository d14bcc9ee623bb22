import { Button, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement, ReactNode } from 'react';
import type { Candidate, CandidateSummary } from '#shared/candidates.ts';
import { isProblem } from '#web/api/problem-error.ts';
import { CandidateFields } from '#web/features/candidates/candidate-fields.tsx';
import {
  type CandidateValues,
  candidateErrors,
  detailsOf,
  trimmed,
} from '#web/features/candidates/candidate-values.ts';
import { DuplicateNotice } from '#web/features/candidates/duplicate-notice.tsx';
import { useCreateCandidate } from '#web/features/candidates/mutations.ts';
import { focusFirstError } from '#web/ui/focus-first-error.ts';
import { fieldErrors } from '#web/ui/form.ts';
import layout from '#web/ui/layout.module.css';
import type { Picked, PickerFieldProps } from '#web/ui/picker.tsx';
import { FormError } from '#web/ui/states.tsx';
import { useFormat } from '#web/ui/use-format.tsx';

interface CreateValues extends CandidateValues {
  readonly note: string;
  readonly job: Picked | null;
}

interface CreateCandidateFormProps {
  readonly job: Picked | null;
  /** How a job is picked; another feature knows. */
  readonly jobPicker: (props: PickerFieldProps) => ReactElement;
  readonly candidateLink: (candidate: CandidateSummary) => ReactNode;
  readonly onCreated: (candidate: Candidate) => void;
}

/** Adds a candidate. An address that somebody has shows who, and the candidate can be added all the same. */
export function CreateCandidateForm(props: CreateCandidateFormProps): ReactElement {
  const { job, jobPicker, candidateLink, onCreated } = props;
  const { timeZone } = useFormat();
  const create = useCreateCandidate();
  const form = useForm<CreateValues>({
    mode: 'controlled',
    initialValues: { name: '', email: '', phone: '', timeZone, note: '', job },
    validate: candidateErrors,
  });
  const send = (values: CreateValues, despiteDuplicate: boolean): void =>
    create.mutate(
      {
        body: {
          ...detailsOf(trimmed(values)),
          note: values.note.trim(),
          jobId: values.job?.id ?? null,
          despiteDuplicate,
        },
      },
      { onSuccess: onCreated, onError: (error) => form.setErrors(fieldErrors(error)) },
    );
  // Which address was refused, not which one stands in the field by now.
  const refused = isProblem(create.error, 'already_exists') ? create.variables?.body.email : undefined;
  return (
    <form
      className={layout.form}
      onSubmit={form.onSubmit(
        (values) => send(values, false),
        (errors) => focusFirstError(form, errors),
      )}
      noValidate
      aria-label="Add a candidate"
    >
      <CandidateFields form={form} />
      <Textarea
        {...form.getInputProps('note')}
        label="First note"
        description="For recruiters and the hiring manager. The candidate may ask to read it."
        rows={3}
        maxLength={4000}
      />
      {jobPicker({
        label: 'Job',
        description: 'What they are considered for; it can be added later.',
        value: form.values.job,
        onChange: (picked) => form.setFieldValue('job', picked),
        error: form.errors.jobId,
        isRequired: false,
        path: 'jobId',
      })}
      {refused === undefined || refused === null ? (
        <FormError error={create.error} />
      ) : (
        <DuplicateNotice
          email={refused}
          candidateLink={candidateLink}
          isPending={create.isPending}
          onAddAnyway={() => send(form.values, true)}
        />
      )}
      <div className={layout.row}>
        <Button type="submit" loading={create.isPending}>
          Add the candidate
        </Button>
      </div>
    </form>
  );
}
