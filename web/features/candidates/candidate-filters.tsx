import { NativeSelect } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { ApplicationStage } from '#shared/candidates.ts';
import type { CandidateFilterValues } from '#web/features/candidates/queries.ts';
import { stages } from '#web/features/candidates/stage-mark.tsx';
import { Filters } from '#web/ui/filters.tsx';
import { SearchField } from '#web/ui/search-field.tsx';

const stageChoices = [
  { value: '', label: 'Any stage' },
  ...ApplicationStage.options.map((stage) => ({ value: stage, label: stages[stage].word })),
];

interface CandidateFiltersProps {
  readonly filters: CandidateFilterValues;
  /** Only the filters that were touched. */
  readonly onChange: (changed: CandidateFilterValues) => void;
  /** Picks a job; another feature knows how. */
  readonly jobField: ReactNode;
}

export function CandidateFilters({ filters, onChange, jobField }: CandidateFiltersProps): ReactElement {
  return (
    <Filters>
      <SearchField
        label="Name, e-mail or phone"
        maxLength={200}
        value={filters.search ?? ''}
        onSearch={(text) => onChange({ search: text || undefined })}
      />
      {jobField}
      <NativeSelect
        label="Stage"
        data={stageChoices}
        value={filters.stage ?? ''}
        onChange={(event) => onChange({ stage: ApplicationStage.safeParse(event.currentTarget.value).data })}
      />
    </Filters>
  );
}
