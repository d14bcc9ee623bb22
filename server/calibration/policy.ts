import type { MemberActor } from '#server/context.ts';

/** Who looks after calibration: asks for fits, sets the window, turns the organisation's switch. */
export function mayLead(actor: Pick<MemberActor, 'roles'>): boolean {
  return actor.roles.includes('admin') || actor.roles.includes('calibration_lead');
}

/** Whoever may change a job may turn its switch: admins and recruiters each one, a hiring manager their own. */
export function canSwitchJob(
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
