import type { MemberActor } from '#server/context.ts';
import type { JobFacts } from '#server/loops/policy.ts';

type Reader = Pick<MemberActor, 'memberId' | 'roles'>;

/** The people who answer for a hire and may say what it is: the job's hiring manager and approver, and admins. */
export function canDecide(actor: Reader, job: JobFacts): boolean {
  const { memberId, roles } = actor;
  return (
    roles.includes('admin') ||
    (roles.includes('hiring_manager') && job.hiringManagerId === memberId) ||
    (roles.includes('approver') && job.approverId === memberId)
  );
}

/** Whoever takes part in the debrief may note what was agreed; an auditor reads. */
export function canSettle(actor: Reader, job: JobFacts): boolean {
  return (
    canDecide(actor, job) ||
    actor.roles.includes('recruiter') ||
    (actor.roles.includes('committee_member') && job.committeeIds.includes(actor.memberId))
  );
}

/** Who opens a debrief and pins its figures: who runs the loop, and who decides. */
export function canOpen(actor: Reader, job: JobFacts): boolean {
  return actor.roles.includes('recruiter') || canDecide(actor, job);
}
