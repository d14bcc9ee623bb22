import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Candidate } from '#shared/candidates.ts';
import { ApplicationItem } from '#web/features/candidates/application-item.tsx';
import classes from '#web/features/candidates/candidates.module.css';
import { LinkButton } from '#web/ui/link-button.tsx';

export function Applications({ candidate }: { readonly candidate: Candidate }): ReactElement {
  const navigate = useNavigate();
  if (candidate.applications.length === 0) {
    return <p>Not considered for any job yet. Their applications, with loops and stages, are here.</p>;
  }
  return (
    <ul className={classes.list}>
      {candidate.applications.map((application) => (
        <ApplicationItem
          key={application.id}
          candidateName={candidate.name}
          application={application}
          jobLink={
            <Link to="/jobs/$jobId" params={{ jobId: application.job.id }}>
              {application.job.title}
            </Link>
          }
          loopLink={
            application.loopId !== null && (
              <LinkButton to="/loops/$loopId" params={{ loopId: application.loopId }}>
                Go to the loop
              </LinkButton>
            )
          }
          onLoopStarted={(loopId) => void navigate({ to: '/loops/$loopId', params: { loopId } })}
        />
      ))}
    </ul>
  );
}
