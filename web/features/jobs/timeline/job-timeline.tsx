import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import type { JobEvent } from '#shared/job-life.ts';
import classes from '#web/features/jobs/jobs.module.css';
import { jobEventsQuery } from '#web/features/jobs/queries.ts';
import { jobEventDetail, jobEventWords } from '#web/features/jobs/timeline/event-words.ts';
import layout from '#web/ui/layout.module.css';
import { Timeline } from '#web/ui/timeline.tsx';

interface JobTimelineProps {
  readonly jobId: string;
  /** A candidate’s name as the link to their loop; the page knows the address. */
  readonly loopLink: (loopId: string, name: string) => ReactNode;
}

/** What happened to a job and to the planning of its loops, the newest first, as far as its reader may know it. */
export function JobTimeline({ jobId, loopLink }: JobTimelineProps): ReactElement {
  const events = useInfiniteQuery(jobEventsQuery(jobId));
  const what = (event: JobEvent): ReactNode => {
    const detail = jobEventDetail(event);
    return (
      <>
        {jobEventWords(event)}
        {event.loop !== null && <>, {loopLink(event.loop.id, event.loop.candidate.name)}</>}
        {detail !== null && <p className={classes.under}>{detail}</p>}
      </>
    );
  };
  return (
    <section className={layout.section} aria-labelledby="timeline">
      <h2 id="timeline">Timeline</h2>
      <p className={layout.note}>
        The job, and which of its loops started or closed. The rest stands on each loop.
      </p>
      <Timeline caption="Timeline of the job" events={events} what={what} />
    </section>
  );
}
