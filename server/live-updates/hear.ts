import type { MemberActor } from '#server/context.ts';
import { heardBy, type LoopToHear } from '#server/live-updates/policy.ts';
import type { Announcement } from '#server/platform/live-updates/announcement.ts';
import type { Tx } from '#server/platform/transaction.ts';
import type { LiveEvent } from '#shared/live.ts';
import type { OrgId } from '#shared/primitives.ts';

/** What each of these people hears of what was announced: a decision for each, from the loops as they are now. */
export async function hear(
  tx: Tx,
  orgId: OrgId,
  actors: readonly MemberActor[],
  announcements: readonly Announcement[],
): Promise<ReadonlyMap<string, readonly LiveEvent[]>> {
  const [first] = actors;
  const loopIds = announcements.flatMap((one) =>
    'loopId' in one && one.loopId !== null ? [one.loopId] : [],
  );
  const loops =
    first === undefined || loopIds.length === 0 ? [] : await selectLoops(tx, orgId, first, loopIds);
  const byId = new Map(loops.map((loop) => [loop.id, loop]));
  return new Map(actors.map((actor) => [actor.memberId, heardBy(actor, announcements, byId)]));
}

/** `reader` is whoever: what is read of a candidate is compared, and never shown. */
async function selectLoops(
  tx: Tx,
  orgId: OrgId,
  reader: MemberActor,
  loopIds: readonly string[],
): Promise<LoopToHear[]> {
  const rows = await tx.sql<LoopToHear>(
    `SELECT l.id, l.state, c.compared_email AS "candidateEmail",
            json_build_object('hiringManagerId', j.hiring_manager_id, 'approverIds', j.approver_ids,
              'committeeIds', j.committee_ids, 'reveal', j.reveal) AS job,
            (SELECT coalesce(json_agg(json_build_object('memberId', s.member_id, 'kind', s.kind, 'endedAt', s.ended_at,
                      'isSubmitted', card.state = 'submitted')), '[]')
               FROM seats s JOIN scorecards card ON card.org_id = s.org_id AND card.seat_id = s.id
              WHERE s.org_id = l.org_id AND s.loop_id = l.id) AS seats
       FROM loops l
       JOIN applications a ON a.org_id = l.org_id AND a.id = l.application_id
       JOIN candidates_for($3) c ON c.org_id = a.org_id AND c.id = a.candidate_id
       JOIN jobs j ON j.org_id = a.org_id AND j.id = a.job_id
      WHERE l.org_id = $1 AND l.id = ANY ($2)`,
    [orgId, [...new Set(loopIds)], reader.memberId],
  );
  return rows;
}
