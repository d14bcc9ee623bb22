import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Blueprint } from '#shared/blueprints.ts';
import { VersionHistory } from '#web/features/blueprints/kit/version-history.tsx';
import { VersionView } from '#web/features/blueprints/kit/version-view.tsx';
import { useStartDraft } from '#web/features/blueprints/mutations.ts';
import { blueprintQuery } from '#web/features/blueprints/queries.ts';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Moment } from '#web/ui/moment.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { EmptyState, ErrorState, FormError, Skeleton } from '#web/ui/states.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';

const route = getRouteApi('/signed-in/blueprints/$blueprintId');

export function BlueprintPage(): ReactElement {
  const { blueprintId } = route.useParams();
  const { version } = route.useSearch();
  const { data: blueprint, error, refetch } = useQuery(blueprintQuery(blueprintId));
  if (blueprint === undefined) {
    return (
      <>
        <PageHeader title="Blueprint" />
        {error === null ? (
          <Skeleton label="Loading the blueprint" />
        ) : (
          <ErrorState
            title="The blueprint could not be loaded"
            error={error}
            onRetry={() => void refetch()}
          />
        )}
      </>
    );
  }
  const newest = blueprint.versions.find(({ state }) => state === 'published');
  const shown = version ?? newest?.number ?? null;
  return (
    <>
      <Header blueprint={blueprint} shown={shown} newest={newest?.number ?? null} />
      {newest !== undefined && (
        <p>
          <Link to="/practice/$blueprintId" params={{ blueprintId: blueprint.id }}>
            Practise scoring on this blueprint
          </Link>
        </p>
      )}
      {shown === null ? (
        <NothingPublished blueprint={blueprint} />
      ) : (
        <VersionView
          key={shown}
          blueprintId={blueprint.id}
          number={shown}
          history={
            <VersionHistory
              versions={blueprint.versions}
              shown={shown}
              versionLink={({ number, state }) =>
                state === 'draft' ? (
                  <Link to="/blueprints/$blueprintId/draft" params={{ blueprintId: blueprint.id }}>
                    Version {number}
                  </Link>
                ) : (
                  <Link
                    to="/blueprints/$blueprintId"
                    params={{ blueprintId: blueprint.id }}
                    search={number === newest?.number ? {} : { version: number }}
                  >
                    Version {number}
                  </Link>
                )
              }
            />
          }
        />
      )}
    </>
  );
}

interface HeaderProps {
  readonly blueprint: Blueprint;
  readonly shown: number | null;
  readonly newest: number | null;
}

function Header({ blueprint, shown, newest }: HeaderProps): ReactElement {
  const start = useStartDraft(blueprint.id);
  const navigate = route.useNavigate();
  const draft = blueprint.versions.find(({ state }) => state === 'draft');
  const version = blueprint.versions.find(({ number }) => number === shown);
  const toDraft = { to: '/blueprints/$blueprintId/draft', params: { blueprintId: blueprint.id } } as const;
  return (
    <>
      <PageHeader
        title={blueprint.title}
        about={
          version?.publishedAt && (
            <>
              Version {version.number}, published <Moment at={version.publishedAt} show="day" /> by{' '}
              {version.publishedBy?.name}
              {version.note !== null && `: ${version.note}`}
            </>
          )
        }
        state={
          shown === null ? (
            <StatusMark shape="ring">Not published</StatusMark>
          ) : shown === newest ? (
            <StatusMark shape="disc">
              {draft === undefined ? 'Published' : `Published, version ${draft.number} in draft`}
            </StatusMark>
          ) : (
            <StatusMark shape="bar">{`Older version, ${newest ?? 0} is the newest`}</StatusMark>
          )
        }
        action={
          blueprint.can.edit &&
          (draft !== undefined ? (
            <ButtonLink {...toDraft}>Go on with the draft</ButtonLink>
          ) : (
            newest !== null && (
              <Button
                loading={start.isPending}
                onClick={() =>
                  start.mutate(
                    { params: { blueprintId: blueprint.id } },
                    { onSuccess: () => void navigate(toDraft) },
                  )
                }
              >
                Start version {newest + 1}
              </Button>
            )
          ))
        }
      />
      <FormError error={start.error} />
    </>
  );
}

function NothingPublished({ blueprint }: { readonly blueprint: Blueprint }): ReactElement {
  const hasDraft = blueprint.versions.length > 0;
  return (
    <EmptyState
      title={hasDraft ? 'Nothing is published yet' : 'Its draft was discarded'}
      action={
        hasDraft ? (
          <Link to="/blueprints/$blueprintId/draft" params={{ blueprintId: blueprint.id }}>
            Go on with the draft
          </Link>
        ) : (
          <Link to="/blueprints/new">Start a new blueprint</Link>
        )
      }
    >
      {hasDraft
        ? 'The kit that interviewers use will be here: dimensions with their anchors, exercises, rounds, and what each stands for in the job.'
        : 'Nothing of this blueprint was published, and there is no draft to go on with.'}
    </EmptyState>
  );
}
