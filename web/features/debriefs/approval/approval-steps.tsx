import type { ReactElement } from 'react';
import type { Approval } from '#shared/voting.ts';
import classes from '#web/features/debriefs/approval/approval.module.css';
import { approvalStates } from '#web/features/debriefs/approval/approval-words.ts';
import { Moment } from '#web/ui/moment.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';

interface ApprovalStepsProps {
  readonly approvals: readonly Approval[];
}

/** Who approves, in the order they are asked, and what each answered. */
export function ApprovalSteps({ approvals }: ApprovalStepsProps): ReactElement {
  return (
    <ol className={classes.steps} aria-label="Approval chain">
      {approvals.map(({ approver, state, note, at }) => (
        <li key={approver.id}>
          <span className={classes.step}>
            <span className={classes.who}>{approver.name}</span>
            <StatusMark shape={approvalStates[state].shape}>{approvalStates[state].word}</StatusMark>
            {at !== null && (
              <span className={classes.soft}>
                <Moment at={at} />
              </span>
            )}
          </span>
          {note !== '' && <span className={classes.note}>{note}</span>}
        </li>
      ))}
    </ol>
  );
}
