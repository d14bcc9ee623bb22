import { NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import type { DebriefFilterValues } from '#web/features/debriefs/queries.ts';
import { Filters } from '#web/ui/filters.tsx';

const states = ['open', 'decided'] as const;

const stateChoices = [
  { value: '', label: 'Open and decided' },
  { value: 'open', label: 'Open' },
  { value: 'decided', label: 'Decided' },
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
        onChange={(event) => onChange({ state: states.find((state) => state === event.currentTarget.value) })}
      />
    </Filters>
  );
}
