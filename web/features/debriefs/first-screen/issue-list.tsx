import { type ReactElement, useRef } from 'react';
import type { Debrief } from '#shared/debriefs.ts';
import type { DimensionId } from '#shared/primitives.ts';
import { IssueView } from '#web/features/debriefs/first-screen/issue-view.tsx';
import classes from '#web/features/debriefs/first-screen/issues.module.css';
import { SettledIssues } from '#web/features/debriefs/first-screen/settled-issues.tsx';
import { count } from '#web/ui/format.ts';

/** More at once would be read by nobody. */
const mostShown = 3;

interface IssueListProps {
  readonly debrief: Debrief;
  /** The dimension that is open; the first one where the address names none. */
  readonly openId: string | undefined;
  readonly onOpen: (dimensionId: DimensionId) => void;
}

/** What the committee settles first: at most three, one of them open with its scores side by side. */
export function IssueList({ debrief, openId, onOpen }: IssueListProps): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  const unsettled = debrief.issues.filter(({ settled }) => settled === null);
  const settled = debrief.issues.filter((issue) => issue.settled !== null);
  const shown = unsettled.slice(0, mostShown);
  const later = unsettled.length - shown.length;
  const opened = shown.find(({ dimensionId }) => dimensionId === openId) ?? shown[0];
  return (
    <section className={classes.issues} aria-labelledby="to-settle">
      <h2 id="to-settle" ref={heading} tabIndex={-1}>
        {headingWords(debrief, shown.length, later)}
      </h2>
      {shown.map((issue) => (
        <IssueView
          key={issue.dimensionId}
          debrief={debrief}
          issue={issue}
          isOpen={issue === opened}
          onOpen={() => onOpen(issue.dimensionId)}
          onSettled={() => heading.current?.focus()}
        />
      ))}
      {shown.length === 0 && settled.length === 0 && (
        <p className={classes.calm}>
          No must-have has scores on both sides of its bar, no scores lie two points or more apart, and no
          dimension was scored by one person alone.
        </p>
      )}
      <SettledIssues issues={settled} />
    </section>
  );
}

function headingWords({ state, issues }: Debrief, shown: number, later: number): string {
  if (shown === 0) return issues.length === 0 ? 'Nothing to settle' : 'Nothing left to settle';
  return state === 'open'
    ? `${count(shown, 'thing', 'things')} to settle${later > 0 ? `, ${later} more after them` : ''}`
    : `${count(shown, 'thing was', 'things were')} left unsettled`;
}
