import type { ReactElement } from 'react';
import type { Candidate } from '#shared/candidates.ts';
import { ConsiderForm } from '#web/features/candidates/consider-form.tsx';
import { JobPicker } from '#web/features/jobs/job-picker.tsx';

export function Consider({ candidate }: { readonly candidate: Candidate }): ReactElement {
  return <ConsiderForm candidate={candidate} jobPicker={(field) => <JobPicker {...field} />} />;
}
