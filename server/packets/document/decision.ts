import {
  facts,
  type Moment,
  part,
  quote,
  section,
  soft,
  strong,
  table,
  text,
} from '#server/packets/document/blocks.ts';
import { approvalStates, outcomes } from '#server/packets/document/words.ts';
import type { Debrief } from '#shared/debriefs.ts';
import type { PacketBlock } from '#shared/packet-document.ts';
import type { Approval } from '#shared/voting.ts';

type Decision = NonNullable<Debrief['decision']>;

/** What was decided, why, and who approved it. */
export function decisionSection(debrief: Debrief, moment: Moment): PacketBlock[] {
  const { decision, approvals } = debrief;
  if (decision === null) {
    return [section('Decision'), text('No decision has been recorded.')];
  }
  return [
    section('Decision'),
    strong(outcomeWords(decision)),
    ...decisionBlocks(decision, moment),
    ...approvalBlocks(approvals, moment),
  ];
}

/** Decisions that were taken up again, each as it was. */
export function earlierSection(debrief: Debrief, moment: Moment): PacketBlock[] {
  if (debrief.earlier.length === 0) return [];
  return [
    section('Earlier decisions'),
    soft('Taken up again since. Each stays in the record as it was.'),
    ...debrief.earlier.flatMap((earlier) => [
      part(`${outcomeWords(earlier)}, ${moment(earlier.decidedAt)}`),
      quote(
        `Taken up again by ${earlier.reopenedBy.name}`,
        moment(earlier.reopenedAt),
        earlier.reopenedReason,
      ),
      ...decisionBlocks(earlier, moment),
      ...approvalBlocks(earlier.approvals, moment),
    ]),
  ];
}

function outcomeWords({ outcome, otherJob }: Decision): string {
  return otherJob === null ? outcomes[outcome] : `${outcomes[outcome]}: ${otherJob.title}`;
}

function decisionBlocks(decision: Decision, moment: Moment): PacketBlock[] {
  const { decidedBy, decidedAt, summary, conditions, numbersMissed, rationale, fitId } = decision;
  return [
    facts([
      ['Decided by', `${decidedBy.name}, ${moment(decidedAt)}`],
      ['Figures on the page', `fit ${fitId}`],
    ]),
    quote('Summary', '', summary),
    ...(conditions === '' ? [] : [quote('Conditions', '', conditions)]),
    ...(numbersMissed === '' ? [] : [quote('What the numbers missed', '', numbersMissed)]),
    part('Rationale by dimension'),
    ...rationale.map(({ name, text: reason }) => quote(name, '', reason)),
  ];
}

function approvalBlocks(approvals: readonly Approval[], moment: Moment): PacketBlock[] {
  if (approvals.length === 0) return [];
  return [
    table(
      'Approvals',
      [
        ['Approver', 3],
        ['Answer', 3],
        ['When', 3],
        ['Note', 6],
      ],
      approvals.map(({ approver, state, at, note }) => [
        approver.name,
        approvalStates[state],
        at === null ? '' : moment(at),
        note,
      ]),
    ),
  ];
}
