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

/**
 * Until when notes on a candidate are closed to the actor: until their card is in, because a note may say what a
 * colleague thinks, and for good where they are the candidate. Null where they read them.
 */
export function notesClosedUntil(facts: {
  readonly isOwn: boolean;
  readonly owesCard: boolean;
}): 'own_submitted' | 'never' | null {
  if (facts.isOwn) return 'never';
  return facts.owesCard ? 'own_submitted' : null;
}
