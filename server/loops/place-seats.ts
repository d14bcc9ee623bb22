import type { MemberCtx } from '#server/context.ts';
import { findPeople } from '#server/identity/queries.ts';
import { selectDimensions } from '#server/loops/loop-record.sql.ts';
import type { LoopAccess } from '#server/loops/present.ts';
import { findReaders } from '#server/loops/queries.ts';
import { dueAtOf, type InterviewTimes, type SeatWish, seatErrors } from '#server/loops/rules.ts';
import { AppError, type FieldError } from '#shared/problems.ts';

interface Target extends InterviewTimes {
  readonly id: string;
  readonly dimensionIds: readonly string[];
}

/** Refuses seats that can't be taken. Throws `not_found` for unknown people or dimensions, else `rule_broken`; `pathOf` says where a seat stands in the request. */
export async function assertSeats(
  ctx: MemberCtx,
  { loop, seats, isSealed }: Pick<LoopAccess, 'loop' | 'seats' | 'isSealed'>,
  interview: Pick<Target, 'dimensionIds'>,
  wishes: readonly SeatWish[],
  pathOf: (index: number) => string,
): Promise<void> {
  const people = await findPeople(
    ctx,
    wishes.map(({ memberId }) => memberId),
  );
  const known = new Set((await selectDimensions(ctx, loop.job.versionId)).map(({ id }) => id));
  if (wishes.some(({ dimensionIds }) => dimensionIds.some((id) => !known.has(id)))) {
    throw new AppError('not_found');
  }
  const readers = await findReaders(ctx, loop.id);
  const errors = wishes.flatMap((wish, index): FieldError[] => {
    const person = people.get(wish.memberId);
    if (person === undefined) return [];
    const found = seatErrors(wish, {
      interview,
      candidateEmail: loop.candidateEmail,
      person,
      seatsOfPerson: seats.filter(({ memberId }) => memberId === wish.memberId),
      hasReadCards: readers.has(wish.memberId),
      isPlannerSealed: isSealed,
    });
    if (wishes.findIndex(({ memberId }) => memberId === wish.memberId) < index) {
      found.push({ path: 'memberId', message: `${person.name} has another seat in this interview.` });
    }
    return found.map(({ path, message }) => ({ path: `${pathOf(index)}${path}`, message }));
  });
  if (errors.length > 0) {
    throw new AppError('rule_broken', 'Nothing was saved. See the seats named.', { errors });
  }
}

/**
 * Writes seats that were found possible, each with the empty draft of its card, and notes them; `replacesId` is the seat
 * that was handed over.
 */
export async function placeSeats(
  ctx: MemberCtx,
  loopId: string,
  interview: Target,
  wishes: readonly (SeatWish & { readonly replacesId?: string })[],
): Promise<void> {
  const seats = wishes.map((wish) => ({
    id: ctx.ids.next(),
    card_id: ctx.ids.next(),
    member_id: wish.memberId,
    kind: wish.kind,
    dimension_ids: wish.dimensionIds,
    replaces_id: wish.replacesId ?? null,
  }));
  await ctx.tx.sql(
    `WITH given AS (
       SELECT * FROM jsonb_to_recordset($5::jsonb)
                  AS seat (id uuid, card_id uuid, member_id uuid, kind text, dimension_ids uuid[],
                           replaces_id uuid)
     ), placed AS (
       INSERT INTO seats (org_id, id, loop_id, interview_id, member_id, kind, dimension_ids, due_at, replaces_id)
       SELECT $1, id, $2, $3, member_id, kind, dimension_ids, $4, replaces_id FROM given
     )
     INSERT INTO scorecards (org_id, id, seat_id, loop_id, member_id, state, notes, signals, red_flags, changed_at)
     SELECT $1, card_id, id, $2, member_id, 'draft', '', '{}', '[]', $6 FROM given`,
    [ctx.actor.orgId, loopId, interview.id, dueAtOf(interview), JSON.stringify(seats), ctx.clock.now()],
  );
  for (const seat of seats) {
    ctx.audit({
      action: 'seat.added',
      subjectType: 'seat',
      subjectId: seat.id,
      data: {
        loopId,
        interviewId: interview.id,
        memberId: seat.member_id,
        kind: seat.kind,
        dimensionIds: seat.dimension_ids,
      },
    });
  }
}
