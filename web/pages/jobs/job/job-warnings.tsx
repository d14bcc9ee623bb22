import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Job } from '#shared/jobs.ts';
import type { PlanWarning } from '#shared/plan-warnings.ts';
import { planBody, planErrors, type RoundValues } from '#web/features/jobs/plan/plan-values.ts';
import { PlanWarnings } from '#web/features/planning/plan-warnings.tsx';
import { LinkButton } from '#web/ui/link-button.tsx';

interface JobWarningsProps {
  readonly job: Job;
  /** As they are saved, or as they are being changed. */
  readonly rounds: readonly RoundValues[];
  /** Does it where the plan is being changed; left out, the plan has to be opened first. */
  readonly onFix?: (fix: PlanWarning['fix']) => void;
}

/** What deserves a second look in a job's plan, with a way to do something about it. */
export function JobWarnings({ job, rounds, onFix }: JobWarningsProps): ReactElement {
  const isWhole = Object.keys(planErrors({ rounds })).length === 0;
  const checked = isWhole
    ? planBody({ rounds }, job.dimensions).rounds.map(({ minutes: _, ...round }) => round)
    : null;
  return (
    <PlanWarnings
      jobId={job.id}
      rounds={checked}
      action={({ message, fix }) => {
        if (fix.kind === 'sign_off') {
          return (
            <LinkButton
              size="compact-sm"
              to="/practice/$blueprintId/people"
              params={{ blueprintId: job.blueprint.id }}
            >
              {fix.words}
            </LinkButton>
          );
        }
        return onFix === undefined ? (
          <LinkButton
            size="compact-sm"
            to="/jobs/$jobId"
            params={{ jobId: job.id }}
            search={{ edit: 'plan' }}
          >
            {fix.words}
          </LinkButton>
        ) : (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`${fix.words}: ${message}`}
            onClick={() => onFix(fix)}
          >
            {fix.words}
          </Button>
        );
      }}
    />
  );
}
