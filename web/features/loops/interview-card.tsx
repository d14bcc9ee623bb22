import type { ReactElement, ReactNode } from 'react';
import type { Interview } from '#shared/loops.ts';
import classes from '#web/features/loops/loops.module.css';
import { SeatRow } from '#web/features/loops/seat-row.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';
import { useFormat } from '#web/ui/use-format.tsx';
import { wallTimeOf, zoneCity, zonedDayAndTime } from '#web/ui/zoned-time.ts';

interface InterviewCardProps {
  readonly interview: Interview;
  readonly ownMemberId: string;
  /** What may be done with it; empty for whoever may not. */
  readonly actions: ReactNode;
  /** Links that open a form for one of its seats. */
  readonly seatLinks: (seat: Interview['seats'][number]) => ReactNode;
}

/** One interview of the schedule with its people. */
export function InterviewCard(props: InterviewCardProps): ReactElement {
  const { interview, ownMemberId, actions, seatLinks } = props;
  const isOff = interview.cancelReason !== null;
  return (
    <li className={`${classes.card} ${classes.interview}`} data-off={isOff || undefined}>
      <div>
        <h3>{interview.name}</h3>
        {isOff && (
          <StatusMark shape="bar">
            {interview.noShow === null ? 'Cancelled' : 'No-show, the candidate did not come'}
          </StatusMark>
        )}
        {!isOff && interview.isHold && <StatusMark shape="ring">Hold, not confirmed</StatusMark>}
        <When interview={interview} />
        {isOff ? (
          <p className={classes.where}>
            {interview.noShow === null
              ? `Reason: ${interview.cancelReason}`
              : `Noted by ${interview.noShow.by.name}`}
          </p>
        ) : (
          <Place interview={interview} />
        )}
      </div>
      <ul className={classes.seats} aria-label={`People of ${interview.name}`}>
        {interview.seats.map((seat) => (
          <SeatRow
            key={seat.id}
            seat={seat}
            interview={interview}
            isOwn={seat.member.id === ownMemberId}
            links={seatLinks(seat)}
          />
        ))}
      </ul>
      {actions}
    </li>
  );
}

/** In the reader's zone, and in its own where that is another. */
function When({ interview }: { readonly interview: Interview }): ReactElement {
  const { timeZone: own } = useFormat();
  const { startsAt, minutes, timeZone } = interview;
  const endsAt = new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();
  const isElsewhere =
    timeZone !== own && zonedDayAndTime(startsAt, own) !== zonedDayAndTime(startsAt, timeZone);
  return (
    <div>
      <time dateTime={startsAt}>
        {zonedDayAndTime(startsAt, own)} to {wallTimeOf(endsAt, own).time}
      </time>
      {isElsewhere && (
        <span className={classes.soft}>
          {' '}
          for you; {zonedDayAndTime(startsAt, timeZone)} in {zoneCity(timeZone)}
        </span>
      )}
    </div>
  );
}

function Place({ interview: { videoUrl, room } }: { readonly interview: Interview }): ReactElement {
  return (
    <p className={classes.where}>
      {videoUrl === null && room === null && 'No place yet'}
      {videoUrl !== null && (
        <a href={videoUrl} target="_blank" rel="noreferrer">
          Video link
        </a>
      )}
      {videoUrl !== null && room !== null && ', '}
      {room}
    </p>
  );
}
