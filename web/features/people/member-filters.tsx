import { NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import { Role, roleNames } from '#shared/roles.ts';
import type { MemberFilters as FilterValues } from '#web/features/people/queries.ts';
import { Filters } from '#web/ui/filters.tsx';
import { SearchField } from '#web/ui/search-field.tsx';

const roleChoices = [
  { value: '', label: 'Any role' },
  ...Role.options.map((role) => ({ value: role, label: roleNames[role] })),
];

const states = ['active', 'deactivated'] as const;

const stateChoices = [
  { value: '', label: 'Active and deactivated' },
  { value: 'active', label: 'Active' },
  { value: 'deactivated', label: 'Deactivated' },
];

interface MemberFiltersProps {
  readonly filters: FilterValues;
  /** Only the filters that were touched. */
  readonly onChange: (changed: FilterValues) => void;
}

export function MemberFilters({ filters, onChange }: MemberFiltersProps): ReactElement {
  return (
    <Filters>
      <SearchField
        label="Name or e-mail begins with"
        maxLength={200}
        value={filters.search ?? ''}
        onSearch={(text) => onChange({ search: text || undefined })}
      />
      <NativeSelect
        label="Role"
        data={roleChoices}
        value={filters.role ?? ''}
        onChange={(event) => onChange({ role: Role.safeParse(event.currentTarget.value).data })}
      />
      <NativeSelect
        label="State"
        data={stateChoices}
        value={filters.state ?? ''}
        onChange={(event) => onChange({ state: states.find((state) => state === event.currentTarget.value) })}
      />
    </Filters>
  );
}
