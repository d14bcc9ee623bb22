import type { Role } from '#shared/roles.ts';

/** An invitation's link works for seven days. */
export const invitationDays = 7;
/** The set-up link works for a day; each start without an organisation makes a new one. */
export const setUpHours = 24;

/** Tries of one account and from one address in a window of fifteen minutes, counted before any password is hashed. */
export const throttle = { windowSeconds: 15 * 60, triesPerAccount: 10, triesPerAddress: 100 } as const;

/** The form in which an address is stored and compared. */
export function normalEmail(email: string): string {
  return email.toLowerCase();
}

/** Why a new password is refused beside its length; null if it is not. */
export function passwordObjection(password: string, known: { email: string; name: string }): string | null {
  const lower = password.toLowerCase();
  if (lower === known.email.toLowerCase()) return 'The password is the e-mail address. Choose another one.';
  if (lower === known.name.toLowerCase()) return 'The password is your name. Choose another one.';
  if (new Set(lower).size < 4) return 'The password repeats fewer than four characters. Choose another one.';
  return null;
}

export type InvitationState = 'open' | 'accepted' | 'revoked' | 'expired';

/** What has become of an invitation. Being accepted or taken back is for good; an expired one can be renewed. */
export function invitationState(
  invitation: { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date },
  now: Date,
): InvitationState {
  if (invitation.acceptedAt !== null) return 'accepted';
  if (invitation.revokedAt !== null) return 'revoked';
  return invitation.expiresAt.getTime() <= now.getTime() ? 'expired' : 'open';
}

/** Whether the organisation still has an active admin when `memberId` keeps these roles, or leaves (null). */
export function keepsAnAdmin(
  activeAdminIds: readonly string[],
  memberId: string,
  rolesAfter: readonly Role[] | null,
): boolean {
  return rolesAfter?.includes('admin') === true || activeAdminIds.some((id) => id !== memberId);
}
