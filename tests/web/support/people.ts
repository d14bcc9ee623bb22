import type { Member } from '#shared/identity.ts';
import { getMember } from '#shared/identity.ts';
import type { Session } from '#shared/session.ts';
import { getSession } from '#shared/session.ts';

const uuid = (n: number): string => `01939a00-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** A member as the API replies it. */
export function aMember(n: number, given: Partial<Record<keyof Member, unknown>> = {}): Member {
  return getMember.reply.parse({
    id: uuid(n),
    name: `Person ${n}`,
    email: `person.${n}@example.com`,
    roles: ['interviewer'],
    timeZone: 'Europe/Lisbon',
    joinedAt: '2026-01-05T09:00:00Z',
    deactivatedAt: null,
    version: 1,
    can: { edit: true, deactivate: true, reactivate: false },
    ...given,
  });
}

export function signedInAs(member: Member): Session {
  const org = { id: uuid(900), name: 'Northwind' };
  return getSession.reply.parse({
    state: 'signed_in',
    account: { id: uuid(800), email: member.email },
    member,
    org,
    orgs: [org],
    endsAt: '2026-12-01T09:00:00Z',
  });
}

export const signedOut: Session = { state: 'signed_out', needsSetup: false, demoSignIns: [] };
