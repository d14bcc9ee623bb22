import type { LoopEvent } from '#shared/loop-life.ts';
import type { Format } from '#web/ui/format.ts';

/** What happened, as a line. Who did it stands beside it. */
export function eventWords(event: LoopEvent, format: Pick<Format, 'dayAndTime'>): string {
  const interview = event.interview ?? 'An interview';
  const of = event.person === null ? 'somebody' : event.person.name;
  const at = event.startsAt === null ? '' : format.dayAndTime(event.startsAt);
  switch (event.kind) {
    case 'loop_started':
      return `Loop started, owned by ${of}`;
    case 'owner_changed':
      return `${of} owns the loop now`;
    case 'plan_applied':
      return 'A newer loop plan taken over';
    case 'interview_scheduled':
      return `${interview} scheduled for ${at}`;
    case 'interview_confirmed':
      return `${interview} confirmed`;
    case 'interview_rescheduled':
      return `${interview} changed, now ${at}`;
    case 'interview_cancelled':
      return `${interview} cancelled`;
    case 'no_show':
      return `${interview}: the candidate did not come`;
    case 'no_show_undone':
      return `${interview} was held after all`;
    case 'seat_added':
      return `${of} given a seat in ${interview}`;
    case 'seat_ended':
      return `Card of ${of} in ${interview} not needed any more`;
    case 'seat_restored':
      return `Card of ${of} in ${interview} needed again`;
    case 'card_submitted':
      return `Card of ${of} in ${interview} submitted`;
    case 'card_typed_in':
      return `Paper card of ${of} in ${interview} typed in`;
    case 'score_amended':
      return `Score of ${of} in ${interview} amended`;
    case 'question_asked':
      return `Question asked about the card of ${of} in ${interview}`;
    case 'question_answered':
      return `Question about the card of ${of} in ${interview} answered`;
    case 'nudged':
      return 'Reminded who owes a card';
    case 'debrief_opened':
      return event.reason === null ? 'Debrief opened' : 'Debrief opened early';
    case 'figures_adopted':
      return 'Newer cards and figures taken into the debrief';
    case 'issue_settled':
      return 'A disagreement settled';
    case 'votes_revealed':
      return 'Votes opened';
    case 'decided':
      return 'Decision recorded';
    case 'decision_approved':
      return 'Decision approved';
    case 'decision_sent_back':
      return 'Decision sent back';
    case 'decision_reopened':
      return 'Decision taken up again';
    case 'loop_cancelled':
      return 'Loop closed without a decision';
    case 'loop_reopened':
      return 'Loop opened again';
    case 'loop_archived':
      return 'Loop archived';
    case 'loop_unarchived':
      return 'Loop back on the board';
  }
}
