import { Button } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { CardContent } from '#shared/scorecards.ts';
import type { AutosaveStore } from '#web/ui/autosave/autosave-store.ts';
import type { CopyState } from '#web/ui/autosave/device-copy.ts';
import { Dialog, DialogActions } from '#web/ui/dialog.tsx';

interface LeaveGuardProps {
  readonly store: AutosaveStore<CardContent>;
  readonly copy: CopyState;
}

/** Leaving the card is free while this device keeps what is unsaved; without that it is saved first, or a person decides. */
export function LeaveGuard({ store, copy }: LeaveGuardProps): ReactElement | null {
  const blocker = useBlocker({
    withResolver: true,
    enableBeforeUnload: false,
    shouldBlockFn: async ({ current, next }) =>
      current.pathname !== next.pathname && copy === 'impossible' && !(await store.flush()),
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog title="Your last changes are not saved" onClose={blocker.reset}>
      <p>They could neither be saved nor kept on this device. If you leave the card now, they are lost.</p>
      <DialogActions>
        <Button variant="default" onClick={blocker.proceed}>
          Leave without them
        </Button>
        <Button onClick={blocker.reset}>Stay</Button>
      </DialogActions>
    </Dialog>
  );
}
