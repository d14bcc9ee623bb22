import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Loop } from '#shared/loops.ts';
import { useBulkActs } from '#web/features/loops/board/use-bulk-acts.ts';

/** Reminds whoever owes a card on the loop, as the board does it for many; it can be taken back for a moment. */
export function NudgeLoop({ loop }: { readonly loop: Loop }): ReactElement {
  const acts = useBulkActs();
  return (
    <Button variant="default" loading={acts.isPending} onClick={() => acts.nudge([loop.id])}>
      Remind them
    </Button>
  );
}
