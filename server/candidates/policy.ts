import type { MemberActor } from '#server/context.ts';

type Reader = Pick<MemberActor, 'memberId' | 'roles'>;

/** Recruiters and admins keep candidates; hiring managers read those of their own jobs. */
export function canEditCandidates(actor: Pick<Reader, 'roles'>): boolean {
  return actor.roles.includes('admin') || actor.roles.includes('recruiter');
}

/** The job's manager whose candidates the actor reads; null for whoever reads them all. */
export function managerOf(actor: Reader): string | null {
  return canEditCandidates(actor) ? null : actor.memberId;
}

/** Whether the actor knows of this application: a hiring manager of those for their own jobs. */
export function canViewApplication(
  actor: Reader,
  application: { readonly job: { readonly hiringManagerId: string } },
): boolean {
  return canEditCandidates(actor) || application.job.hiringManagerId === actor.memberId;
}
