import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { PracticeSample } from '#shared/practice.ts';
import { sampleQuery } from '#web/features/practice/queries.ts';
import { ScoreSample } from '#web/features/practice/score-sample.tsx';
import { ScoredSample } from '#web/features/practice/scored-sample.tsx';
import { LevelChoice } from '#web/features/scorecards/level-choice.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';

const route = getRouteApi('/signed-in/practice/$blueprintId/samples/$sampleKey');

export function SamplePage(): ReactElement {
  const { blueprintId, sampleKey } = route.useParams();
  const { data: sample, error, refetch } = useQuery(sampleQuery(blueprintId, sampleKey));
  if (sample === undefined) {
    return (
      <>
        <PageHeader title="Sample answer" />
        {error === null ? (
          <Skeleton label="Loading the sample" rows={10} />
        ) : (
          <ErrorState title="The sample could not be loaded" error={error} onRetry={() => void refetch()} />
        )}
      </>
    );
  }
  return (
    <>
      <Header sample={sample} />
      {sample.state === 'scored' ? (
        <ScoredSample sample={sample} />
      ) : (
        <ScoreSample
          key={sample.key}
          sample={sample}
          levels={({ key, name, anchors }, chosen, onChoose) => (
            <LevelChoice
              dimension={{ id: key, name, anchors }}
              chosen={chosen}
              // Without the choice to skip, it is a level or nothing.
              onChoose={(choice) => onChoose(choice === 'not_assessed' ? null : choice)}
              canSkip={false}
            />
          )}
        />
      )}
    </>
  );
}

function Header({ sample }: { readonly sample: PracticeSample }): ReactElement {
  const { blueprint, place, of } = sample;
  const isScored = sample.state === 'scored';
  const params = { blueprintId: blueprint.id };
  return (
    <PageHeader
      title={`Sample ${place} of ${of}`}
      about={
        <>
          <Link to="/practice/$blueprintId" params={params}>
            {blueprint.title}
          </Link>
          {!isScored && ': score what the answer shows on each dimension, against its anchors.'}
        </>
      }
      state={
        isScored ? (
          <StatusMark shape="disc">Scored</StatusMark>
        ) : (
          <StatusMark shape="square">The reference is sealed until you submit</StatusMark>
        )
      }
      action={
        isScored &&
        (sample.nextKey === null ? (
          <ButtonLink to="/practice/$blueprintId" params={params}>
            Back to your steps
          </ButtonLink>
        ) : (
          <ButtonLink
            to="/practice/$blueprintId/samples/$sampleKey"
            params={{ ...params, sampleKey: sample.nextKey }}
          >
            Score the next sample
          </ButtonLink>
        ))
      }
    />
  );
}
