import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { LoopTable } from '#web/features/loops/loop-table.tsx';
import { loopsQuery } from '#web/features/loops/queries.ts';
import { HomeSection } from '#web/pages/home/home-section.tsx';
import layout from '#web/ui/layout.module.css';

/** Loops on which a card is late. */
export function HomeLate(): ReactElement {
  return (
    <HomeSection
      id="late"
      title="Loops with late scorecards"
      list={useInfiniteQuery(loopsQuery({ late: 'yes' }))}
      nothing="None. Loops on which you owe a scorecard yourself never stand here."
      rest={() => (
        <Link to="/loops" search={{ late: 'yes' }}>
          See all loops with late scorecards
        </Link>
      )}
    >
      {(loops) => (
        <LoopTable
          loops={loops}
          nameLink={(loop) => (
            <Link to="/loops/$loopId" params={{ loopId: loop.id }} className={layout.cover}>
              {loop.candidate.name}
            </Link>
          )}
        />
      )}
    </HomeSection>
  );
}
