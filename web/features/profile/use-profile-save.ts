import { getMember } from '#shared/identity.ts';
import type { Session } from '#shared/session.ts';
import { call } from '#web/api/call.ts';
import { useUpdateProfile } from '#web/features/profile/mutations.ts';
import type { ThreeWayField } from '#web/ui/three-way.ts';
import { type Snapshot, useVersionedSave, type VersionedSave } from '#web/ui/use-versioned-save.ts';

export type Me = Extract<Session, { state: 'signed_in' }>['member'];

export interface ProfileValues {
  readonly name: string;
  readonly timeZone: string;
}

const comparedFields: readonly ThreeWayField<ProfileValues>[] = [
  { key: 'name', label: 'Name', words: (values) => values.name },
  { key: 'timeZone', label: 'Time zone', words: (values) => values.timeZone.replaceAll('_', ' ') },
];

interface ProfileSaveOptions {
  readonly onSaved: (saved: ProfileValues) => void;
  readonly onRefused: (error: Error) => void;
}

export function useProfileSave(me: Me, options: ProfileSaveOptions): VersionedSave<ProfileValues> {
  const update = useUpdateProfile();
  return useVersionedSave({
    ...options,
    start: snapshotOf(me),
    fields: comparedFields,
    write: async (wanted, over) => {
      const body = {
        ...(wanted.name === over.values.name ? {} : { name: wanted.name }),
        ...(wanted.timeZone === over.values.timeZone ? {} : { timeZone: wanted.timeZone }),
      };
      if (Object.keys(body).length === 0) return over;
      return snapshotOf(await update.mutateAsync({ body, ifMatch: over.version }));
    },
    readNewest: async () => snapshotOf(await call(getMember, { params: { memberId: me.id } })),
  });
}

function snapshotOf(person: ProfileValues & { readonly version: number }): Snapshot<ProfileValues> {
  return { version: person.version, values: { name: person.name, timeZone: person.timeZone } };
}
