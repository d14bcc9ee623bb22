import type { MemberActor } from '#server/context.ts';
import { askedStep, type DecisionRow } from '#server/debriefs/approval/rules.ts';
import type { VotingFacts } from '#server/debriefs/voting/rules.ts';
import type { JobFacts } from '#server/loops/policy.ts';

type Reader = Pick<MemberActor, 'memberId' | 'roles'>;

/** The people who answer for a hire and may say what it is: the job's hiring manager and approvers, and admins. */
export function canDecide(actor: Reader, job: JobFacts): boolean {
  const { memberId, roles } = actor;
  return (
    roles.includes('admin') ||
    (roles.includes('hiring_manager') && job.hiringManagerId === memberId) ||
    (roles.includes('approver') && job.approverIds.includes(memberId))
  );
}

/** What keeps somebody who may decide from doing so now: they stepped back themselves, or the votes are not open. */
export function decisionObstacle(actor: Reader, voting: VotingFacts): 'recused' | 'votes_sealed' | null {
  if (voting.recusals.some(({ person }) => person.id === actor.memberId)) return 'recused';
  return voting.reveal === null && voting.voters.length > 0 ? 'votes_sealed' : null;
}

/** Who answers a decision now: the approver whose turn it is, while they hold the role. Nobody does it in their place. */
export function canApprove(actor: Reader, decision: Pick<DecisionRow, 'steps'>): boolean {
  return actor.roles.includes('approver') && askedStep(decision)?.approver.id === actor.memberId;
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
