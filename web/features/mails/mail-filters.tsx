import { NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import { MailState } from '#shared/notifications.ts';
import { mailStates } from '#web/features/mails/mail-words.ts';
import type { MailFilters as FilterValues } from '#web/features/mails/queries.ts';
import { Filters } from '#web/ui/filters.tsx';

const choices = [
  { value: '', label: 'Any state' },
  ...MailState.options.map((state) => ({ value: state, label: mailStates[state].words })),
];

interface MailFiltersProps {
  readonly filters: FilterValues;
  readonly onChange: (filters: { state: MailState | undefined }) => void;
}

export function MailFilters({ filters, onChange }: MailFiltersProps): ReactElement {
  return (
    <Filters>
      <NativeSelect
        label="State"
        data={choices}
        value={filters.state ?? ''}
        onChange={({ currentTarget: { value } }) => onChange({ state: MailState.safeParse(value).data })}
      />
    </Filters>
  );
}
