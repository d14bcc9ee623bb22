import type { FormErrors } from '@mantine/form';
import type { Job, updateJob } from '#shared/jobs.ts';
import { Name } from '#shared/primitives.ts';
import type { CompositePolicy } from '#shared/voting.ts';
import type { CallOf } from '#web/api/call.ts';
import {
  anonymityWords,
  compositePolicies,
  recommendationWords,
  revealPolicies,
} from '#web/features/jobs/job-words.ts';
import type { Picked } from '#web/ui/picker.tsx';
import type { ThreeWayField } from '#web/ui/three-way.ts';
import type { Snapshot } from '#web/ui/use-versioned-save.ts';

/** What the forms edit. */
export interface JobValues {
  readonly title: string;
  readonly hiringManager: Picked | null;
  readonly recruiter: Picked | null;
  readonly committee: readonly Picked[];
  /** In the order they are asked. */
  readonly approvers: readonly Picked[];
  readonly reveal: Job['reveal'];
  readonly quorum: number;
  readonly hidesRecommendations: boolean;
  readonly compositePolicy: CompositePolicy;
  readonly anonymousReview: boolean;
}

export function snapshotOf(job: Job): Snapshot<JobValues> {
  const { title, hiringManager, recruiter, committee, approvers, reveal, version } = job;
  const { quorum, hidesRecommendations, compositePolicy, anonymousReview } = job;
  return {
    version,
    values: {
      title,
      hiringManager,
      recruiter,
      committee,
      approvers,
      reveal,
      quorum,
      hidesRecommendations,
      compositePolicy,
      anonymousReview,
    },
  };
}

const nameOf = (person: Picked | null): string => person?.name ?? 'Nobody';

export const comparedFields: readonly ThreeWayField<JobValues>[] = [
  { key: 'title', label: 'Title', words: ({ title }) => title },
  { key: 'hiringManager', label: 'Hiring manager', words: (values) => nameOf(values.hiringManager) },
  { key: 'recruiter', label: 'Recruiter', words: ({ recruiter }) => nameOf(recruiter) },
  {
    key: 'committee',
    label: 'Committee',
    words: ({ committee }) => committee.map(nameOf).sort().join(', ') || 'Nobody',
  },
  {
    key: 'approvers',
    label: 'Approval chain',
    words: ({ approvers }) => approvers.map(nameOf).join(', then ') || 'Nobody',
  },
  { key: 'reveal', label: 'Cards open', words: ({ reveal }) => revealPolicies[reveal].label },
  { key: 'quorum', label: 'Quorum', words: ({ quorum }) => String(quorum) },
  {
    key: 'hidesRecommendations',
    label: 'Recommendations',
    words: ({ hidesRecommendations }) => recommendationWords(hidesRecommendations),
  },
  {
    key: 'compositePolicy',
    label: 'All dimensions as one figure',
    words: ({ compositePolicy }) => compositePolicies[compositePolicy].label,
  },
  {
    key: 'anonymousReview',
    label: 'Candidates’ names',
    words: ({ anonymousReview }) => anonymityWords(anonymousReview),
  },
];

/** The committee and the hiring manager, who may also be named for the committee. */
export function countVoters({ hiringManager, committee }: CommitteeOf): number {
  const others = committee.filter(({ id }) => id !== hiringManager?.id);
  return others.length + 1;
}

interface CommitteeOf {
  readonly hiringManager: Picked | null;
  readonly committee: readonly Picked[];
}

export function jobErrors(values: JobValues): FormErrors {
  const errors: FormErrors = {};
  if (values.title.trim() === '') errors.title = 'Fill this in.';
  else if (!Name.safeParse(values.title.trim()).success) errors.title = 'At most 200 characters fit here.';
  if (values.hiringManager === null) errors.hiringManagerId = 'Choose a person.';
  if (values.recruiter === null) errors.recruiterId = 'Choose a person.';
  if (values.approvers.length === 0) errors.approverIds = 'Choose at least one person.';
  const voters = countVoters(values);
  if (values.quorum > voters) {
    errors.quorum =
      voters === 1
        ? 'Only the hiring manager can vote. Lower it, or add to the committee.'
        : `Only ${voters} can vote: the committee and the hiring manager. Lower it, or add to the committee.`;
  }
  return errors;
}

interface JobBody {
  hiringManagerId: string;
  recruiterId: string;
  committeeIds: string[];
  approverIds: string[];
  reveal: Job['reveal'];
  quorum: number;
  hidesRecommendations: boolean;
  compositePolicy: CompositePolicy;
  anonymousReview: boolean;
}

/** People and policy as the contract takes them; only for values without errors. */
export function bodyOf(values: JobValues): JobBody {
  const { hiringManager, recruiter, committee, approvers } = values;
  if (hiringManager === null || recruiter === null) {
    throw new Error('bodyOf is for values that jobErrors let pass');
  }
  return {
    hiringManagerId: hiringManager.id,
    recruiterId: recruiter.id,
    committeeIds: committee.map(({ id }) => id),
    approverIds: approvers.map(({ id }) => id),
    reveal: values.reveal,
    quorum: values.quorum,
    hidesRecommendations: values.hidesRecommendations,
    compositePolicy: values.compositePolicy,
    anonymousReview: values.anonymousReview,
  };
}

/** Only what differs, so that a write never touches what its writer left alone. */
export function changeFrom(
  saved: JobValues,
  wanted: JobValues,
): NonNullable<CallOf<typeof updateJob>['body']> {
  const [before, after] = [bodyOf(saved), bodyOf(wanted)];
  const keys = (Object.keys(after) as (keyof JobBody)[]).filter(
    (key) => comparable(key, after[key]) !== comparable(key, before[key]),
  );
  return {
    ...(wanted.title === saved.title ? {} : { title: wanted.title }),
    ...Object.fromEntries(keys.map((key) => [key, after[key]])),
  };
}

/** A committee has no order; a chain of approvers has one. */
function comparable(key: keyof JobBody, value: JobBody[keyof JobBody]): string {
  if (!Array.isArray(value)) return String(value);
  return (key === 'committeeIds' ? value.toSorted() : value).join();
}
