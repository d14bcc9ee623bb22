import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Candidate } from '#shared/candidates.ts';
import { useCreateApplication } from '#web/features/candidates/mutations.ts';
import layout from '#web/ui/layout.module.css';
import type { Picked, PickerFieldProps } from '#web/ui/picker.tsx';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

interface ConsiderFormProps {
  readonly candidate: Candidate;
  /** How a job is picked; another feature knows. */
  readonly jobPicker: (props: PickerFieldProps) => ReactElement;
}

/** A new application; no scores are carried over. */
export function ConsiderForm({ candidate, jobPicker }: ConsiderFormProps): ReactElement {
  const [job, setJob] = useState<Picked | null>(null);
  const [isTold, setIsTold] = useState(false);
  const create = useCreateApplication();
  return (
    <form
      className={layout.form}
      noValidate
      aria-label={`Consider ${candidate.name} for a job`}
      onSubmit={(event) => {
        event.preventDefault();
        setIsTold(job === null);
        if (job === null) return;
        create.mutate(
          { params: { candidateId: candidate.id }, body: { jobId: job.id } },
          {
            onSuccess: () => {
              setJob(null);
              toast(`${candidate.name} is considered for ${job.name}`);
            },
          },
        );
      }}
    >
      {jobPicker({
        label: candidate.applications.length === 0 ? 'Consider for a job' : 'Consider for another job',
        description: 'A new application. No scores are carried over.',
        value: job,
        onChange: setJob,
        error: isTold && job === null ? 'Choose a job.' : undefined,
        isRequired: false,
      })}
      <FormError error={create.error} />
      <div>
        <Button type="submit" variant="default" loading={create.isPending}>
          Consider
        </Button>
      </div>
    </form>
  );
}
