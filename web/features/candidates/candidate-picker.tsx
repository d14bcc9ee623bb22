import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { listCandidates } from '#shared/candidates.ts';
import { call } from '#web/api/call.ts';
import { candidatesKey } from '#web/features/candidates/queries.ts';
import { Picker, type PickerFieldProps } from '#web/ui/picker.tsx';

const SHOWN = 20;

/** Picks a candidate whom the reader knows by name, by the beginning of the name or address. */
export function CandidatePicker(field: PickerFieldProps): ReactElement {
  const [search, setSearch] = useState('');
  const found = useQuery({
    queryKey: [...candidatesKey, 'pick', search],
    queryFn: ({ signal }) =>
      call(listCandidates, { query: { search: search === '' ? undefined : search, limit: SHOWN }, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <Picker
      {...field}
      placeholder={field.placeholder ?? 'Name or e-mail begins with'}
      options={found.data?.items
        .filter(({ isAnonymous }) => !isAnonymous)
        .map(({ id, name, email }) => ({ id, name, about: email ?? undefined }))}
      nothing="No candidate has such a name or e-mail."
      failed={
        found.isError ? 'The candidates could not be loaded. Close the list and open it again.' : undefined
      }
      onSearch={setSearch}
    />
  );
}
