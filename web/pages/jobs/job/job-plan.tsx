import { lazy, type ReactElement, Suspense } from 'react';
import type { Job } from '#shared/jobs.ts';
import { getPlanChanges } from '#shared/plan-changes.ts';
import { checkPlan } from '#shared/plan-warnings.ts';
import { predictPlan } from '#shared/planning.ts';
import { mayCall } from '#web/api/may-call.ts';
import { PlanSection } from '#web/features/jobs/plan/plan-section.tsx';
import { snapshotOf } from '#web/features/jobs/plan/plan-values.ts';
import { MemberPicker } from '#web/features/people/member-picker.tsx';
import { PlanChanges } from '#web/features/planning/plan-changes.tsx';
import { TemplatesSection } from '#web/features/planning/templates-section.tsx';
import { UseTemplate } from '#web/features/planning/use-template.tsx';
import { useSignedIn } from '#web/features/session/signed-in.tsx';
import { JobPrediction } from '#web/pages/jobs/job/job-prediction.tsx';
import { JobWarnings } from '#web/pages/jobs/job/job-warnings.tsx';
import { LinkButton } from '#web/ui/link-button.tsx';
import { Skeleton } from '#web/ui/states.tsx';

/** Forms are most of this page's code, and a job can be read without them. */
const PlanEditor = lazy(async () => ({
  default: (await import('#web/features/jobs/plan/plan-editor.tsx')).PlanEditor,
}));

interface JobPlanProps {
  readonly job: Job;
  readonly isEditing: boolean;
  readonly onDone: () => void;
}

/** The loop plan of a job, or its editor, with what other features have to say of it. */
export function JobPlan({ job, isEditing, onDone }: JobPlanProps): ReactElement {
  const { member: me } = useSignedIn();
  const predicts = job.can.edit && mayCall(predictPlan, me.roles);
  const { rounds: saved } = snapshotOf(job).values;
  if (isEditing) {
    return (
      <Suspense fallback={<Skeleton label="Loading the editor" />}>
        <PlanEditor
          key={job.id}
          job={job}
          prediction={predicts ? (rounds) => <JobPrediction job={job} rounds={rounds} /> : undefined}
          warnings={(rounds, onFix) => <JobWarnings job={job} rounds={rounds} onFix={onFix} />}
          templates={(onUse) => <UseTemplate jobId={job.id} blueprintId={job.blueprint.id} onUse={onUse} />}
          personPicker={(field) => <MemberPicker {...field} />}
          onDone={onDone}
        />
      </Suspense>
    );
  }
  return (
    <>
      <PlanSection
        job={job}
        editLink={
          job.can.edit && (
            <LinkButton to="/jobs/$jobId" params={{ jobId: job.id }} search={{ edit: 'plan' }}>
              Edit the plan
            </LinkButton>
          )
        }
        warnings={job.can.edit && mayCall(checkPlan, me.roles) && <JobWarnings job={job} rounds={saved} />}
        prediction={predicts && <JobPrediction job={job} rounds={saved} />}
      />
      {mayCall(getPlanChanges, me.roles) && <PlanChanges jobId={job.id} />}
      {job.can.edit && <TemplatesSection jobId={job.id} blueprintId={job.blueprint.id} />}
    </>
  );
}
