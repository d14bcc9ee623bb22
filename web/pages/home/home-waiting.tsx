import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { waitingQuery } from '#web/features/waiting/queries.ts';
import { WaitingTable } from '#web/features/waiting/waiting-table.tsx';
import { countWords } from '#web/features/waiting/waiting-words.ts';
import { HomeSection } from '#web/pages/home/home-section.tsx';
import { WaitingLink } from '#web/pages/waiting/waiting-link.tsx';

/** Debriefs that need the reader's vote, decision or approval. */
export function HomeWaiting(): ReactElement {
  return (
    <HomeSection
      id="waiting"
      title="Waiting for me"
      list={useQuery(waitingQuery())}
      nothing="Nothing. Debriefs that need your vote, your decision or your approval stand here."
      rest={(total) => <Link to="/waiting">See all: {countWords(total)}</Link>}
    >
      {(items) => (
        <WaitingTable
          items={items}
          itemLink={(item, words) => <WaitingLink item={item}>{words}</WaitingLink>}
        />
      )}
    </HomeSection>
  );
}
