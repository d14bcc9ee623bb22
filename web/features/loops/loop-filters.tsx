import { NativeSelect } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { ApplicationStage } from '#shared/candidates.ts';
import { LoopSort } from '#shared/loop-list.ts';
import { LoopState } from '#shared/loops.ts';
import { sortWords } from '#web/features/loops/board/board-words.ts';
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

const archiveChoices = [
  { value: '', label: 'Not archived' },
  { value: 'yes', label: 'Archived' },
];

const sortChoices = LoopSort.options.map((value) => ({ value, label: sortWords[value] }));

interface LoopFiltersProps {
  readonly filters: LoopFilterValues;
  /** Only the filters that were touched. */
  readonly onChange: (changed: LoopFilterValues) => void;
  /** Picks a job; another feature knows how. */
  readonly jobField: ReactNode;
  readonly ownerField: ReactNode;
  /** The stages in words; another feature knows them. */
  readonly stageChoices: readonly { readonly value: string; readonly label: string }[];
}

export function LoopFilters(props: LoopFiltersProps): ReactElement {
  const { filters, onChange, jobField, ownerField, stageChoices } = props;
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
      <NativeSelect
        label="Stage"
        data={[{ value: '', label: 'Any stage' }, ...stageChoices]}
        value={filters.stage ?? ''}
        onChange={(event) => onChange({ stage: ApplicationStage.safeParse(event.currentTarget.value).data })}
      />
      {jobField}
      {ownerField}
      <NativeSelect
        label="Cards"
        data={lateChoices}
        value={filters.late ?? ''}
        onChange={(event) => onChange({ late: event.currentTarget.value === 'yes' ? 'yes' : undefined })}
      />
      <NativeSelect
        label="Archive"
        data={archiveChoices}
        value={filters.archived ?? ''}
        onChange={(event) => onChange({ archived: event.currentTarget.value === 'yes' ? 'yes' : undefined })}
      />
      <NativeSelect
        label="Order"
        data={sortChoices}
        value={filters.sort ?? 'newest'}
        onChange={(event) => {
          const sort = LoopSort.parse(event.currentTarget.value);
          onChange({ sort: sort === 'newest' ? undefined : sort });
        }}
      />
    </Filters>
  );
}
