import { z } from 'zod';
import { ApplicationStage } from '#shared/candidates.ts';
import { LoopSort } from '#shared/loop-list.ts';
import { LoopState } from '#shared/loops.ts';
import { InterviewId, RoundId, SeatId } from '#shared/primitives.ts';

/** What the address of the list says; what makes no sense in it is left out. */
export const LoopsSearch = z.object({
  search: z.string().min(1).max(200).optional().catch(undefined),
  state: LoopState.optional().catch(undefined),
  stage: ApplicationStage.optional().catch(undefined),
  jobId: z.uuid().optional().catch(undefined),
  ownerId: z.uuid().optional().catch(undefined),
  late: z.enum(['yes']).optional().catch(undefined),
  archived: z.enum(['yes']).optional().catch(undefined),
  sort: LoopSort.optional().catch(undefined),
  /** Columns left out, with full stops between them. */
  hide: z.string().max(100).optional().catch(undefined),
  /** The kept view that is looked at; `all`: none, not even the one that the board opens with. */
  view: z
    .union([z.literal('all'), z.uuid()])
    .optional()
    .catch(undefined),
});

/** Which form stands beside the schedule. */
export const LoopSearch = z.object({
  /** The open round that is being scheduled. */
  schedule: RoundId.optional().catch(undefined),
  /** The open round that times are being offered for. */
  offer: RoundId.optional().catch(undefined),
  reschedule: InterviewId.optional().catch(undefined),
  /** The interview that somebody is being added to. */
  seat: InterviewId.optional().catch(undefined),
  /** The seat that is being handed over. */
  handOver: SeatId.optional().catch(undefined),
  /** The seat that is being exchanged for another one. */
  exchange: SeatId.optional().catch(undefined),
  /** The seat whose paper card is being typed in; it takes the place of the schedule. */
  paper: SeatId.optional().catch(undefined),
});
