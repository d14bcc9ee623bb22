import type { ReactElement, ReactNode } from 'react';
import type { Family } from '#shared/calibration.ts';
import classes from '#web/features/calibration/calibration.module.css';
import { stopWords } from '#web/features/calibration/family-words.ts';
import { ratioWords } from '#web/features/calibration/figures.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import facts from '#web/ui/facts.module.css';
import { count, number } from '#web/ui/format.ts';

type Fit = NonNullable<Family['fit']>;

const links: Record<Fit['link'], string> = {
  rsm: 'Neighbouring scores: each step from a score to the next has its threshold, the same for every dimension.',
  cum: 'Cumulative scores: each “this score or more” has its threshold, the same for every dimension.',
};

/** The model behind the figures, for whoever wants to check it. */
export function ModelCard({ fit }: { readonly fit: Fit }): ReactElement {
  return (
    <>
      <dl className={facts.facts}>
        <dt>Model</dt>
        <dd>{links[fit.link]} Of the two forms tried, this one explains the scores better.</dd>
        <dt>Why it stopped</dt>
        <dd>
          {stopWords(fit.stopped)} {count(fit.iterations, 'step', 'steps')}.
        </dd>
        <dt>Inputs</dt>
        <dd>
          <code className={classes.hash}>{fit.inputsHash}</code> (SHA-256: the same inputs give the same fit)
        </dd>
      </dl>
      <Part title="How far things lie apart">
        <DataTable
          caption="How far things lie apart"
          columns={spreadColumns}
          rows={spreads(fit)}
          rowKey={({ what }) => what}
        />
      </Part>
      <Part title="Thresholds between scores">
        <DataTable
          caption="Thresholds between scores"
          columns={thresholdColumns}
          rows={fit.thresholds.map((value, index) => ({ between: `${index + 1} and ${index + 2}`, value }))}
          rowKey={({ between }) => between}
        />
      </Part>
      <Part title="Difficulty of the dimensions">
        <DataTable
          caption="Difficulty of the dimensions"
          columns={difficultyColumns}
          rows={fit.dimensions}
          rowKey={({ name }) => name}
        />
      </Part>
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <div className={classes.part}>
      <h3>{title}</h3>
      {children}
    </div>
  );
}

interface Spread {
  readonly what: string;
  readonly value: number | null;
  readonly means: string;
}

function spreads({ sd }: Fit): readonly Spread[] {
  return [
    { what: 'Candidates', value: sd.candidate, means: 'how far candidates lie apart' },
    {
      what: 'Candidates by dimension',
      value: sd.candidateDimension,
      means: 'how far one candidate’s dimensions lie apart',
    },
    { what: 'Interviewers', value: sd.rater, means: 'how far interviewers’ levels lie apart' },
    {
      what: 'Single cards',
      value: sd.card,
      means: 'what one interviewer’s scores on one candidate share that day',
    },
  ];
}

const spreadColumns: readonly Column<Spread>[] = [
  { key: 'what', header: 'Of what', names: true, cell: ({ what }) => what },
  {
    key: 'value',
    header: 'SD, logits',
    numeric: true,
    cell: ({ value }) => (value === null ? 'not in the model' : ratioWords(value)),
  },
  { key: 'means', header: 'What it is', cell: ({ means }) => means },
];

const thresholdColumns: readonly Column<{ readonly between: string; readonly value: number }>[] = [
  { key: 'between', header: 'Between', names: true, cell: ({ between }) => between },
  { key: 'value', header: 'Logits', numeric: true, cell: ({ value }) => ratioWords(value) },
];

const difficultyColumns: readonly Column<Fit['dimensions'][number]>[] = [
  { key: 'name', header: 'Dimension', names: true, cell: ({ name }) => name },
  {
    key: 'value',
    header: 'Difficulty, logits',
    numeric: true,
    cell: ({ difficulty }) => ratioWords(difficulty),
  },
  {
    key: 'scale',
    header: 'Shared scale',
    cell: ({ fitsScale }) => (fitsScale ? 'fits' : 'does not fit: calibrated score withheld'),
  },
  { key: 'ratings', header: 'Ratings', numeric: true, cell: ({ ratings }) => number(ratings) },
  { key: 'raters', header: 'Interviewers', numeric: true, cell: ({ raters }) => number(raters) },
];
