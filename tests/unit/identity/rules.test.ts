import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemberActor } from '#server/context.ts';
import { memberRights } from '#server/identity/policy.ts';
import { invitationState, keepsAnAdmin, normalEmail, passwordObjection } from '#server/identity/rules.ts';
import { Role } from '#shared/roles.ts';

describe('keepsAnAdmin', () => {
  const ids = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd'));
  const roles = fc.option(fc.uniqueArray(fc.constantFrom(...Role.options)), { nil: null });

  it('says whether an admin is left once the change is made', () => {
    fc.assert(
      fc.property(ids, fc.constantFrom<string>('a', 'b', 'z'), roles, (admins, memberId, rolesAfter) => {
        const left = new Set(admins);
        left.delete(memberId);
        if (rolesAfter?.includes('admin')) left.add(memberId);
        expect(keepsAnAdmin(admins, memberId, rolesAfter)).toBe(left.size > 0);
      }),
    );
  });

  it('refuses the last one and lets one of two go', () => {
    expect(keepsAnAdmin(['a'], 'a', null)).toBe(false);
    expect(keepsAnAdmin(['a'], 'a', ['recruiter'])).toBe(false);
    expect(keepsAnAdmin(['a'], 'a', ['recruiter', 'admin'])).toBe(true);
    expect(keepsAnAdmin(['a', 'b'], 'a', null)).toBe(true);
    expect(keepsAnAdmin([], 'a', [])).toBe(false);
  });
});

describe('passwordObjection', () => {
  const known = { email: 'ana.lima@test.example', name: 'Ana Lima Sousa' };

  it.each([
    ['ana.lima@test.example', 'is the e-mail address'],
    ['ANA.LIMA@TEST.EXAMPLE', 'is the e-mail address'],
    ['ana lima sousa', 'is your name'],
    ['aaaaaaaaaaaaaa', 'fewer than four characters'],
    ['AaAaBbBbAaBb', 'fewer than four characters'],
    ['abcabcabcabc', 'fewer than four characters'],
  ])('refuses %s, saying why', (password, reason) => {
    expect(passwordObjection(password, known)).toContain(reason);
  });

  it('has no rules of composition', () => {
    for (const password of ['all lower case words', '1234567890123', '   four  spaces  ', 'abcdabcdabcd'])
      expect(passwordObjection(password, known)).toBeNull();
  });
});

describe('invitationState', () => {
  const at = (day: number) => new Date(Date.UTC(2026, 0, day));
  const invitation = { acceptedAt: null, revokedAt: null, expiresAt: at(8) };

  it('is open until the very instant at which it expires', () => {
    expect(invitationState(invitation, new Date(at(8).getTime() - 1))).toBe('open');
    expect(invitationState(invitation, at(8))).toBe('expired');
    expect(invitationState(invitation, at(9))).toBe('expired');
  });

  it('stays accepted or revoked, also after it would have expired', () => {
    for (const now of [at(1), at(30)]) {
      expect(invitationState({ ...invitation, acceptedAt: at(2) }, now)).toBe('accepted');
      expect(invitationState({ ...invitation, revokedAt: at(2) }, now)).toBe('revoked');
    }
  });
});

describe('memberRights', () => {
  const actor = (roles: Role[]): MemberActor => ({
    kind: 'member',
    accountId: '' as MemberActor['accountId'],
    orgId: '' as MemberActor['orgId'],
    memberId: 'me' as MemberActor['memberId'],
    email: '',
    orgName: '',
    name: '',
    roles,
    timeZone: 'UTC',
    memberVersion: 1,
    sessionEndsAt: new Date(0),
  });

  it('gives every right to admins alone, each in the state it belongs to, and none over oneself that locks out', () => {
    const admin = actor(['admin']);
    expect(memberRights(admin, { id: 'you', deactivatedAt: null })).toEqual({
      edit: true,
      deactivate: true,
      reactivate: false,
    });
    expect(memberRights(admin, { id: 'me', deactivatedAt: null })).toEqual({
      edit: true,
      deactivate: false,
      reactivate: false,
    });
    expect(memberRights(admin, { id: 'you', deactivatedAt: new Date(0) })).toEqual({
      edit: false,
      deactivate: false,
      reactivate: true,
    });
    const others = Role.options.filter((role) => role !== 'admin');
    for (const deactivatedAt of [null, new Date(0)])
      expect(memberRights(actor(others), { id: 'you', deactivatedAt })).toEqual({
        edit: false,
        deactivate: false,
        reactivate: false,
      });
  });
});

it('compares addresses in lower case', () => {
  expect(normalEmail('Ana.LIMA@Test.Example')).toBe('ana.lima@test.example');
});
