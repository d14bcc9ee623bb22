import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import classes from '#web/features/loops/loops.module.css';
import { loopEventsQuery } from '#web/features/loops/queries.ts';
import { eventWords } from '#web/features/loops/timeline/event-words.ts';
import layout from '#web/ui/layout.module.css';
import { Timeline } from '#web/ui/timeline.tsx';
import { useFormat } from '#web/ui/use-format.tsx';

interface TimelineSectionProps {
  readonly loopId: string;
  readonly seesCards: boolean;
}

/** Everything that happened on a loop, the newest first, as far as its reader may know it. */
export function TimelineSection({ loopId, seesCards }: TimelineSectionProps): ReactElement {
  const events = useInfiniteQuery(loopEventsQuery(loopId));
  const format = useFormat();
  return (
    <section className={layout.section} aria-labelledby="timeline">
      <h2 id="timeline">Timeline</h2>
      {!seesCards && (
        <p className={layout.note}>Planning, and your own card. What follows from other cards is sealed.</p>
      )}
      <Timeline
        caption="Timeline of the loop"
        events={events}
        what={(event) => (
          <>
            {eventWords(event, format)}
            {event.reason !== null && <p className={classes.under}>{event.reason}</p>}
          </>
        )}
      />
    </section>
  );
}
