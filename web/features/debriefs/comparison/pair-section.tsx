import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { ComparedCandidate, Pair } from '#shared/comparison.ts';
import { LoopId } from '#shared/primitives.ts';
import { likelihoodWords } from '#web/features/debriefs/comparison/comparison-words.ts';
import { pairQuery } from '#web/features/debriefs/comparison/queries.ts';
import { rangeWords } from '#web/features/debriefs/figure-words.ts';
import { refusalWords, shortRefusal } from '#web/features/debriefs/refusal-words.ts';
import { points } from '#web/features/debriefs/step-words.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Filters } from '#web/ui/filters.tsx';
import layout from '#web/ui/layout.module.css';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';

interface PairSectionProps {
  readonly jobId: string;
  /** Those who can be laid beside another, by name. */
  readonly candidates: readonly ComparedCandidate[];
  readonly pair: { readonly a?: LoopId | undefined; readonly b?: LoopId | undefined };
  readonly onChange: (pair: { a?: LoopId | undefined; b?: LoopId | undefined }) => void;
}

/** Two candidates on demand: how likely one would be scored above the other, dimension by dimension. */
export function PairSection({ jobId, candidates, pair, onChange }: PairSectionProps): ReactElement {
  const { a, b } = pair;
  const choices = (other: string | undefined) => [
    { value: '', label: 'Choose a candidate' },
    ...candidates
      .filter(({ loopId }) => loopId !== other)
      .map(({ loopId, candidate }) => ({ value: loopId, label: candidate.name })),
  ];
  const chosen = (value: string): LoopId | undefined => LoopId.safeParse(value).data;
  return (
    <section className={layout.section} aria-labelledby="pair">
      <h2 id="pair">Two beside each other</h2>
      <p>How likely it is that a typical interviewer would score one above the other. It predicts no work.</p>
      <Filters>
        <NativeSelect
          label="Candidate"
          data={choices(b)}
          value={a ?? ''}
          onChange={(event) => onChange({ a: chosen(event.currentTarget.value), b })}
        />
        <NativeSelect
          label="Beside"
          data={choices(a)}
          value={b ?? ''}
          onChange={(event) => onChange({ a, b: chosen(event.currentTarget.value) })}
        />
      </Filters>
      {a !== undefined && b !== undefined && <PairResult jobId={jobId} a={a} b={b} />}
    </section>
  );
}

function PairResult({ jobId, a, b }: { jobId: string; a: string; b: string }): ReactElement {
  const { data: pair, error, refetch } = useQuery(pairQuery(jobId, a, b));
  if (pair === undefined) {
    return error === null ? (
      <Skeleton label="Comparing" rows={4} />
    ) : (
      <ErrorState title="The two could not be compared" error={error} onRetry={() => void refetch()} />
    );
  }
  const { a: left, b: right, all } = pair;
  return (
    <>
      <p role="status">
        All dimensions together:{' '}
        {all.kind === 'percent'
          ? likelihoodWords(all.percent, left.name, right.name)
          : refusalWords(all.reason)}
      </p>
      <DataTable
        caption={`${left.name} beside ${right.name}`}
        rows={pair.dimensions}
        rowKey={({ dimensionId }) => dimensionId}
        columns={[
          { key: 'dimension', header: 'Dimension', names: true, cell: ({ name }) => name },
          { key: 'a', header: left.name, cell: ({ a: figure }) => figureWords(figure) },
          { key: 'b', header: right.name, cell: ({ b: figure }) => figureWords(figure) },
          {
            key: 'above',
            header: 'Who would score higher',
            cell: ({ above }) =>
              above.kind === 'percent'
                ? likelihoodWords(above.percent, left.name, right.name)
                : shortRefusal(above.reason),
          },
        ]}
      />
    </>
  );
}

function figureWords(figure: Pair['dimensions'][number]['a']): string {
  return figure.kind === 'figure'
    ? `${points(figure.value)} (${rangeWords(figure.likely90)})`
    : shortRefusal(figure.reason);
}
