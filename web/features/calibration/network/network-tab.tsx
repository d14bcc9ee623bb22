import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import classes from '#web/features/calibration/calibration.module.css';
import { NetworkChart } from '#web/features/calibration/network/network-chart.tsx';
import type { NetworkReply } from '#web/features/calibration/network/network-layout.ts';
import {
  linkHeader,
  linkRows,
  partName,
  partnersOf,
  suggestionWords,
} from '#web/features/calibration/network/network-words.ts';
import { networkQuery, type Reviewed } from '#web/features/calibration/queries.ts';
import { ReviewState } from '#web/features/calibration/review-state.tsx';
import { ChartData } from '#web/ui/charts/chart-data.tsx';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { number } from '#web/ui/format.ts';
import layout from '#web/ui/layout.module.css';
import { EmptyState } from '#web/ui/states.tsx';

/** Who links whom: what a comparison of two candidates rests on. */
export function NetworkTab({ reviewed }: { readonly reviewed: Reviewed }): ReactElement {
  const review = useQuery(networkQuery(reviewed));
  return (
    <ReviewState review={review} what="The network">
      {(reply) => <NetworkView reply={reply} />}
    </ReviewState>
  );
}

function NetworkView({ reply }: { readonly reply: NetworkReply }): ReactElement {
  if (reply.people.length === 0) {
    return (
      <EmptyState title="Nobody yet">People stand here once their cards are in closed loops.</EmptyState>
    );
  }
  return (
    <>
      <section className={layout.section} aria-labelledby="network">
        <h2 id="network">Who shares candidates with whom</h2>
        <p>
          Two candidates compare where a chain of shared interviewers leads from one to the other. The drawing
          says nothing about how anybody scores.
        </p>
        <NetworkChart reply={reply} />
        <ChartData
          caption="Pairs who scored the same candidates"
          header={linkHeader}
          rows={linkRows(reply)}
          fileName="network"
        />
      </section>
      <section className={layout.section} aria-labelledby="joins">
        <h2 id="joins">What would join or strengthen it</h2>
        {reply.suggestions.length === 0 ? (
          <p>Nothing is needed: every part holds together without any one person.</p>
        ) : (
          <ul className={classes.lines}>
            {reply.suggestions.map((suggestion) => (
              <li key={`${suggestion.a.id} ${suggestion.b.id}`}>{suggestionWords(suggestion)}</li>
            ))}
          </ul>
        )}
      </section>
      <section className={layout.section} aria-labelledby="people">
        <h2 id="people">People</h2>
        <PeopleTable reply={reply} />
      </section>
    </>
  );
}

type Row = NetworkReply['people'][number] & { readonly index: number };

/** At most so many partners are named in a cell; the CSV holds every pair. */
const namedPartners = 3;

function PeopleTable({ reply }: { readonly reply: NetworkReply }): ReactElement {
  const rows: readonly Row[] = reply.people
    .map((one, index) => ({ ...one, index }))
    .sort((a, b) => a.person.name.localeCompare(b.person.name, 'en'));
  const columns: readonly Column<Row>[] = [
    { key: 'person', header: 'Person', names: true, cell: ({ person }) => person.name },
    { key: 'part', header: 'Part', cell: ({ part }) => partName(part) },
    { key: 'candidates', header: 'Candidates', numeric: true, cell: ({ candidates }) => number(candidates) },
    { key: 'partners', header: 'Shares candidates with', cell: ({ index }) => partnerWords(reply, index) },
    {
      key: 'bridge',
      header: 'A link hangs here',
      cell: ({ isBridge }) => (isBridge ? 'Yes' : <span className={classes.soft}>No</span>),
    },
  ];
  return (
    <DataTable
      caption="People in the network"
      columns={columns}
      rows={rows}
      rowKey={({ person }) => person.id}
    />
  );
}

function partnerWords(reply: NetworkReply, index: number): string {
  const partners = partnersOf(reply, index);
  if (partners.length === 0) return 'Nobody';
  const named = partners.slice(0, namedPartners).map(({ name, candidates }) => `${name} (${candidates})`);
  const more = partners.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${number(more)} more` : ''}`;
}
