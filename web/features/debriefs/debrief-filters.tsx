import { NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import { DebriefState } from '#shared/debriefs.ts';
import { debriefStates } from '#web/features/debriefs/debrief-words.ts';
import type { DebriefFilterValues } from '#web/features/debriefs/queries.ts';
import { Filters } from '#web/ui/filters.tsx';

const stateChoices = [
  { value: '', label: 'All' },
  ...DebriefState.options.map((state) => ({ value: state, label: debriefStates[state].word })),
];

interface DebriefFiltersProps {
  readonly filters: DebriefFilterValues;
  readonly onChange: (changed: DebriefFilterValues) => void;
}

export function DebriefFilters({ filters, onChange }: DebriefFiltersProps): ReactElement {
  return (
    <Filters>
      <NativeSelect
        label="State"
        data={stateChoices}
        value={filters.state ?? ''}
        onChange={(event) => onChange({ state: DebriefState.safeParse(event.currentTarget.value).data })}
      />
    </Filters>
  );
}
