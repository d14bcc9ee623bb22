import type { ReactElement, ReactNode } from 'react';
import type { Interview } from '#shared/loops.ts';
import { Absence } from '#web/features/loops/absence.tsx';
import { DeclineSeat } from '#web/features/loops/decline-seat.tsx';
import { EndSeat } from '#web/features/loops/end-seat.tsx';
import { CardStateMark } from '#web/features/loops/loop-marks.tsx';
import { seatKinds } from '#web/features/loops/loop-words.ts';
import classes from '#web/features/loops/loops.module.css';
import { list } from '#web/ui/format.ts';
import { Moment } from '#web/ui/moment.tsx';

interface SeatRowProps {
  readonly seat: Interview['seats'][number];
  readonly interview: Interview;
  readonly isOwn: boolean;
  /** Links that open a form for this seat; the page knows the addresses. */
  readonly links: ReactNode;
}

/** One person of an interview: what they score, and how far their card is. */
export function SeatRow({ seat, interview, isOwn, links }: SeatRowProps): ReactElement {
  const scoresAll = seat.dimensions.length === interview.dimensions.length && seat.dimensions.length > 1;
  return (
    <li className={classes.seat}>
      <span>
        <span className={classes.who}>
          {seat.member.name}
          {isOwn && ' (you)'}
        </span>
        {seat.kind !== 'interviewer' && (
          <span className={classes.about}>{seatKinds[seat.kind].word}, does not count</span>
        )}
      </span>
      <span className={classes.about}>
        {scoresAll ? 'Scores all ' : 'Scores '}
        {scoresAll
          ? `${seat.dimensions.length} dimensions of the round`
          : list(seat.dimensions.map(({ name }) => name))}
      </span>
      <span>
        <CardStateMark state={seat.card} />
        {(seat.card === 'not_due' || seat.card === 'due' || seat.card === 'late') && (
          <span className={classes.about}>
            {'due '}
            <Moment at={seat.dueAt} />
          </span>
        )}
        {seat.handedTo !== null && <span className={classes.about}>Handed over to {seat.handedTo.name}</span>}
        {seat.endReason !== null && <span className={classes.about}>{seat.endReason}</span>}
      </span>
      <div className={classes.seatActions}>
        {seat.can.reportAbsence && <Absence seat={seat} interview={interview} />}
        {links}
        {seat.can.decline !== 'no' && <DeclineSeat seat={seat} interview={interview} />}
        {seat.can.giveUp && seat.can.decline === 'no' && (
          <EndSeat seat={seat} interview={interview} isOwn={isOwn} />
        )}
      </div>
    </li>
  );
}
