import { Button } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Work } from '#web/features/blueprints/draft/work.ts';
import type { AutosaveStore } from '#web/ui/autosave/autosave-store.ts';
import { Dialog, DialogActions } from '#web/ui/dialog.tsx';

/** Leaving stores what is left first; where that does not work, a person decides. */
export function UnsavedGuard({ store }: { readonly store: AutosaveStore<Work> }): ReactElement | null {
  const blocker = useBlocker({
    withResolver: true,
    shouldBlockFn: async ({ current, next }) => current.pathname !== next.pathname && !(await store.flush()),
    enableBeforeUnload: () => store.get().phase.kind !== 'saved',
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog title="Your last changes are not saved" onClose={blocker.reset}>
      <p>They could not be stored. The page says why; if you leave it now, they are lost.</p>
      <DialogActions>
        <Button variant="default" onClick={blocker.proceed}>
          Leave without them
        </Button>
        <Button onClick={blocker.reset}>Stay</Button>
      </DialogActions>
    </Dialog>
  );
}
