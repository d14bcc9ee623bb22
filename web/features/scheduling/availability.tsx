import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import classes from '#web/features/scheduling/availability.module.css';
import { clashesAt, datesFrom } from '#web/features/scheduling/day-grid.ts';
import { DayTable } from '#web/features/scheduling/day-table.tsx';
import { availabilityQuery } from '#web/features/scheduling/queries.ts';
import layout from '#web/ui/layout.module.css';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';
import { instantsOf, wallTimeOf, zonedDayAndTime } from '#web/ui/zoned-time.ts';

/** As far ahead as an interview is usually planned. */
const DAYS = 14;

interface AvailabilityProps {
  readonly loopId: string;
  readonly memberIds: readonly string[];
  readonly minutes: number;
  readonly timeZone: string;
  readonly startTimes: readonly string[];
  readonly onPick: (startsAt: string) => void;
}

/** When the people chosen are free: times that suit all, their day by the hour, and what clashes. It stops nobody. */
export function Availability(props: AvailabilityProps): ReactElement {
  const { loopId, memberIds, minutes, timeZone, startTimes, onPick } = props;
  const [today] = useState(() => new Date().toISOString());
  const [chosenDate, setDate] = useState<string | null>(null);
  const asked = { memberIds: [...memberIds], from: today, days: DAYS, minutes, timeZone };
  const { data, error, refetch } = useQuery(availabilityQuery(loopId, asked));
  if (memberIds.length === 0) {
    return <p className={layout.note}>Choose people, and you see here when they are free.</p>;
  }
  if (data === undefined) {
    return error === null ? (
      <Skeleton label="Looking when they are free" rows={4} />
    ) : (
      <ErrorState
        title="When they are free could not be loaded"
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  const first = wallTimeOf(today, timeZone).date;
  const latest = startTimes.at(-1) ?? data.proposals[0];
  const date = chosenDate ?? (latest === undefined ? first : wallTimeOf(latest, timeZone).date);
  const dates = datesFrom(first, DAYS);
  const isShown = dates.includes(date);
  const clashes = startTimes.flatMap((at) =>
    clashesAt(data.people, at, minutes).map((words) => ({ at, words })),
  );
  return (
    <section className={layout.form} aria-labelledby="availability">
      <h3 id="availability">When they are free</h3>
      {clashes.map(({ at, words }) => (
        <p key={`${at} ${words}`} className={layout.note} role="status">
          {zonedDayAndTime(at, timeZone)}: {words}
        </p>
      ))}
      {data.proposals.length === 0 ? (
        <p className={layout.note}>No time in the next two weeks suits all of them in their working hours.</p>
      ) : (
        <>
          <p className={layout.note}>These times suit all of them:</p>
          <ul className={classes.proposals}>
            {data.proposals.map((at) => (
              <li key={at}>
                <Button
                  variant="default"
                  size="compact-sm"
                  disabled={startTimes.some((other) => Date.parse(other) === Date.parse(at))}
                  onClick={() => onPick(at)}
                >
                  {zonedDayAndTime(at, timeZone)}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <NativeSelect
        label="Day"
        data={dates.map((value) => ({ value, label: dayWords(value, timeZone) }))}
        value={isShown ? date : first}
        onChange={(event) => setDate(event.currentTarget.value)}
      />
      <DayTable people={data.people} date={isShown ? date : first} timeZone={timeZone} />
    </section>
  );
}

function dayWords(date: string, timeZone: string): string {
  const [noon] = instantsOf({ date, time: '12:00' }, timeZone);
  return noon === undefined ? date : zonedDayAndTime(noon, timeZone).replace(/, \d\d:\d\d$/, '');
}
