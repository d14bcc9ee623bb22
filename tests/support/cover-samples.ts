import * as cover from '#shared/cover-requests.ts';
import { type PlacedLoop, type PlacedSeat, placeLoop, placeSeat } from '#tests/factories/scorecard.ts';
import type { SamplesOf, Stage } from '#tests/support/samples.ts';
import { createPerson, type Person } from '#tests/support/world.ts';

/** Asks for dimensions of a seat as its holder, the first one unless they are named. Returns the ids of the requests. */
export async function requestFrom(
  { world }: Pick<Stage, 'world'>,
  seat: PlacedSeat,
  dimensionIds: readonly string[] = seat.dimensions.slice(0, 1).map(({ id }) => id),
  reason: cover.CoverReason = 'ran_out_of_time',
): Promise<string[]> {
  const asked = await seat.holder.call(cover.askForCover, {
    params: { seatId: seat.id },
    body: { dimensionIds, reason },
  });
  if (asked.status !== 201) throw new Error(`not asked: ${asked.status} ${asked.text}`);
  const rows = await world.ownerSql<{ id: string }>(
    'SELECT id FROM cover_requests WHERE seat_id = $1 AND dimension_id = ANY ($2) ORDER BY id',
    [seat.id, dimensionIds],
  );
  return rows.map(({ id }) => id);
}

interface Asked {
  readonly loop: PlacedLoop;
  readonly seat: PlacedSeat;
  /** Somebody else's seat tomorrow that scores the same. */
  readonly target: PlacedSeat;
  readonly requestId: string;
}

/** A request that waits, with an interview tomorrow that could cover it. */
export async function waitingRequest(stage: Stage, target?: Person): Promise<Asked> {
  const loop = await placeLoop(stage.world, stage.people.admin);
  const seat = await placeSeat(stage.world, loop, stage.people.interviewer);
  const other = target ?? (await createPerson(stage.world, stage.orgId, ['interviewer']));
  const coming = await placeSeat(stage.world, loop, other, { startsInMinutes: 24 * 60 });
  const [requestId = ''] = await requestFrom(stage, seat);
  return { loop, seat, target: coming, requestId };
}

export const coverSamples: SamplesOf<typeof cover> = {
  getSeatRequests: async (stage, caller) => {
    const loop = await placeLoop(stage.world, stage.people.admin);
    return { params: { seatId: (await placeSeat(stage.world, loop, caller)).id } };
  },
  askForCover: async (stage, caller) => {
    const loop = await placeLoop(stage.world, stage.people.admin);
    const seat = await placeSeat(stage.world, loop, caller);
    return {
      params: { seatId: seat.id },
      body: { dimensionIds: [seat.dimensions[0]?.id ?? ''], reason: 'question_did_not_fit' },
    };
  },
  listCoverRequests: async (stage) => ({ params: { loopId: (await waitingRequest(stage)).loop.id } }),
  passOnRequest: async (stage) => {
    const { requestId, target } = await waitingRequest(stage);
    return { params: { requestId }, body: { interviewId: target.interviewId } };
  },
  declineRequest: async (stage) => ({ params: { requestId: (await waitingRequest(stage)).requestId } }),
};
