import type { Debrief } from '#shared/debriefs.ts';
import type { Approval } from '#shared/voting.ts';
import { outcomes } from '#web/features/debriefs/debrief-words.ts';
import type { StatusShape } from '#web/ui/status-mark.tsx';

export const approvalStates: Record<
  Approval['state'],
  { readonly word: string; readonly shape: StatusShape }
> = {
  approved: { word: 'Approved', shape: 'disc' },
  returned: { word: 'Returned', shape: 'bar' },
  asked: { word: 'Asked', shape: 'half' },
  later: { word: 'Asked later', shape: 'ring' },
};

/** Where the chain stands, in a sentence. */
export function chainWords(approvals: readonly Approval[]): string {
  const returned = approvals.find(({ state }) => state === 'returned');
  if (returned !== undefined) return `Returned by ${returned.approver.name}.`;
  const asked = approvals.find(({ state }) => state === 'asked');
  if (asked === undefined) return 'Approved: the decision is final.';
  return approvals.length === 1
    ? `Waits for the approval of ${asked.approver.name}.`
    : `Waits for the approval of ${asked.approver.name}, step ${approvals.indexOf(asked) + 1} of ${approvals.length}.`;
}

export type Verdict = 'approved' | 'returned';

export const verdicts: Record<
  Verdict,
  { readonly verb: string; readonly confirm: string; readonly done: string }
> = {
  approved: { verb: 'Approve the decision', confirm: 'Approve it', done: 'Decision approved' },
  returned: { verb: 'Return the decision', confirm: 'Return it', done: 'Decision returned' },
};

/** What will be true once the answer is in. */
export function answerConsequences(
  verdict: Verdict,
  { approvals, decision, candidate }: Debrief,
): readonly string[] {
  const recorded = 'Your answer stands in the record with your name, the time and your note.';
  if (verdict === 'returned') {
    return [
      'The debrief is open again, and the decision goes back to those who recorded it.',
      'This decision stays in the record, with why it came back.',
      recorded,
    ];
  }
  const next = approvals.find(({ state }) => state === 'later');
  return [
    ...(decision === null ? [] : [`${candidate.name}: ${outcomes[decision.outcome].word}.`]),
    next === undefined
      ? 'You are the last in the chain: the decision is final with your approval.'
      : `${next.approver.name} is asked next.`,
    recorded,
  ];
}
