import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { DriftChart } from '#web/features/calibration/drift/drift-chart.tsx';
import {
  alphabetical,
  changeWords,
  type DriftPerson,
  type DriftReply,
  namelessDrift,
  quarterWords,
} from '#web/features/calibration/drift/drift-rows.ts';
import { rangeWords, signed } from '#web/features/calibration/figures.ts';
import { LookNoted } from '#web/features/calibration/look-noted.tsx';
import { NamelessCsv } from '#web/features/calibration/nameless-csv.tsx';
import { driftQuery, type Reviewed } from '#web/features/calibration/queries.ts';
import { ReviewState } from '#web/features/calibration/review-state.tsx';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import layout from '#web/ui/layout.module.css';
import { EmptyState } from '#web/ui/states.tsx';

/** How levels moved from quarter to quarter, for the leads whom the organisation lets see it. */
export function DriftTab({ reviewed }: { readonly reviewed: Reviewed }): ReactElement {
  const review = useQuery(driftQuery(reviewed));
  return (
    <>
      <LookNoted />
      <ReviewState review={review} what="The drift">
        {(reply) => <DriftView reply={reply} />}
      </ReviewState>
    </>
  );
}

function DriftView({ reply }: { readonly reply: DriftReply }): ReactElement {
  const { quarters } = reply;
  const people = alphabetical(reply.people);
  if (people.length === 0 || quarters.length === 0) {
    return (
      <EmptyState title="No quarter yet">
        Levels stand here by quarter once people have enough shared candidates in one.
      </EmptyState>
    );
  }
  return (
    <>
      <section className={layout.section} aria-labelledby="drift">
        <h2 id="drift">Levels by quarter</h2>
        <p>
          A level may move because somebody reread the anchors, because the candidates changed, or by chance.
          Quarters with too few shared candidates are left out.
        </p>
        <DriftChart quarters={quarters} people={people} />
      </section>
      <section className={layout.section} aria-labelledby="figures">
        <h2 id="figures">The figures behind it</h2>
        <DriftTable quarters={quarters} people={people} />
        <NamelessCsv data={namelessDrift(reply)} fileName="drift" />
      </section>
    </>
  );
}

interface DriftTableProps {
  readonly quarters: readonly string[];
  /** By name. */
  readonly people: readonly DriftPerson[];
}

function DriftTable({ quarters, people }: DriftTableProps): ReactElement {
  const columns: readonly Column<DriftPerson>[] = [
    { key: 'person', header: 'Person', names: true, cell: ({ person }) => person.name },
    ...quarters.map((quarter, index) => ({
      key: quarter,
      header: quarterWords(quarter),
      cell: ({ levels }: DriftPerson) => {
        const level = levels[index] ?? null;
        return level === null ? '–' : `${signed(level.value)} (${rangeWords(level.likely90)})`;
      },
    })),
    { key: 'change', header: 'First to last', cell: ({ change }) => changeWords(change) },
  ];
  return (
    <DataTable
      caption="Levels by quarter"
      columns={columns}
      rows={people}
      rowKey={({ person }) => person.id}
    />
  );
}
