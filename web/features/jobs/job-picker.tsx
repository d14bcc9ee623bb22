import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { listJobs } from '#shared/jobs.ts';
import { call } from '#web/api/call.ts';
import { jobQuery, jobsKey } from '#web/features/jobs/queries.ts';
import { Picker, type PickerFieldProps } from '#web/ui/picker.tsx';

const SHOWN = 20;

interface JobPickerProps extends PickerFieldProps {
  /** Only jobs that take candidates. */
  readonly isOpenOnly?: boolean;
}

/** Picks a job by its title. */
export function JobPicker({ isOpenOnly = true, ...field }: JobPickerProps): ReactElement {
  const [search, setSearch] = useState('');
  const state = isOpenOnly ? 'open' : undefined;
  const found = useQuery({
    queryKey: [...jobsKey, 'pick', state ?? null, search],
    queryFn: ({ signal }) =>
      call(listJobs, { query: { state, search: search === '' ? undefined : search, limit: SHOWN }, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <Picker
      {...field}
      placeholder={field.placeholder ?? 'Search titles'}
      options={found.data?.items.map(({ id, title, hiringManager }) => ({
        id,
        name: title,
        about: `Hiring manager: ${hiringManager.name}`,
      }))}
      nothing={isOpenOnly ? 'No open job has such a title.' : 'No job has such a title.'}
      failed={found.isError ? 'The jobs could not be loaded. Close the list and open it again.' : undefined}
      onSearch={setSearch}
    />
  );
}

export interface JobFilterProps {
  readonly jobId: string | undefined;
  readonly onChange: (jobId: string | undefined) => void;
}

/** Narrows a list to one job, open or closed; the address knows only its id. */
export function JobFilter({ jobId, onChange }: JobFilterProps): ReactElement {
  const { data: job } = useQuery({ ...jobQuery(jobId ?? ''), enabled: jobId !== undefined });
  const value = jobId === undefined || job === undefined ? null : { id: jobId, name: job.title };
  return (
    <JobPicker
      // What stands in the field follows the address, which something else may change.
      key={value?.id ?? 'any'}
      label="Job"
      placeholder="Any job"
      isOpenOnly={false}
      isRequired={false}
      value={value}
      onChange={(picked) => onChange(picked?.id)}
    />
  );
}
