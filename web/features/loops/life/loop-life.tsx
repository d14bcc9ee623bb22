import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { type Loop, loopEndWords } from '#shared/loops.ts';
import { CancelLoop } from '#web/features/loops/cancel-loop.tsx';
import { useArchiveLoop, useReopenLoop, useUnarchiveLoop } from '#web/features/loops/life/mutations.ts';
import layout from '#web/ui/layout.module.css';
import { sayOutcome, whenDone } from '#web/ui/outcomes.ts';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

/** How the loop ended, and what can be done about it: close, open again, archive. */
export function LoopLife({ loop }: { readonly loop: Loop }): ReactElement | null {
  const reopen = useReopenLoop();
  const archive = useArchiveLoop();
  const unarchive = useUnarchiveLoop();
  const { can, ended } = loop;
  const params = { loopId: loop.id };
  if (ended === null && !can.cancel && !can.reopen && !can.archive && !can.unarchive) return null;
  const back = (): void =>
    sayOutcome(unarchive.mutateAsync({ params }), () => 'The loop is on the board again');
  return (
    <section className={layout.section} aria-labelledby="end">
      <h2 id="end">
        {loop.state === 'open' || loop.state === 'debrief' ? 'End the loop early' : 'This loop is over'}
      </h2>
      {ended !== null && (
        <p>
          Closed without a decision. {loopEndWords[ended.cause]}: {ended.note}
        </p>
      )}
      {can.cancel && <p>For when there is no point in going on. What is written stays.</p>}
      {can.reopen && <p>Opened again, it goes on as it was. What was cancelled with it stays cancelled.</p>}
      {can.archive && <p>Archived, it is left out of the board. Nothing else changes.</p>}
      {can.unarchive && <p>Archived: the board leaves it out.</p>}
      <FormError error={reopen.error ?? archive.error ?? unarchive.error} />
      <div className={layout.row}>
        {can.cancel && <CancelLoop loop={loop} />}
        {can.reopen && (
          <Button
            variant="default"
            loading={reopen.isPending}
            onClick={() => sayOutcome(reopen.mutateAsync({ params }), () => 'The loop is open again')}
          >
            Open it again
          </Button>
        )}
        {can.archive && (
          <Button
            variant="default"
            loading={archive.isPending}
            onClick={() =>
              whenDone(archive.mutateAsync({ params }), () => toast('The loop is archived', { onUndo: back }))
            }
          >
            Archive it
          </Button>
        )}
        {can.unarchive && (
          <Button variant="default" loading={unarchive.isPending} onClick={back}>
            Put it back on the board
          </Button>
        )}
      </div>
    </section>
  );
}
