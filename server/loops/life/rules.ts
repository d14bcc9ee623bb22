import { isActive } from '#server/candidates/rules.ts';

interface LoopLife {
  readonly state: string;
  readonly archivedAt: Date | null;
}

/** Nothing is under way on it any more. */
export function isOver({ state }: Pick<LoopLife, 'state'>): boolean {
  return state === 'closed' || state === 'cancelled';
}

/** Kept from the board. A loop that is under way never is, also where a decision taken up again brought it back. */
export function isArchived(loop: LoopLife): boolean {
  return isOver(loop) && loop.archivedAt !== null;
}

/** Whether a loop that ended without a decision may go on: its application and its job have to be there for it. */
export function canReopen(
  loop: Pick<LoopLife, 'state'> & { readonly stage: string; readonly jobState: string },
): boolean {
  return loop.state === 'cancelled' && isActive(loop.stage) && loop.jobState === 'open';
}

interface RoundHeld {
  readonly id: string;
  readonly name: string;
  readonly exerciseKey: string;
  readonly cancelledAt: Date | null;
}

/** Whether another interview has taken the place of this one, so that taking its end back would hold the round twice. */
export function isHeldAnew(interview: RoundHeld, interviews: readonly RoundHeld[]): boolean {
  return interviews.some(
    ({ id, name, exerciseKey, cancelledAt }) =>
      id !== interview.id &&
      cancelledAt === null &&
      exerciseKey === interview.exerciseKey &&
      name === interview.name,
  );
}
