import type { ReactElement } from 'react';
import type { BesideOthers } from '#shared/calibration-review.ts';
import classes from '#web/features/calibration/calibration.module.css';
import { percent } from '#web/features/calibration/figures.ts';
import { agreementWords, scaleBesideWords } from '#web/features/calibration/own/own-words.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';

interface ShareRow {
  readonly whose: string;
  readonly shares: readonly number[];
}

const columns: readonly Column<ShareRow>[] = [
  { key: 'whose', header: 'Score, about', names: true, cell: ({ whose }) => whose },
  ...[1, 2, 3, 4, 5].map(
    (score): Column<ShareRow> => ({
      key: String(score),
      header: String(score),
      numeric: true,
      cell: ({ shares }) => percent(shares[score - 1] ?? 0),
    }),
  ),
];

/** One's own scores beside those that others gave the same candidates on the same dimensions. */
export function OwnBeside({ beside }: { readonly beside: BesideOthers | null }): ReactElement {
  return (
    <div className={classes.part}>
      <h3>Beside others</h3>
      {beside === null ? (
        <p className={classes.prose}>
          Too few shared scores to say: it takes 30, on 8 candidates, with 3 people of whom none gave more
          than half.
        </p>
      ) : (
        <>
          <p className={classes.prose}>
            {agreementWords(beside)} {scaleBesideWords(beside)}
          </p>
          <DataTable
            caption="Scores you and others gave the same candidates on the same dimensions"
            columns={columns}
            rows={[
              { whose: 'You', shares: beside.own },
              { whose: 'Others', shares: beside.others },
            ]}
            rowKey={({ whose }) => whose}
          />
        </>
      )}
    </div>
  );
}
