import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ComparisonTable } from '#web/features/practice/comparison-table.tsx';
import { OwnTable } from '#web/features/practice/own-table.tsx';
import { comparisonsQuery, ownPathsQuery } from '#web/features/practice/queries.ts';
import layout from '#web/ui/layout.module.css';
import { ListState } from '#web/ui/list-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { EmptyState, ErrorState, Skeleton } from '#web/ui/states.tsx';

export function PracticePage(): ReactElement {
  const paths = useInfiniteQuery(ownPathsQuery());
  return (
    <>
      <PageHeader
        title="Practice"
        about="Your way on each blueprint: score sample answers, watch an interview, hold one while being watched, and be signed off. Nothing here counts for any candidate."
      />
      <div>
        <section className={layout.section} aria-labelledby="blueprints">
          <h2 id="blueprints">Your blueprints</h2>
          <ListState
            list={paths}
            noun={['blueprint', 'blueprints']}
            empty={
              <EmptyState
                title="No blueprint yet"
                action={<Link to="/blueprints">Go to the blueprints</Link>}
              >
                Each published blueprint stands here with your steps on it.
              </EmptyState>
            }
          >
            {(items) => (
              <OwnTable
                paths={items}
                titleLink={({ blueprint }) => (
                  <Link
                    to="/practice/$blueprintId"
                    params={{ blueprintId: blueprint.id }}
                    className={layout.cover}
                  >
                    {blueprint.title}
                  </Link>
                )}
              />
            )}
          </ListState>
        </section>
        <Comparisons />
      </div>
    </>
  );
}

function Comparisons(): ReactElement {
  const { data: comparisons, error, refetch } = useQuery(comparisonsQuery());
  return (
    <section className={layout.section} aria-labelledby="comparisons">
      <h2 id="comparisons">Cards to compare</h2>
      <p>
        Your own cards as trainee or shadow, and those of colleagues who learned beside you, once both cards
        are in and the loop’s cards are open to you.
      </p>
      {comparisons === undefined ? (
        error === null ? (
          <Skeleton label="Loading the cards to compare" rows={3} />
        ) : (
          <ErrorState
            title="The cards to compare could not be loaded"
            error={error}
            onRetry={() => void refetch()}
          />
        )
      ) : comparisons.length === 0 ? (
        <p>None yet.</p>
      ) : (
        <ComparisonTable
          comparisons={comparisons}
          interviewLink={({ seatId, interviewName }) => (
            <Link to="/practice/comparisons/$seatId" params={{ seatId }} className={layout.cover}>
              {interviewName}
            </Link>
          )}
        />
      )}
    </section>
  );
}
