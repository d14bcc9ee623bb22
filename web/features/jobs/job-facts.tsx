import type { ReactElement } from 'react';
import type { Job } from '#shared/jobs.ts';
import { revealPolicies } from '#web/features/jobs/job-words.ts';
import facts from '#web/ui/facts.module.css';

/** Who answers for the job, and its policy. */
export function JobFacts({ job }: { readonly job: Job }): ReactElement {
  const reveal = revealPolicies[job.reveal];
  return (
    <dl className={facts.facts}>
      <dt>Hiring manager</dt>
      <dd>{job.hiringManager.name}</dd>
      <dt>Approver</dt>
      <dd>{job.approver.name}</dd>
      <dt>Recruiter</dt>
      <dd>{job.recruiter.name}</dd>
      <dt>Committee</dt>
      <dd>{job.committee.map(({ name }) => name).join(', ') || 'Nobody yet'}</dd>
      <dt>Cards open</dt>
      <dd>
        {reveal.label}. {reveal.about}
      </dd>
    </dl>
  );
}
