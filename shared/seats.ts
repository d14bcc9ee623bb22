import { z } from 'zod';
import { DimensionId, Instant, MemberId, PersonRef, SeatId } from '#shared/primitives.ts';

/** A dimension by the id that scores refer to. */
export const DimensionRef = z.object({ id: DimensionId, name: z.string() });

/** Trainee and shadow seats never count. */
export const SeatKind = z.enum(['interviewer', 'trainee', 'shadow']);

/** Somebody to be given a seat, and what they are to score of the round's dimensions. */
export const SeatRequest = z.strictObject({
  memberId: MemberId,
  kind: SeatKind,
  dimensionIds: z.array(DimensionId).min(1).max(8),
});

/**
 * What has become of a card, without anything of its content. For whoever does not see the loop's cards (sealed, or not
 * revealed to yet) every colleague's card is `sealed`, whether it is in or not.
 */
const CardState = z.enum(['not_due', 'due', 'late', 'submitted', 'not_needed', 'sealed']);

/** A place in an interview as its reader may see it. */
export const Seat = z.object({
  id: SeatId,
  member: PersonRef,
  kind: SeatKind,
  dimensions: z.array(DimensionRef),
  dueAt: Instant,
  card: CardState,
  endReason: z.string().nullable(),
  /** Who has taken the seat over. */
  handedTo: PersonRef.nullable(),
  can: z.object({
    giveUp: z.boolean(),
    score: z.boolean(),
    /** Say that one did not take part. */
    reportAbsence: z.boolean(),
    handOver: z.boolean(),
    /** Decline one’s own before its interview begins: open to another seat on the loop, or for good. */
    decline: z.enum(['no', 'for_now', 'for_good']),
    /** Exchange its holder with that of another seat. */
    exchange: z.boolean(),
    /** Type in the card that its holder wrote on paper. */
    typeIn: z.boolean(),
  }),
});
