import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { BusyTimes } from '#web/features/calendars/busy-times.tsx';
import { CalendarFeed } from '#web/features/calendars/calendar-feed.tsx';
import { myCalendarQuery } from '#web/features/calendars/queries.ts';
import layout from '#web/ui/layout.module.css';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';

/** One's own calendar: what the product reads of it, and what it gives to it. */
export function MyCalendar(): ReactElement {
  const { data, error, refetch } = useQuery(myCalendarQuery());
  if (data === undefined && error === null) return <Skeleton label="Loading your calendar" rows={3} />;
  if (data === undefined)
    return (
      <ErrorState title="Your calendar could not be loaded" error={error} onRetry={() => void refetch()} />
    );
  return (
    <>
      <section className={layout.section}>
        <h2>Busy times</h2>
        <BusyTimes busy={data.busy} />
      </section>
      <section className={layout.section}>
        <h2>Calendar feed</h2>
        <CalendarFeed feed={data.feed} />
      </section>
    </>
  );
}
