import type { LoopEventKind } from '#shared/loop-life.ts';

/** Planning: whoever may know of the loop sees what came of it on the loop itself. None of it follows from a card. */
const planning: Readonly<Record<string, LoopEventKind>> = {
  'loop.started': 'loop_started',
  'loop.owner_changed': 'owner_changed',
  'loop.plan_applied': 'plan_applied',
  'loop.cancelled': 'loop_cancelled',
  'loop.reopened': 'loop_reopened',
  'loop.archived': 'loop_archived',
  'loop.unarchived': 'loop_unarchived',
  'interview.scheduled': 'interview_scheduled',
  'interview.confirmed': 'interview_confirmed',
  'interview.rescheduled': 'interview_rescheduled',
  'interview.cancelled': 'interview_cancelled',
  'interview.no_show': 'no_show',
  'interview.no_show_undone': 'no_show_undone',
  'seat.added': 'seat_added',
};

/** What one's own seat and card went through. */
const ofOwnSeat: Readonly<Record<string, LoopEventKind>> = {
  'seat.ended': 'seat_ended',
  'seat.restored': 'seat_restored',
  'scorecard.submitted': 'card_submitted',
  'scorecard.typed_in': 'card_typed_in',
  'score.amended': 'score_amended',
};

/** Drawn from everybody's cards: a seat ends, and somebody is reminded, only while a card is not in. */
const ofCards: Readonly<Record<string, LoopEventKind>> = {
  ...ofOwnSeat,
  'loop.nudged': 'nudged',
  'question.asked': 'question_asked',
  'question.answered': 'question_answered',
};

/** Of the debrief: never a single vote, which stays sealed until all open. */
const ofDebrief: Readonly<Record<string, LoopEventKind>> = {
  'debrief.opened': 'debrief_opened',
  'debrief.figures_adopted': 'figures_adopted',
  'debrief.issue_settled': 'issue_settled',
  'debrief.reopened': 'decision_reopened',
  'votes.revealed': 'votes_revealed',
  'decision.recorded': 'decided',
  'decision.approved': 'decision_approved',
  'decision.returned': 'decision_sent_back',
};

const all: Readonly<Record<string, LoopEventKind>> = { ...planning, ...ofCards, ...ofDebrief };

/** What a reader is told of: actions of the trail about anything of the loop, and those about their own seats alone. */
export interface ToldOf {
  readonly everything: readonly string[];
  readonly ownSeats: readonly string[];
}

/**
 * Which entries a reader may know of. Whoever does not see the cards is told nothing that follows from colleagues' ones:
 * the seal and the job's policy of revealing hold here as everywhere.
 */
export function toldOf(reader: { readonly seesCards: boolean; readonly readsByRole: boolean }): ToldOf {
  return {
    everything: [
      ...Object.keys(planning),
      ...(reader.seesCards ? Object.keys(ofCards) : []),
      ...(reader.seesCards && reader.readsByRole ? Object.keys(ofDebrief) : []),
    ],
    ownSeats: Object.keys(ofOwnSeat),
  };
}

/** What an action of the trail is called here. Throws for one that no reader is told of. */
export function eventKindOf(action: string): LoopEventKind {
  const kind = all[action];
  if (kind === undefined) throw new Error(`no timeline tells of ${action}`);
  return kind;
}
