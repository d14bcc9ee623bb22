import { type JobEventKind, JobField } from '#shared/job-life.ts';

const ofJob: Readonly<Record<string, JobEventKind>> = {
  'job.created': 'job_created',
  'job.changed': 'job_changed',
  'job.plan_saved': 'plan_saved',
  'job.closed': 'job_closed',
  'job.reopened': 'job_reopened',
  'job.archived': 'job_archived',
  'job.unarchived': 'job_unarchived',
};

/** Planning alone: that a loop came to its debrief or its decision follows from its cards. */
const ofLoops: Readonly<Record<string, JobEventKind>> = {
  'loop.started': 'loop_started',
  'loop.cancelled': 'loop_closed',
  'loop.reopened': 'loop_reopened',
};

/** Which entries of the trail a job's timeline tells of. */
export const toldActions: readonly string[] = [...Object.keys(ofJob), ...Object.keys(ofLoops)];

/**
 * What an entry is called here. Jobs were closed and opened again by an ordinary change before they had commands of their
 * own. Throws for an action that no timeline tells of.
 */
export function jobEventKindOf(action: string, state: string | null): JobEventKind {
  if (action === 'job.changed' && state !== null) return state === 'closed' ? 'job_closed' : 'job_reopened';
  const kind = ofJob[action] ?? ofLoops[action];
  if (kind === undefined) throw new Error(`no timeline tells of ${action}`);
  return kind;
}

/** The fields that an entry names, as far as the timeline has words for them; a job's state is told as what happened. */
export function fieldsOf(names: readonly string[]): JobField[] {
  return JobField.options.filter((field) => names.includes(field));
}
