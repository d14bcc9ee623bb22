import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { MemberPicker } from '#web/features/people/member-picker.tsx';
import { memberQuery } from '#web/features/people/queries.ts';

interface OwnerFilterProps {
  readonly ownerId: string | undefined;
  readonly onChange: (ownerId: string | undefined) => void;
}

/** Narrows the board to one owner; the address knows only their id. */
export function OwnerFilter({ ownerId, onChange }: OwnerFilterProps): ReactElement {
  const { data: owner } = useQuery({ ...memberQuery(ownerId ?? ''), enabled: ownerId !== undefined });
  const value = ownerId === undefined || owner === undefined ? null : { id: ownerId, name: owner.name };
  return (
    <MemberPicker
      // What stands in the field follows the address, which something else may change.
      key={value?.id ?? 'anybody'}
      label="Owner"
      placeholder="Anybody"
      isRequired={false}
      value={value}
      onChange={(picked) => onChange(picked?.id)}
    />
  );
}
