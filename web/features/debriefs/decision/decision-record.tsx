import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { Debrief } from '#shared/debriefs.ts';
import { ApprovalForm } from '#web/features/debriefs/approval/approval-form.tsx';
import { ApprovalSteps } from '#web/features/debriefs/approval/approval-steps.tsx';
import { chainWords } from '#web/features/debriefs/approval/approval-words.ts';
import { Reopen } from '#web/features/debriefs/approval/reopen.tsx';
import { outcomes } from '#web/features/debriefs/debrief-words.ts';
import classes from '#web/features/debriefs/decision/decision.module.css';
import { DecisionText } from '#web/features/debriefs/decision/decision-text.tsx';
import { stateWords } from '#web/features/debriefs/figure-words.ts';
import { approvalId } from '#web/features/debriefs/places.ts';
import { count } from '#web/ui/format.ts';
import { Moment } from '#web/ui/moment.tsx';

interface DecisionRecordProps {
  readonly debrief: Debrief;
  /** Drafts on a shared device are told apart by it. */
  readonly accountId: string;
}

/** What was decided, by whom, when and on which figures; who approves it, and whose turn that is. */
export function DecisionRecord({ debrief, accountId }: DecisionRecordProps): ReactElement | null {
  const { decision, approvals, figures, can } = debrief;
  const heading = useRef<HTMLHeadingElement>(null);
  const [answered, setAnswered] = useState<number | null>(null);
  // Once the form is gone, and its dialog with it, which keeps the focus as long as it is open.
  useEffect(() => {
    if (answered !== null) heading.current?.focus();
  }, [answered]);
  if (decision === null) return null;
  return (
    <section className={classes.record} aria-labelledby="decision">
      <h2 id="decision">Decided: {outcomes[decision.outcome].word}</h2>
      <p className={classes.who}>
        {decision.decidedBy.name}, <Moment at={decision.decidedAt} />. {chainWords(approvals)}
      </p>
      <DecisionText decision={decision} />
      <p className={classes.fit}>
        On {count(debrief.cards.in, 'card', 'cards')} and the figures pinned <Moment at={figures.pinnedAt} />{' '}
        ({stateWords(figures).word.toLowerCase()}), kept for ever: fit <code>{decision.fitId}</code>
      </p>
      <section className={classes.approval} aria-labelledby={approvalId}>
        <h3 id={approvalId} ref={heading} tabIndex={-1}>
          Approval
        </h3>
        <ApprovalSteps approvals={approvals} />
        {can.approve && answered !== debrief.version && (
          <ApprovalForm debrief={debrief} accountId={accountId} onDone={() => setAnswered(debrief.version)} />
        )}
        {can.reopen && <Reopen debrief={debrief} accountId={accountId} />}
      </section>
    </section>
  );
}
