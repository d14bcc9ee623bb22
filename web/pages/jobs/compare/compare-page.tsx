import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ApplicationStage } from '#shared/candidates.ts';
import { type Comparison, ComparisonOrder, mostCompared } from '#shared/comparison.ts';
import { StageMark, stages } from '#web/features/candidates/stage-mark.tsx';
import { BandsPlot } from '#web/features/debriefs/comparison/bands-plot.tsx';
import { PairSection } from '#web/features/debriefs/comparison/pair-section.tsx';
import { comparisonQuery } from '#web/features/debriefs/comparison/queries.ts';
import { RestTable } from '#web/features/debriefs/comparison/rest-table.tsx';
import { FiguresState } from '#web/features/debriefs/figures/figures-state.tsx';
import { Filters } from '#web/ui/filters.tsx';
import layout from '#web/ui/layout.module.css';
import { PageHeader } from '#web/ui/page-header.tsx';
import { EmptyState, ErrorState, Skeleton } from '#web/ui/states.tsx';

const route = getRouteApi('/signed-in/jobs/$jobId/compare');

const stageChoices = [
  { value: '', label: 'All' },
  ...ApplicationStage.options.map((stage) => ({ value: stage, label: stages[stage].word })),
];
const orderChoices = [
  { value: 'name', label: 'By name' },
  { value: 'score', label: 'By score' },
];

export function ComparePage(): ReactElement {
  const { jobId } = route.useParams();
  const { stage, order } = route.useSearch();
  const { data, error, refetch } = useQuery(comparisonQuery(jobId, { stage, order }));
  if (data === undefined) {
    return (
      <>
        <PageHeader title="Compare candidates" />
        {error === null ? (
          <Skeleton label="Loading the comparison" rows={10} />
        ) : (
          <ErrorState
            title="The candidates could not be compared"
            error={error}
            onRetry={() => void refetch()}
          />
        )}
      </>
    );
  }
  return <CompareView comparison={data} />;
}

function CompareView({ comparison }: { readonly comparison: Comparison }): ReactElement {
  const { job, blueprint, bands, rest } = comparison;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (changed: Partial<typeof search>): void =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const stageMark = (stage: ApplicationStage): ReactElement => <StageMark stage={stage} />;
  const beside = [...bands.flat(), ...rest].filter(({ composite }) => composite !== null);
  return (
    <>
      <PageHeader
        title={`Compare: ${job.title}`}
        about={
          <>
            The candidates of{' '}
            <Link to="/jobs/$jobId" params={{ jobId: job.id }}>
              this job
            </Link>{' '}
            whose debrief is open to you, on {blueprint.title}, version {blueprint.number}.
          </>
        }
      />
      <Filters>
        <NativeSelect
          label="Stage"
          data={stageChoices}
          value={search.stage ?? ''}
          onChange={(event) => change({ stage: ApplicationStage.safeParse(event.currentTarget.value).data })}
        />
        <NativeSelect
          label="Within a band"
          description="By score is noted in the audit trail"
          data={orderChoices}
          value={search.order ?? 'name'}
          onChange={(event) => change({ order: ComparisonOrder.parse(event.currentTarget.value) })}
        />
      </Filters>
      {comparison.isCut && <p>The newest {mostCompared} debriefs are compared here.</p>}
      {bands.length + rest.length === 0 ? (
        <EmptyState title={search.stage === undefined ? 'Nothing to compare yet' : 'Nobody at this stage'}>
          Candidates stand here from the moment their debrief is open.
        </EmptyState>
      ) : (
        <>
          <section className={layout.section} aria-labelledby="bands">
            <h2 id="bands">What the scores can tell apart</h2>
            {comparison.state !== null && (
              <FiguresState figures={{ state: comparison.state, missing: comparison.missing, apart: null }} />
            )}
            {bands.length > 0 ? (
              <BandsPlot comparison={comparison} stageMark={stageMark} />
            ) : (
              <p>Nobody has a calibrated figure over all dimensions that can be shown now.</p>
            )}
          </section>
          {rest.length > 0 && (
            <section className={layout.section} aria-labelledby="rest">
              <h2 id="rest">In no band</h2>
              <RestTable rows={rest} stageMark={stageMark} />
            </section>
          )}
          {beside.length > 1 && (
            <PairSection
              jobId={job.id}
              candidates={beside.toSorted((a, b) => a.candidate.name.localeCompare(b.candidate.name))}
              pair={search}
              onChange={change}
            />
          )}
        </>
      )}
    </>
  );
}
