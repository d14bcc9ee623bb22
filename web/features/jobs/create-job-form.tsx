import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement, ReactNode } from 'react';
import type { Job } from '#shared/jobs.ts';
import { bodyOf, type JobValues, jobErrors } from '#web/features/jobs/job-values.ts';
import { useCreateJob } from '#web/features/jobs/mutations.ts';
import { PeopleFields } from '#web/features/jobs/people-fields.tsx';
import type { PersonPicker } from '#web/features/jobs/person-picker.ts';
import { focusFirstError } from '#web/ui/focus-first-error.ts';
import { fieldErrors } from '#web/ui/form.ts';
import layout from '#web/ui/layout.module.css';
import type { Picked } from '#web/ui/picker.tsx';
import { FormError } from '#web/ui/states.tsx';

/** A published version of a blueprint. */
export interface ChosenVersion {
  readonly blueprint: Picked | null;
  readonly number: number | null;
}

interface CreateValues extends JobValues {
  readonly version: ChosenVersion;
}

interface VersionFieldProps {
  readonly value: ChosenVersion;
  readonly onChange: (chosen: ChosenVersion) => void;
  readonly error: ReactNode;
}

interface CreateJobFormProps {
  /** Where the form begins: whoever opens the job may well be one of its people. */
  readonly start: Partial<JobValues> & { readonly version?: ChosenVersion };
  readonly personPicker: PersonPicker;
  /** How a published version is chosen; another feature knows. */
  readonly versionField: (props: VersionFieldProps) => ReactNode;
  readonly onCreated: (job: Job) => void;
}

/** Opens a job; the kit of its blueprint version gives it its loop plan. */
export function CreateJobForm(props: CreateJobFormProps): ReactElement {
  const { start, personPicker, versionField, onCreated } = props;
  const create = useCreateJob();
  const form = useForm<CreateValues>({
    mode: 'controlled',
    initialValues: {
      title: '',
      hiringManager: null,
      recruiter: null,
      committee: [],
      approvers: [],
      reveal: 'own_submitted',
      quorum: 1,
      hidesRecommendations: true,
      compositePolicy: 'after_votes',
      anonymousReview: false,
      version: { blueprint: null, number: null },
      ...start,
    },
    validate: (values) => ({
      ...jobErrors(values),
      ...(values.version.blueprint === null || values.version.number === null
        ? { blueprintId: 'Choose a blueprint with a published version.' }
        : {}),
    }),
  });
  const submit = (values: CreateValues): void => {
    const { title, version } = values;
    if (version.blueprint === null || version.number === null) return;
    const body = {
      title: title.trim(),
      blueprintId: version.blueprint.id,
      number: version.number,
      ...bodyOf(values),
    };
    create.mutate({ body }, { onSuccess: onCreated, onError: (error) => form.setErrors(fieldErrors(error)) });
  };
  return (
    <form
      className={layout.form}
      onSubmit={form.onSubmit(submit, (errors) => focusFirstError(form, errors))}
      noValidate
      aria-label="Open a job"
    >
      <TextInput
        {...form.getInputProps('title')}
        label="Title"
        description="As candidates and the panel know it"
        autoComplete="off"
      />
      {versionField({
        value: form.values.version,
        onChange: (version) => {
          form.setFieldValue('version', version);
          form.clearFieldError('blueprintId');
        },
        error: form.errors.blueprintId ?? form.errors.number,
      })}
      <PeopleFields form={form} personPicker={personPicker} />
      <FormError error={create.error} />
      <div className={layout.row}>
        <Button type="submit" loading={create.isPending}>
          Open the job
        </Button>
      </div>
    </form>
  );
}
