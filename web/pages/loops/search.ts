import { z } from 'zod';
import { LoopState } from '#shared/loops.ts';
import { InterviewId, RoundId, SeatId } from '#shared/primitives.ts';

/** What the address of the list says; what makes no sense in it is left out. */
export const LoopsSearch = z.object({
  search: z.string().min(1).max(200).optional().catch(undefined),
  state: LoopState.optional().catch(undefined),
  jobId: z.uuid().optional().catch(undefined),
  late: z.enum(['yes']).optional().catch(undefined),
});

/** Which form stands beside the schedule. */
export const LoopSearch = z.object({
  /** The open round that is being scheduled. */
  schedule: RoundId.optional().catch(undefined),
  reschedule: InterviewId.optional().catch(undefined),
  /** The interview that somebody is being added to. */
  seat: InterviewId.optional().catch(undefined),
  /** The seat that is being handed over. */
  handOver: SeatId.optional().catch(undefined),
  /** The seat whose paper card is being typed in; it takes the place of the schedule. */
  paper: SeatId.optional().catch(undefined),
});
