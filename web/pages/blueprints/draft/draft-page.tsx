import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { DraftEditor } from '#web/features/blueprints/draft/draft-editor.tsx';
import { blueprintQuery, draftQuery } from '#web/features/blueprints/queries.ts';
import { OwnersOnly } from '#web/pages/blueprints/owners-only.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

const route = getRouteApi('/signed-in/blueprints/$blueprintId/draft');

export function DraftPage(): ReactElement {
  return (
    <OwnersOnly>
      <DraftOfBlueprint />
    </OwnersOnly>
  );
}

function DraftOfBlueprint(): ReactElement {
  const { blueprintId } = route.useParams();
  const { at = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const blueprint = useQuery(blueprintQuery(blueprintId));
  const draft = useQuery(draftQuery(blueprintId));
  if (blueprint.data === undefined || draft.data === undefined) {
    const error = blueprint.error ?? draft.error;
    return (
      <>
        <PageHeader title={blueprint.data?.title ?? 'Draft'} />
        {error === null ? (
          <Skeleton label="Loading the draft" rows={10} />
        ) : (
          <ErrorState
            title="The draft could not be loaded"
            error={error}
            onRetry={() => void Promise.all([blueprint.refetch(), draft.refetch()])}
          />
        )}
      </>
    );
  }
  const published = blueprint.data.versions.find(({ state }) => state === 'published');
  const leaveFor = async (to: '/blueprints' | '/blueprints/$blueprintId'): Promise<void> => {
    await navigate({ to, params: { blueprintId }, ignoreBlocker: true });
    // The draft is no more: nothing of it may come back from memory.
    client.removeQueries({ queryKey: draftQuery(blueprintId).queryKey });
  };
  return (
    <DraftEditor
      key={blueprintId}
      blueprintId={blueprintId}
      draft={draft.data}
      publishedNumber={published?.number ?? null}
      at={at}
      onPublished={() => void leaveFor('/blueprints/$blueprintId')}
      onDiscarded={() => {
        toast('Draft discarded');
        void leaveFor(published === undefined ? '/blueprints' : '/blueprints/$blueprintId');
      }}
    />
  );
}
