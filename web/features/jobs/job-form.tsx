import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import type { Job } from '#shared/jobs.ts';
import { type JobValues, jobErrors, snapshotOf } from '#web/features/jobs/job-values.ts';
import { PeopleFields } from '#web/features/jobs/people-fields.tsx';
import type { PersonPicker } from '#web/features/jobs/person-picker.ts';
import { useJobSave } from '#web/features/jobs/use-job-save.ts';
import { CompareChanges } from '#web/ui/compare-changes.tsx';
import { focusFirstError } from '#web/ui/focus-first-error.ts';
import { fieldErrors } from '#web/ui/form.ts';
import layout from '#web/ui/layout.module.css';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

interface JobFormProps {
  /** What the form starts from. Key it by the job, not the version, so that a refetch never resets what was typed. */
  readonly job: Job;
  readonly personPicker: PersonPicker;
  readonly onDone: () => void;
}

/** Title, people and policy of a job. A save that meets a newer version shows both and overwrites neither. */
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
  const { conflict } = save;
  return (
    <>
      <form
        className={layout.form}
        onSubmit={form.onSubmit(save.submit, (errors) => focusFirstError(form, errors))}
        noValidate
        aria-label={`Edit ${job.title}`}
      >
        <TextInput {...form.getInputProps('title')} label="Title" autoComplete="off" />
        <PeopleFields form={form} personPicker={personPicker} />
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
          title={`${conflict.theirs.title} was changed in the meantime`}
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
