import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ComparedCards } from '#web/features/practice/compared-cards.tsx';
import { learningKinds } from '#web/features/practice/comparison-table.tsx';
import { comparisonQuery } from '#web/features/practice/queries.ts';
import { Moment } from '#web/ui/moment.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';

const route = getRouteApi('/signed-in/practice/comparisons/$seatId');

export function ComparisonPage(): ReactElement {
  const { seatId } = route.useParams();
  const { data: compared, error, refetch } = useQuery(comparisonQuery(seatId));
  return (
    <>
      <PageHeader
        title="Cards compared"
        about={
          <>
            <Link to="/practice">Practice</Link>
            {compared?.state === 'open' && (
              <>
                {' · '}
                {compared.interviewName} with {compared.candidateName},{' '}
                <Moment at={compared.startsAt} show="day" />. {compared.learner.name}:{' '}
                {learningKinds[compared.kind]}, which never counts. Scores as submitted.
              </>
            )}
          </>
        }
      />
      {compared === undefined ? (
        error === null ? (
          <Skeleton label="Loading both cards" />
        ) : (
          <ErrorState title="The cards could not be compared" error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <ComparedCards compared={compared} />
      )}
    </>
  );
}
