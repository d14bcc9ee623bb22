import { NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import { JobState } from '#shared/jobs.ts';
import { jobStates } from '#web/features/jobs/job-words.ts';
import type { JobFilterValues } from '#web/features/jobs/queries.ts';
import { Filters } from '#web/ui/filters.tsx';
import { SearchField } from '#web/ui/search-field.tsx';

const stateChoices = [
  { value: '', label: 'Open and closed' },
  ...JobState.options.map((state) => ({ value: state, label: jobStates[state].word })),
];

const archiveChoices = [
  { value: '', label: 'Not archived' },
  { value: 'yes', label: 'Archived' },
];

interface JobFiltersProps {
  readonly filters: JobFilterValues;
  /** Only the filters that were touched. */
  readonly onChange: (changed: JobFilterValues) => void;
}

export function JobFilters({ filters, onChange }: JobFiltersProps): ReactElement {
  return (
    <Filters>
      <SearchField
        label="Search titles"
        maxLength={200}
        value={filters.search ?? ''}
        onSearch={(text) => onChange({ search: text || undefined })}
      />
      <NativeSelect
        label="State"
        data={stateChoices}
        value={filters.state ?? ''}
        onChange={(event) => onChange({ state: JobState.safeParse(event.currentTarget.value).data })}
      />
      <NativeSelect
        label="Archive"
        data={archiveChoices}
        value={filters.archived ?? ''}
        onChange={(event) => onChange({ archived: event.currentTarget.value === 'yes' ? 'yes' : undefined })}
      />
    </Filters>
  );
}
