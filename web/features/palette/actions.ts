import type { Role } from '#shared/roles.ts';

const everybody = null;
const writers: readonly Role[] = ['admin', 'recruiter'];
const owners: readonly Role[] = ['admin', 'hiring_manager'];

/** What an action begins with: the page that has its form, or a step of the palette's own. */
type Begins =
  | {
      readonly to:
        | '/candidates/new'
        | '/candidates/import'
        | '/jobs/new'
        | '/blueprints/new'
        | '/blueprints/import'
        | '/people/invitations'
        | '/account';
    }
  | { readonly step: 'schedule' | 'colour-scheme' | 'sign-out' };

export type Action = Begins & {
  readonly words: string;
  /** Other words that people look for it by. */
  readonly also: string;
  /** The contract that does the same through the API; null for what concerns this device alone. */
  readonly does: string | null;
  /**
   * Who may, as that contract says it: a test holds them together. To import the contracts of half the product for their
   * lists of roles would cost every first load more than this palette.
   */
  readonly by: readonly Role[] | null;
};

export const actions: readonly Action[] = [
  {
    words: 'New candidate',
    also: 'add person',
    does: 'createCandidate',
    by: writers,
    to: '/candidates/new',
  },
  {
    words: 'Import candidates',
    also: 'csv upload table',
    does: 'uploadImport',
    by: writers,
    to: '/candidates/import',
  },
  {
    words: 'Schedule…',
    also: 'interview plan loop',
    does: 'scheduleInterview',
    by: writers,
    step: 'schedule',
  },
  {
    words: 'New job',
    also: 'open role',
    does: 'createJob',
    by: [...writers, 'hiring_manager'],
    to: '/jobs/new',
  },
  { words: 'New blueprint', also: 'kit', does: 'createBlueprint', by: owners, to: '/blueprints/new' },
  {
    words: 'Import role document',
    also: 'blueprint upload',
    does: 'readRoleDocument',
    by: owners,
    to: '/blueprints/import',
  },
  {
    words: 'Invite people',
    also: 'add member colleague',
    does: 'inviteMember',
    by: ['admin'],
    to: '/people/invitations',
  },
  { words: 'Change password', also: 'account', does: 'changePassword', by: everybody, to: '/account' },
  {
    words: 'Switch colour scheme',
    also: 'color dark light theme',
    does: null,
    by: everybody,
    step: 'colour-scheme',
  },
  { words: 'Sign out', also: 'log out leave', does: 'signOut', by: everybody, step: 'sign-out' },
];

/** Those that somebody with these roles may begin. */
export function actionsFor(roles: readonly Role[]): readonly Action[] {
  return actions.filter(({ by }) => by === null || by.some((role) => roles.includes(role)));
}
