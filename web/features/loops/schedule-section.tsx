import type { ReactElement, ReactNode } from 'react';
import type { Interview, Loop } from '#shared/loops.ts';
import { CancelInterview } from '#web/features/loops/cancel-interview.tsx';
import { ConfirmInterview } from '#web/features/loops/confirm-interview.tsx';
import { InterviewCard } from '#web/features/loops/interview-card.tsx';
import { NoShow } from '#web/features/loops/life/no-show.tsx';
import classes from '#web/features/loops/loops.module.css';
import { count, list } from '#web/ui/format.ts';
import layout from '#web/ui/layout.module.css';

interface ScheduleSectionProps {
  readonly loop: Loop;
  readonly ownMemberId: string;
  /** Links that open a form beside the schedule; the page knows the addresses. */
  readonly interviewLinks: (interview: Interview) => ReactNode;
  readonly seatLinks: (seat: Interview['seats'][number], interview: Interview) => ReactNode;
  readonly roundLink: (round: Loop['openRounds'][number]) => ReactNode;
}

/** Interviews by time, then the rounds of the plan that have none yet. */
export function ScheduleSection(props: ScheduleSectionProps): ReactElement {
  const { loop, ownMemberId, interviewLinks, seatLinks, roundLink } = props;
  // What was never scheduled is nothing to do once the loop is over.
  const openRounds = loop.state === 'open' ? loop.openRounds : [];
  const byTime = loop.interviews.toSorted(
    (one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt),
  );
  return (
    <section className={`${layout.section} ${classes.contained}`} aria-labelledby="schedule">
      <h2 id="schedule">Schedule</h2>
      <p>
        {count(
          loop.interviews.filter(({ cancelReason }) => cancelReason === null).length,
          'interview',
          'interviews',
        )}
        {openRounds.length > 0 && `, ${count(openRounds.length, 'round', 'rounds')} to schedule`}
        {loop.state !== 'open' &&
          loop.openRounds.length > 0 &&
          `, ${count(loop.openRounds.length, 'round', 'rounds')} of the plan not held`}
      </p>
      <ul className={classes.list}>
        {byTime.map((interview) => (
          <InterviewCard
            key={interview.id}
            interview={interview}
            ownMemberId={ownMemberId}
            seatLinks={(seat) => seatLinks(seat, interview)}
            actions={<InterviewActions loop={loop} interview={interview} links={interviewLinks} />}
          />
        ))}
        {openRounds.map((round) => (
          <li key={round.id} className={classes.card} data-open>
            <div className={classes.head}>
              <h3>{round.name}</h3>
              {loop.can.plan && <div className={layout.row}>{roundLink(round)}</div>}
            </div>
            <p className={classes.where}>
              Not scheduled. {count(round.minutes, 'minute', 'minutes')},{' '}
              {count(round.interviewers, 'interviewer', 'interviewers')}, scores{' '}
              {list(round.dimensions.map(({ name }) => name))}.
            </p>
          </li>
        ))}
      </ul>
      {byTime.length === 0 && loop.openRounds.length === 0 && (
        <p className={layout.note}>
          The job’s loop plan has no rounds, so there is nothing to schedule. Add rounds on the job’s page.
        </p>
      )}
    </section>
  );
}

interface InterviewActionsProps {
  readonly loop: Loop;
  readonly interview: Interview;
  readonly links: ScheduleSectionProps['interviewLinks'];
}

function InterviewActions({ loop, interview, links }: InterviewActionsProps): ReactElement | null {
  const isPlanned = loop.can.plan && interview.cancelReason === null;
  const { reportNoShow, undoNoShow } = interview.can;
  if (!isPlanned && !reportNoShow && !undoNoShow) return null;
  return (
    <div className={classes.actions}>
      {isPlanned && interview.isHold && <ConfirmInterview interview={interview} />}
      {isPlanned && links(interview)}
      <NoShow interview={interview} />
      {isPlanned && <CancelInterview interview={interview} />}
    </div>
  );
}
