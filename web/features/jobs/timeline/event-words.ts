import type { JobEvent, JobField } from '#shared/job-life.ts';
import { loopEndWords } from '#shared/loops.ts';
import { count, list } from '#web/ui/format.ts';

export const fieldWords: Record<JobField, string> = {
  title: 'title',
  hiringManagerId: 'hiring manager',
  approverIds: 'approvers',
  recruiterId: 'recruiter',
  committeeIds: 'committee',
  reveal: 'when cards are shown',
  quorum: 'quorum',
  hidesRecommendations: 'whether recommendations are hidden',
  compositePolicy: 'overall score',
  anonymousReview: 'anonymous review',
};

/** What happened, as a line without whose loop it is: that is a link beside it. */
export function jobEventWords({ kind, fields, rounds }: JobEvent): string {
  switch (kind) {
    case 'job_created':
      return 'Job opened';
    case 'job_changed':
      return fields.length === 0
        ? 'Job changed'
        : `Changed: ${list(fields.map((field) => fieldWords[field]))}`;
    case 'plan_saved':
      return rounds === null
        ? 'Loop plan saved'
        : `Loop plan saved, with ${count(rounds, 'round', 'rounds')}`;
    case 'job_closed':
      return 'Job closed';
    case 'job_reopened':
      return 'Job opened again';
    case 'job_archived':
      return 'Job archived';
    case 'job_unarchived':
      return 'Job back in the list';
    case 'loop_started':
      return 'Loop started';
    case 'loop_closed':
      return 'Loop closed without a decision';
    case 'loop_reopened':
      return 'Loop opened again';
  }
}

/** What stands under the line; null for nothing. */
export function jobEventDetail({ kind, fields, cause }: JobEvent): string | null {
  if (cause !== null) {
    return kind === 'job_closed' ? `Its loops too: ${loopEndWords[cause]}` : loopEndWords[cause];
  }
  const isOfState = kind === 'job_closed' || kind === 'job_reopened';
  return isOfState && fields.length > 0
    ? `Changed with it: ${list(fields.map((field) => fieldWords[field]))}`
    : null;
}
