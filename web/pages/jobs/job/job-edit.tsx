import type { ReactElement } from 'react';
import type { Job } from '#shared/jobs.ts';
import { JobForm } from '#web/features/jobs/job-form.tsx';
import { MemberPicker } from '#web/features/people/member-picker.tsx';

interface JobEditProps {
  readonly job: Job;
  readonly onDone: () => void;
}

export function JobEdit({ job, onDone }: JobEditProps): ReactElement {
  return <JobForm job={job} personPicker={(field) => <MemberPicker {...field} />} onDone={onDone} />;
}
