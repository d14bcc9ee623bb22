import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { OwnScoring } from '#web/features/calibration/own/own-family.tsx';
import { myScoringQuery } from '#web/features/calibration/queries.ts';
import { PageHeader } from '#web/ui/page-header.tsx';
import { EmptyState, ErrorState, Skeleton } from '#web/ui/states.tsx';

export function MyScoringPage(): ReactElement {
  const { data: families, error, refetch } = useQuery(myScoringQuery());
  return (
    <>
      <PageHeader
        title="My scoring"
        about="How your scores run beside those of others on the same candidates, from closed debriefs only. Nobody else can open this page; calibration leads see levels only where the policy of your organisation lets them, and each look is noted."
      />
      {families === undefined ? (
        error === null ? (
          <Skeleton label="Loading your scoring" rows={8} />
        ) : (
          <ErrorState title="Your scoring could not be loaded" error={error} onRetry={() => void refetch()} />
        )
      ) : families.length === 0 ? (
        <EmptyState title="Nothing to say yet" action={<Link to="/interviews">Go to your interviews</Link>}>
          Your scoring stands here, by blueprint, once debriefs of candidates you scored are closed.
        </EmptyState>
      ) : (
        families.map((family) => <OwnScoring key={family.blueprint.id} family={family} />)
      )}
    </>
  );
}
