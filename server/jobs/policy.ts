import type { MemberActor } from '#server/context.ts';

/** Who changes a job: admins and recruiters every one, a hiring manager their own. Whoever may list jobs reads them all. */
export function canEditJob(
  actor: Pick<MemberActor, 'memberId' | 'roles'>,
  job: { readonly hiringManagerId: string },
): boolean {
  const { memberId, roles } = actor;
  return (
    roles.includes('admin') ||
    roles.includes('recruiter') ||
    (roles.includes('hiring_manager') && job.hiringManagerId === memberId)
  );
}
