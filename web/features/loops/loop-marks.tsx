import type { ReactElement } from 'react';
import type { LoopSummary } from '#shared/loop-list.ts';
import type { CardState, LoopProgress } from '#shared/loops.ts';
import { cardStates, loopStates, sealedByPolicyWords, sealedWords } from '#web/features/loops/loop-words.ts';
import classes from '#web/features/loops/loops.module.css';
import { number } from '#web/ui/format.ts';
import { StatusMark } from '#web/ui/status-mark.tsx';

export function LoopStateMark({ state }: { readonly state: LoopSummary['state'] }): ReactElement {
  return <StatusMark shape={loopStates[state].shape}>{loopStates[state].word}</StatusMark>;
}

export function CardStateMark({ state }: { readonly state: CardState }): ReactElement {
  return <StatusMark shape={cardStates[state].shape}>{cardStates[state].word}</StatusMark>;
}

interface ProgressMarksProps {
  readonly progress: LoopProgress;
  /** Somebody whose own card is in may still wait for the others’. */
  readonly owesCard?: boolean;
}

/** How many cards are in, due and late; whoever is sealed on the loop is told that, and no number. */
export function ProgressMarks({ progress, owesCard = true }: ProgressMarksProps): ReactElement {
  if (progress.kind === 'sealed') {
    return <StatusMark shape="square">{owesCard ? sealedWords : sealedByPolicyWords}</StatusMark>;
  }
  const { in: submitted, due, late, notDue } = progress;
  const all = submitted + due + late + notDue;
  if (all === 0) return <span className={classes.soft}>No cards yet</span>;
  return (
    <span className={classes.marks}>
      <StatusMark shape={submitted === all ? 'disc' : submitted === 0 ? 'ring' : 'half'}>
        {`${number(submitted)} of ${number(all)} in`}
      </StatusMark>
      {due > 0 && <StatusMark shape="half">{`${number(due)} due`}</StatusMark>}
      {late > 0 && <StatusMark shape="diamond">{`${number(late)} late`}</StatusMark>}
    </span>
  );
}
