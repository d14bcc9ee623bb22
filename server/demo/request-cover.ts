import { demoPeople } from '#prisma/demo/people.ts';
import type { DemoRows, PersonRow } from '#prisma/demo/rows.ts';
import { askForCover } from '#server/cover-requests/ask-for-cover.ts';
import { passOnRequest } from '#server/cover-requests/pass-on-request.ts';
import { findLoopRequests } from '#server/cover-requests/queries.ts';
import { coveringInterviews } from '#server/cover-requests/rules.ts';
import { asMember } from '#server/demo/as-member.ts';
import type { Database } from '#server/platform/database.ts';
import { type CoverReason, CoverRequestId } from '#shared/cover-requests.ts';
import { DimensionId, InterviewId, LoopId, type OrgId, SeatId } from '#shared/primitives.ts';

const reasons: readonly CoverReason[] = ['ran_out_of_time', 'candidate_asked_to_return'];

/**
 * Interviewers of the demo company ask that others cover what they could not, through the product's own commands: one
 * request is passed on, the next one waits for the recruiter. Nothing where no interview to come could cover anything.
 */
export async function requestCover(
  database: Database,
  orgId: OrgId,
  rows: DemoRows,
  at: Date,
): Promise<void> {
  const person = (memberId: string): PersonRow => {
    const found = rows.people.find((row) => row.memberId === memberId);
    if (found === undefined) throw new Error('a seat or a loop of the demo is nobody’s');
    return found;
  };
  for (const [n, reason] of reasons.entries()) {
    const chance = chancesIn(rows, at)[n];
    if (chance === undefined) return;
    await asMember(database, orgId, person(chance.memberId), at, (ctx) =>
      askForCover(ctx, SeatId.parse(chance.seatId), {
        dimensionIds: [DimensionId.parse(chance.dimensionId)],
        reason,
      }),
    );
    if (n > 0) continue;
    await asMember(database, orgId, person(chance.ownerId), at, async (ctx) => {
      const found = await findLoopRequests(ctx, LoopId.parse(chance.loopId));
      const [request] = found.state === 'open' ? found.requests : [];
      const [target] = request?.targets ?? [];
      if (request === undefined || target === undefined) return;
      await passOnRequest(ctx, CoverRequestId.parse(request.id), InterviewId.parse(target.id));
    });
  }
}

interface Chance {
  readonly seatId: string;
  readonly loopId: string;
  readonly memberId: string;
  readonly ownerId: string;
  readonly dimensionId: string;
  /** Whether a visitor may sign in as who would be asked. */
  readonly isShown: boolean;
}

/** What somebody with an open card was to score, and an interview to come of the same loop could; people shown first. */
function chancesIn({ tables, people }: DemoRows, at: Date): Chance[] {
  const { loops, interviews, seats, scorecards } = tables;
  const drafts = new Set(scorecards.flatMap(({ state, seat_id }) => (state === 'draft' ? [seat_id] : [])));
  const counting = seats.filter(({ kind, ended_at }) => kind === 'interviewer' && ended_at === null);
  const shown = new Set(demoPeople.filter(({ shownAs }) => shownAs !== undefined).map(({ name }) => name));
  const nameOf = new Map(people.map(({ memberId, name }) => [memberId, name]));
  return loops
    .filter(({ state }) => state === 'open')
    .flatMap((loop) => {
      const placed = interviews
        .filter(({ loop_id }) => loop_id === loop.id)
        .map(({ id, name, starts_at }) => ({
          id,
          name,
          startsAt: starts_at,
          seats: counting
            .filter(({ interview_id }) => interview_id === id)
            .map(({ member_id, dimension_ids }) => ({
              member: { id: member_id, name: nameOf.get(member_id) ?? '' },
              dimensionIds: dimension_ids,
            })),
        }));
      const held = new Set(placed.filter(({ startsAt }) => startsAt <= at).map(({ id }) => id));
      return counting
        .filter(({ id, interview_id }) => held.has(interview_id) && drafts.has(id))
        .flatMap(({ id, member_id, dimension_ids }) =>
          dimension_ids
            .map((dimensionId) => {
              const [first] = coveringInterviews(placed, { dimensionId, askedBy: member_id }, at);
              return { dimensionId, asked: first?.interviewers ?? [] };
            })
            .filter(({ asked }) => asked.length > 0)
            .map(({ dimensionId, asked }) => ({
              seatId: id,
              loopId: loop.id,
              memberId: member_id,
              ownerId: loop.owner_id,
              dimensionId,
              isShown: asked.some((name) => shown.has(name)),
            })),
        );
    })
    .sort((one, other) => Number(other.isShown) - Number(one.isShown));
}
