import { roleNames } from '#shared/roles.ts';
import type { Found, FoundKind } from '#shared/search.ts';

/** What a kind is called: one of it, and the group of them. */
export const kindNames: Record<FoundKind, { readonly one: string; readonly all: string }> = {
  candidate: { one: 'Candidate', all: 'Candidates' },
  loop: { one: 'Loop', all: 'Loops' },
  job: { one: 'Job', all: 'Jobs' },
  person: { one: 'Person', all: 'People' },
};

const states: Record<Extract<Found, { kind: 'loop' }>['state'], string> = {
  open: 'open',
  debrief: 'in debrief',
  closed: 'closed',
  cancelled: 'cancelled',
};

export function nameOf(found: Found): string {
  switch (found.kind) {
    case 'loop':
      return found.candidate.name;
    case 'job':
      return found.title;
    case 'candidate':
    case 'person':
      return found.name;
  }
}

/** What tells it from others of the same name. */
export function aboutOf(found: Found): string {
  switch (found.kind) {
    case 'candidate':
      return found.jobTitles.join('; ') || (found.email ?? '');
    case 'loop':
      return `${found.job.title}, ${states[found.state]}`;
    case 'job':
      return found.state === 'closed' ? 'Closed' : '';
    case 'person':
      return found.isActive ? found.roles.map((role) => roleNames[role]).join(', ') : 'Deactivated';
  }
}
