import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { InterviewTable } from '#web/features/interviews/interview-table.tsx';
import { myInterviewsQuery } from '#web/features/interviews/queries.ts';
import { isForToday } from '#web/features/interviews/what-is-for-today.ts';
import { HomeSection } from '#web/pages/home/home-section.tsx';
import { count } from '#web/ui/format.ts';
import layout from '#web/ui/layout.module.css';

interface HomeInterviewsProps {
  /** Who interviews is told too that there is nothing; others see this only where there is something. */
  readonly isAlwaysThere: boolean;
}

/** The reader's own: late, to score, asked about, and today's. */
export function HomeInterviews({ isAlwaysThere }: HomeInterviewsProps): ReactElement | null {
  const { data, error, refetch } = useInfiniteQuery(myInterviewsQuery('no'));
  const today = data?.filter(isForToday);
  if (!isAlwaysThere && (today === undefined || today.length === 0)) return null;
  return (
    <HomeSection
      id="my-interviews"
      title="My interviews"
      list={{ data: today, error, refetch }}
      nothing="Nothing to score, and no interview today."
      rest={(total) => (
        <Link to="/interviews">See all: {count(total, 'interview needs you', 'interviews need you')}</Link>
      )}
    >
      {(interviews) => (
        <InterviewTable
          caption="My interviews"
          interviews={interviews}
          cardLink={({ seatId }, words) => (
            <Link to="/interviews/$seatId" params={{ seatId }} className={layout.cover}>
              {words}
            </Link>
          )}
        />
      )}
    </HomeSection>
  );
}
