import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { PathSteps } from '#web/features/practice/path-steps.tsx';
import { practiceQuery } from '#web/features/practice/queries.ts';
import { SampleTable } from '#web/features/practice/sample-table.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import layout from '#web/ui/layout.module.css';
import { PageHeader } from '#web/ui/page-header.tsx';
import { EmptyState, ErrorState, Skeleton } from '#web/ui/states.tsx';

const route = getRouteApi('/signed-in/practice/$blueprintId');

export function OwnPracticePage(): ReactElement {
  const { blueprintId } = route.useParams();
  const { data: practice, error, refetch } = useQuery(practiceQuery(blueprintId));
  if (practice === undefined) {
    return (
      <>
        <PageHeader title="Practice" />
        {error === null ? (
          <Skeleton label="Loading your practice" rows={8} />
        ) : (
          <ErrorState
            title="Your practice could not be loaded"
            error={error}
            onRetry={() => void refetch()}
          />
        )}
      </>
    );
  }
  const { blueprint, samples, path, distance, can } = practice;
  const next = samples.find(({ scored }) => scored === null);
  return (
    <>
      <PageHeader
        title={`Practice: ${blueprint.title}`}
        about={
          <>
            <Link to="/practice">All blueprints</Link>
            {can.seePeople && (
              <>
                {' · '}
                <Link to="/practice/$blueprintId/people" params={{ blueprintId }}>
                  Who is qualified
                </Link>
              </>
            )}
          </>
        }
        action={
          next !== undefined && (
            <ButtonLink
              to="/practice/$blueprintId/samples/$sampleKey"
              params={{ blueprintId, sampleKey: next.key }}
            >
              Score the next sample
            </ButtonLink>
          )
        }
      />
      <div>
        <section className={layout.section} aria-labelledby="steps">
          <h2 id="steps">Your steps</h2>
          <PathSteps path={path} distance={distance} />
        </section>
        <section className={layout.section} aria-labelledby="samples">
          <h2 id="samples">Sample answers</h2>
          {samples.length === 0 ? (
            <EmptyState
              title="No sample answers"
              action={
                <Link to="/blueprints/$blueprintId" params={{ blueprintId }}>
                  Read the blueprint
                </Link>
              }
            >
              Samples come with the kits of the library. This blueprint does not have the dimensions of one of
              them, so there is nothing to practise on; the other steps stand.
            </EmptyState>
          ) : (
            <SampleTable
              samples={samples}
              sampleLink={({ key, prompt }) => (
                <Link
                  to="/practice/$blueprintId/samples/$sampleKey"
                  params={{ blueprintId, sampleKey: key }}
                  className={layout.cover}
                >
                  {prompt}
                </Link>
              )}
            />
          )}
        </section>
      </div>
    </>
  );
}
