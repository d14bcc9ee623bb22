import { useQueryClient } from '@tanstack/react-query';
import type { Member } from '#shared/identity.ts';
import {
  changeFrom,
  comparedFields,
  type MemberValues,
  snapshotOf,
} from '#web/features/people/member-values.ts';
import { useUpdateMember } from '#web/features/people/mutations.ts';
import { memberQuery } from '#web/features/people/queries.ts';
import { useVersionedSave, type VersionedSave } from '#web/ui/use-versioned-save.ts';

interface MemberSaveOptions {
  readonly onSaved: (saved: MemberValues) => void;
  readonly onRefused: (error: Error) => void;
}

export function useMemberSave(member: Member, options: MemberSaveOptions): VersionedSave<MemberValues> {
  const client = useQueryClient();
  const update = useUpdateMember();
  return useVersionedSave({
    ...options,
    start: snapshotOf(member),
    fields: comparedFields,
    write: async (wanted, over) => {
      const body = changeFrom(over.values, wanted);
      if (Object.keys(body).length === 0) return over;
      const params = { memberId: member.id };
      return snapshotOf(await update.mutateAsync({ params, body, ifMatch: over.version }));
    },
    readNewest: async () => snapshotOf(await client.fetchQuery({ ...memberQuery(member.id), staleTime: 0 })),
  });
}
