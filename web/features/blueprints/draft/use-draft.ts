import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { type Draft, saveDraft } from '#shared/blueprints.ts';
import { call } from '#web/api/call.ts';
import { isProblem } from '#web/api/problem-error.ts';
import { draftBody } from '#web/features/blueprints/draft/draft-body.ts';
import { takeBack } from '#web/features/blueprints/draft/merge-drafts.ts';
import type { EditKit, Work } from '#web/features/blueprints/draft/work.ts';
import { draftQuery } from '#web/features/blueprints/queries.ts';
import type { Autosave, Stored } from '#web/ui/autosave/autosave.ts';
import { type AutosaveStore, createAutosaveStore } from '#web/ui/autosave/autosave-store.ts';
import { toast } from '#web/ui/toast.ts';

export interface DraftEditing {
  readonly state: Autosave<Work>;
  readonly store: AutosaveStore<Work>;
  readonly editKit: EditKit;
  readonly editWithUndo: (said: string, change: (work: Work) => Work) => void;
}

/** A draft on screen that saves itself. `draft` is what it starts from, and later what came from elsewhere. */
export function useDraft(blueprintId: string, draft: Draft): DraftEditing {
  const client = useQueryClient();
  const [store] = useState(() => {
    const query = draftQuery(blueprintId);
    return createAutosaveStore<Work>({
      start: storedOf(draft),
      write: async (work, version) => {
        const saved = await call(saveDraft, {
          params: { blueprintId },
          body: draftBody(work),
          ifMatch: version,
        });
        client.setQueryData(query.queryKey, saved);
        return saved.version;
      },
      readNewest: async () => storedOf(await client.fetchQuery({ ...query, staleTime: 0 })),
      isEnd: (error) => isProblem(error, 'not_found'),
    });
  });
  const state = useSyncExternalStore(store.subscribe, store.get);
  // A refetch may bring what somebody else saved; the store takes it only where nothing of one's own is unsaved.
  useEffect(() => store.receive(storedOf(draft)), [store, draft]);
  const edits = useMemo(() => editsOf(store), [store]);
  return { state, store, ...edits };
}

function editsOf(store: AutosaveStore<Work>): Pick<DraftEditing, 'editKit' | 'editWithUndo'> {
  return {
    editKit: (change) => store.edit((work) => ({ ...work, kit: change(work.kit) })),
    editWithUndo: (said, change) => {
      const before = store.get().value;
      const after = change(before);
      store.edit(() => after);
      toast(said, { onUndo: () => store.edit((now) => takeBack(now, before, after)) });
    },
  };
}

function storedOf({ kit, proposals, version }: Draft): Stored<Work> {
  return { value: { kit, proposals }, version };
}
