import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import type { Job } from '#shared/jobs.ts';
import { type JobValues, jobErrors, snapshotOf } from '#web/features/jobs/job-values.ts';
import { PeopleFields } from '#web/features/jobs/people-fields.tsx';
import type { PersonPicker } from '#web/features/jobs/person-picker.ts';
import { useJobSave } from '#web/features/jobs/use-job-save.ts';
import { focusFirstError } from '#web/ui/focus-first-error.ts';
import { fieldErrors } from '#web/ui/form.ts';
import { toast } from '#web/ui/toast.ts';
import { VersionedForm } from '#web/ui/versioned-form.tsx';

interface JobFormProps {
  /** What the form starts from. Key it by the job, not the version, so that a refetch never resets what was typed. */
  readonly job: Job;
  readonly personPicker: PersonPicker;
  readonly onDone: () => void;
}

/** Title, people and policy of a job. */
export function JobForm({ job, personPicker, onDone }: JobFormProps): ReactElement {
  const form = useForm<JobValues>({
    mode: 'controlled',
    initialValues: snapshotOf(job).values,
    validate: jobErrors,
    transformValues: (values) => ({ ...values, title: values.title.trim() }),
  });
  const save = useJobSave(job, {
    onSaved: ({ title }) => {
      toast(`${title} saved`);
      onDone();
    },
    onRefused: (error) => form.setErrors(fieldErrors(error)),
  });
  return (
    <VersionedForm
      label={`Edit ${job.title}`}
      onSubmit={form.onSubmit(save.submit, (errors) => focusFirstError(form, errors))}
      save={save}
      nameOf={({ title }) => title}
      leave={{ label: 'Cancel', onClick: onDone }}
    >
      <TextInput {...form.getInputProps('title')} label="Title" autoComplete="off" />
      <PeopleFields form={form} personPicker={personPicker} />
    </VersionedForm>
  );
}
