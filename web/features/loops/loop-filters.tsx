import { NativeSelect } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { LoopState } from '#shared/loops.ts';
import { loopStates } from '#web/features/loops/loop-words.ts';
import type { LoopFilterValues } from '#web/features/loops/queries.ts';
import { Filters } from '#web/ui/filters.tsx';
import { SearchField } from '#web/ui/search-field.tsx';

const stateChoices = [
  { value: '', label: 'Any state' },
  ...LoopState.options.map((state) => ({ value: state, label: loopStates[state].word })),
];

const lateChoices = [
  { value: '', label: 'All' },
  { value: 'yes', label: 'With a late card' },
];

interface LoopFiltersProps {
  readonly filters: LoopFilterValues;
  /** Only the filters that were touched. */
  readonly onChange: (changed: LoopFilterValues) => void;
  /** Picks a job; another feature knows how. */
  readonly jobField: ReactNode;
}

export function LoopFilters({ filters, onChange, jobField }: LoopFiltersProps): ReactElement {
  return (
    <Filters>
      <SearchField
        label="Candidate’s name begins with"
        maxLength={200}
        value={filters.search ?? ''}
        onSearch={(text) => onChange({ search: text || undefined })}
      />
      <NativeSelect
        label="State"
        data={stateChoices}
        value={filters.state ?? ''}
        onChange={(event) => onChange({ state: LoopState.safeParse(event.currentTarget.value).data })}
      />
      {jobField}
      <NativeSelect
        label="Cards"
        data={lateChoices}
        value={filters.late ?? ''}
        onChange={(event) => onChange({ late: event.currentTarget.value === 'yes' ? 'yes' : undefined })}
      />
    </Filters>
  );
}
