import type { FormErrors } from '@mantine/form';
import type { Job, updateJob } from '#shared/jobs.ts';
import { Name } from '#shared/primitives.ts';
import type { CallOf } from '#web/api/call.ts';
import { revealPolicies } from '#web/features/jobs/job-words.ts';
import type { Picked } from '#web/ui/picker.tsx';
import type { ThreeWayField } from '#web/ui/three-way.ts';
import type { Snapshot } from '#web/ui/use-versioned-save.ts';

/** What the forms edit. */
export interface JobValues {
  readonly title: string;
  readonly hiringManager: Picked | null;
  readonly approver: Picked | null;
  readonly recruiter: Picked | null;
  readonly committee: readonly Picked[];
  readonly reveal: Job['reveal'];
}

export function snapshotOf(job: Job): Snapshot<JobValues> {
  const { title, hiringManager, approver, recruiter, committee, reveal, version } = job;
  return { version, values: { title, hiringManager, approver, recruiter, committee, reveal } };
}

const nameOf = (person: Picked | null): string => person?.name ?? 'Nobody';

export const comparedFields: readonly ThreeWayField<JobValues>[] = [
  { key: 'title', label: 'Title', words: ({ title }) => title },
  { key: 'hiringManager', label: 'Hiring manager', words: (values) => nameOf(values.hiringManager) },
  { key: 'approver', label: 'Approver', words: ({ approver }) => nameOf(approver) },
  { key: 'recruiter', label: 'Recruiter', words: ({ recruiter }) => nameOf(recruiter) },
  {
    key: 'committee',
    label: 'Committee',
    words: ({ committee }) => committee.map(nameOf).sort().join(', ') || 'Nobody',
  },
  { key: 'reveal', label: 'Cards open', words: ({ reveal }) => revealPolicies[reveal].label },
];

export function jobErrors(values: JobValues): FormErrors {
  const errors: FormErrors = {};
  if (values.title.trim() === '') errors.title = 'Fill this in.';
  else if (!Name.safeParse(values.title.trim()).success) errors.title = 'At most 200 characters fit here.';
  if (values.hiringManager === null) errors.hiringManagerId = 'Choose a person.';
  if (values.approver === null) errors.approverId = 'Choose a person.';
  if (values.recruiter === null) errors.recruiterId = 'Choose a person.';
  return errors;
}

/** Only for values without errors. */
export function peopleOf(values: JobValues): {
  hiringManagerId: string;
  approverId: string;
  recruiterId: string;
  committeeIds: string[];
} {
  const { hiringManager, approver, recruiter, committee } = values;
  if (hiringManager === null || approver === null || recruiter === null) {
    throw new Error('peopleOf is for values that jobErrors let pass');
  }
  return {
    hiringManagerId: hiringManager.id,
    approverId: approver.id,
    recruiterId: recruiter.id,
    committeeIds: committee.map(({ id }) => id),
  };
}

/** Only what differs, so that a write never touches what its writer left alone. */
export function changeFrom(
  saved: JobValues,
  wanted: JobValues,
): NonNullable<CallOf<typeof updateJob>['body']> {
  const [before, after] = [peopleOf(saved), peopleOf(wanted)];
  const sorted = (ids: readonly string[]): string => [...ids].sort().join();
  return {
    ...(wanted.title === saved.title ? {} : { title: wanted.title }),
    ...(after.hiringManagerId === before.hiringManagerId ? {} : { hiringManagerId: after.hiringManagerId }),
    ...(after.approverId === before.approverId ? {} : { approverId: after.approverId }),
    ...(after.recruiterId === before.recruiterId ? {} : { recruiterId: after.recruiterId }),
    ...(sorted(after.committeeIds) === sorted(before.committeeIds)
      ? {}
      : { committeeIds: after.committeeIds }),
    ...(wanted.reveal === saved.reveal ? {} : { reveal: wanted.reveal }),
  };
}
