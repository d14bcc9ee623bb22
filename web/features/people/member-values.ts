import type { Member, updateMember } from '#shared/identity.ts';
import { Role, roleNames } from '#shared/roles.ts';
import type { CallOf } from '#web/api/call.ts';
import type { ThreeWayField } from '#web/ui/three-way.ts';
import type { Snapshot } from '#web/ui/use-versioned-save.ts';

/** What the form edits. */
export interface MemberValues {
  readonly name: string;
  readonly roles: Role[];
  readonly timeZone: string;
}

export function snapshotOf(member: Member): Snapshot<MemberValues> {
  const { name, roles, timeZone, version } = member;
  return { version, values: { name, roles: inListedOrder(roles), timeZone } };
}

export const comparedFields: readonly ThreeWayField<MemberValues>[] = [
  { key: 'name', label: 'Name', words: (values) => values.name },
  {
    key: 'roles',
    label: 'Roles',
    words: (values) =>
      inListedOrder(values.roles)
        .map((role) => roleNames[role])
        .join(', '),
  },
  { key: 'timeZone', label: 'Time zone', words: (values) => values.timeZone.replaceAll('_', ' ') },
];

/** Only what differs, so that a write never touches what its writer left alone. */
export function changeFrom(
  saved: MemberValues,
  wanted: MemberValues,
): NonNullable<CallOf<typeof updateMember>['body']> {
  const roles = inListedOrder(wanted.roles);
  return {
    ...(wanted.name === saved.name ? {} : { name: wanted.name }),
    ...(roles.join() === inListedOrder(saved.roles).join() ? {} : { roles }),
    ...(wanted.timeZone === saved.timeZone ? {} : { timeZone: wanted.timeZone }),
  };
}

function inListedOrder(roles: readonly Role[]): Role[] {
  return Role.options.filter((role) => roles.includes(role));
}
