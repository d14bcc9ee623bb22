import type { ReactElement } from 'react';
import type { Job } from '#shared/jobs.ts';
import { countVoters } from '#web/features/jobs/job-values.ts';
import {
  anonymityWords,
  compositePolicies,
  recommendationWords,
  revealPolicies,
} from '#web/features/jobs/job-words.ts';
import facts from '#web/ui/facts.module.css';
import { count } from '#web/ui/format.ts';

/** Who answers for the job, and its policy. */
export function JobFacts({ job }: { readonly job: Job }): ReactElement {
  const reveal = revealPolicies[job.reveal];
  return (
    <dl className={facts.facts}>
      <dt>Hiring manager</dt>
      <dd>{job.hiringManager.name}</dd>
      <dt>Recruiter</dt>
      <dd>{job.recruiter.name}</dd>
      <dt>Committee</dt>
      <dd>{job.committee.map(({ name }) => name).join(', ') || 'Nobody yet'}</dd>
      <dt>Approval chain</dt>
      <dd>{job.approvers.map(({ name }) => name).join(', then ')}</dd>
      <dt>Quorum</dt>
      <dd>
        {job.quorum} of {count(countVoters(job), 'vote', 'votes')}
      </dd>
      <dt>Recommendations</dt>
      <dd>{recommendationWords(job.hidesRecommendations)}</dd>
      <dt>Candidates’ names</dt>
      <dd>{anonymityWords(job.anonymousReview)}</dd>
      <dt>One figure</dt>
      <dd>
        {compositePolicies[job.compositePolicy].label}. {compositePolicies[job.compositePolicy].about}
      </dd>
      <dt>Cards open</dt>
      <dd>
        {reveal.label}. {reveal.about}
      </dd>
    </dl>
  );
}
