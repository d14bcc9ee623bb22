import { Button } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Dialog, DialogActions } from '#web/ui/dialog.tsx';

/** A reading is nowhere but on screen: leaving it asks first. */
export function LeaveGuard({ isOn }: { readonly isOn: boolean }): ReactElement | null {
  const blocker = useBlocker({
    withResolver: true,
    shouldBlockFn: ({ current, next }) => isOn && current.pathname !== next.pathname,
    enableBeforeUnload: isOn,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog title="This import is not saved" onClose={blocker.reset}>
      <p>
        What was recognised and what you corrected is lost when you leave. Saving makes a draft to go on with.
      </p>
      <DialogActions>
        <Button variant="default" onClick={blocker.proceed}>
          Leave without saving
        </Button>
        <Button onClick={blocker.reset}>Stay</Button>
      </DialogActions>
    </Dialog>
  );
}
