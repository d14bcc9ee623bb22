import type { ReactElement } from 'react';
import type { Debrief } from '#shared/debriefs.ts';
import { AskAuthor } from '#web/features/debriefs/cards/ask-author.tsx';
import { SaidLater } from '#web/features/debriefs/cards/said-later.tsx';
import { amendedWords, asideWords } from '#web/features/debriefs/cards/score-words.ts';
import classes from '#web/features/debriefs/evidence.module.css';
import { ScoreDigit } from '#web/ui/charts/score-digit.tsx';

type Row = Debrief['matrix']['rows'][number];

interface CardEvidenceProps {
  readonly debrief: Debrief;
  readonly dimension: Debrief['matrix']['dimensions'][number];
  readonly row: Row;
  readonly cell: Row['cells'][number];
}

/** One score with what was written for it: as it was submitted, then whatever was said of it since. */
export function CardEvidence({ debrief, dimension, row, cell }: CardEvidenceProps): ReactElement {
  const { interviewer, interviewName, exercise, typedBy } = row;
  const { rating, notAssessedReason, anchor, evidence } = cell.submitted ?? cell;
  const notes = [amendedWords(cell), asideWords(cell)].filter((words) => words !== null);
  return (
    <div className={classes.card}>
      <p className={classes.who}>
        {cell.rating !== null && (cell.counts ? <ScoreDigit score={cell.rating} /> : <>({cell.rating})</>)}
        <span>
          {interviewer.name}{' '}
          <span className={classes.soft}>
            {interviewName}
            {exercise !== interviewName && `, ${exercise}`}
            {typedBy !== null && `, typed in by ${typedBy.name} from paper`}
          </span>
        </span>
      </p>
      {notes.length > 0 && <p className={classes.soft}>{notes.join(' ')}</p>}
      {rating === null ? (
        <p className={classes.soft}>Not assessed. {notAssessedReason ?? 'No reason was given.'}</p>
      ) : (
        <>
          {anchor !== null && (
            <p className={classes.anchor}>
              Anchor {rating}: {anchor}
            </p>
          )}
          <p className={classes.text}>{evidence}</p>
        </>
      )}
      <SaidLater score={cell} author={interviewer.name} />
      {debrief.can.ask.includes(row.seatId) && (
        <AskAuthor debriefId={debrief.id} score={cell} dimension={dimension} />
      )}
    </div>
  );
}
