import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { listMembers } from '#shared/identity.ts';
import { type Role, roleNames } from '#shared/roles.ts';
import { call } from '#web/api/call.ts';
import { peopleKey } from '#web/features/people/queries.ts';
import { Picker, type PickerFieldProps } from '#web/ui/picker.tsx';

const SHOWN = 20;

interface MemberPickerProps extends PickerFieldProps {
  /** Only people who hold it; anyone when left out. */
  readonly role?: Role | undefined;
}

/** Picks an active member by the beginning of their name or e-mail address. */
export function MemberPicker({ role, ...field }: MemberPickerProps): ReactElement {
  const [search, setSearch] = useState('');
  const found = useQuery({
    queryKey: [...peopleKey, 'pick', role ?? null, search],
    queryFn: ({ signal }) =>
      call(listMembers, {
        query: { state: 'active', role, search: search === '' ? undefined : search, limit: SHOWN },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <Picker
      {...field}
      placeholder={field.placeholder ?? 'Name or e-mail begins with'}
      options={found.data?.items.map(({ id, name, email }) => ({ id, name, about: email }))}
      nothing={
        role === undefined
          ? 'No active member has such a name or e-mail.'
          : `Nobody with the role ${roleNames[role]} has such a name or e-mail.`
      }
      failed={found.isError ? 'The people could not be loaded. Close the list and open it again.' : undefined}
      onSearch={setSearch}
    />
  );
}
