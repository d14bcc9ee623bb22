import type { ReactElement, ReactNode } from 'react';
import type { Job } from '#shared/jobs.ts';
import classes from '#web/features/jobs/jobs.module.css';
import { PlanMatrix } from '#web/features/jobs/plan/plan-matrix.tsx';
import { snapshotOf } from '#web/features/jobs/plan/plan-values.ts';
import layout from '#web/ui/layout.module.css';

interface PlanSectionProps {
  readonly job: Job;
  /** Opens the editor; the page knows the address. */
  readonly editLink: ReactNode;
  /** What another feature has to say of the plan. */
  readonly prediction?: ReactNode;
  /** What deserves a second look in it. */
  readonly warnings?: ReactNode;
}

/** The loop plan as it is saved, with what deserves a second look. */
export function PlanSection({ job, editLink, prediction, warnings }: PlanSectionProps): ReactElement {
  return (
    <section className={layout.section} aria-labelledby="plan">
      <div className={classes.head}>
        <h2 id="plan">Loop plan</h2>
        {editLink}
      </div>
      <p className={classes.about}>The rounds that a new loop of this job offers for scheduling.</p>
      {warnings}
      <PlanMatrix dimensions={job.dimensions} rounds={snapshotOf(job).values.rounds} />
      {prediction}
    </section>
  );
}
