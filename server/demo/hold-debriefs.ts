import type { DemoRows, PersonRow } from '#prisma/demo/rows.ts';
import { openDebrief } from '#server/debriefs/open-debrief.ts';
import { asMember } from '#server/demo/as-member.ts';
import { type Act, createMeeting } from '#server/demo/debrief-meeting.ts';
import { type DebriefScript, scripts, votesOpen, votesSealed } from '#server/demo/debrief-scripts.ts';
import type { Database } from '#server/platform/database.ts';
import { LoopId, type OrgId } from '#shared/primitives.ts';

/**
 * Opens the debriefs of the demo company through the product's own commands, one after the other from `start` on, and
 * takes each as far as its script says: votes, decisions, approvals.
 */
export async function holdDebriefs(
  database: Database,
  orgId: OrgId,
  rows: DemoRows,
  start: Date,
): Promise<void> {
  let at = start.getTime();
  const people = new Map(rows.people.map((person) => [person.memberId, person]));
  const personOf = (id: string | undefined): PersonRow => {
    const found = people.get(id ?? '');
    if (found === undefined) throw new Error(`${id} is nobody at this demo company`);
    return found;
  };
  const act: Act = (memberId, work) => {
    at += 1;
    return asMember(database, orgId, personOf(memberId), new Date(at), work);
  };
  const left = [...scripts];
  for (const loop of rows.tables.loops.filter(({ state }) => state === 'debrief')) {
    const application = rows.tables.applications.find(({ id }) => id === loop.application_id);
    const job = rows.tables.jobs.find(({ id }) => id === application?.job_id);
    if (application === undefined || job === undefined) throw new Error(`the loop ${loop.id} has no job`);
    const debrief = await act(job.recruiter_id, (ctx) => openDebrief(ctx, LoopId.parse(loop.id), null));
    const script =
      toldOf(rows.moments, loop.id, application.candidate_id) ?? nextFor(left, job.approver_ids.length);
    await script.play(createMeeting(debrief, personOf(job.hiring_manager_id), act));
  }
}

/** The debriefs that a visitor is shown are not decided: two whose votes are open, two that are to be talked about. */
function toldOf(moments: DemoRows['moments'], loopId: string, candidateId: string): DebriefScript | null {
  if (moments.apart?.candidateIds.includes(candidateId) === true) return votesOpen;
  const isToTalkAbout =
    loopId === moments.disputedLoopId || candidateId === moments.notComparable?.candidateId;
  return isToTalkAbout ? votesSealed : null;
}

/** The next script that suits a job with so many approvers, taken from those that are left. */
function nextFor(left: DebriefScript[], approvers: number): DebriefScript {
  const index = left.findIndex((script) => script.approvers <= approvers);
  const [found = votesSealed] = index < 0 ? [] : left.splice(index, 1);
  return found;
}
