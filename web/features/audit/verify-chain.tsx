import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { verifyAudit } from '#shared/audit.ts';
import type { ReplyOf } from '#web/api/call.ts';
import { useSend } from '#web/api/use-send.ts';
import classes from '#web/features/audit/audit.module.css';
import { count } from '#web/ui/format.ts';
import { FormError } from '#web/ui/states.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';
import { useFormat } from '#web/ui/use-format.tsx';

export interface ChainCheck {
  readonly result: { readonly reply: ReplyOf<typeof verifyAudit>; readonly checkedAt: string } | null;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly start: () => void;
}

export function useChainCheck(): ChainCheck {
  const client = useQueryClient();
  const send = useSend(verifyAudit, { onDone: () => client.invalidateQueries({ queryKey: ['audit'] }) });
  return {
    result:
      send.data === undefined
        ? null
        : { reply: send.data, checkedAt: new Date(send.submittedAt).toISOString() },
    isPending: send.isPending,
    error: send.error,
    start: () => send.mutate({}),
  };
}

export function VerifyChainButton({ check }: { readonly check: ChainCheck }): ReactElement {
  return (
    <Button loading={check.isPending} onClick={check.start}>
      Verify the chain
    </Button>
  );
}

/** What the last check on this page found. The live region is there from the start, or it would not be read out. */
export function ChainCheckResult({ check }: { readonly check: ChainCheck }): ReactElement {
  return (
    <div role="status" className={classes.check}>
      <FormError error={check.error} />
      {check.isPending && <p>Recomputing every entry from the first one on…</p>}
      {!check.isPending && check.result !== null && <Result {...check.result} />}
    </div>
  );
}

function Result({ reply, checkedAt }: NonNullable<ChainCheck['result']>): ReactElement {
  const format = useFormat();
  const checked = `${count(reply.entries, 'entry', 'entries')} checked at ${format.time(checkedAt)}`;
  if (reply.outcome === 'broken') {
    return (
      <div className={classes.broken}>
        <StatusMark shape="diamond">{`Broken at entry ${reply.brokenAt}`}</StatusMark>
        <p>
          {reply.reason} {checked}. Entries before it hold. Keep a copy of the database as it is now, and
          compare with a backup from before entry {reply.brokenAt}.
        </p>
      </div>
    );
  }
  return (
    <div className={classes.whole}>
      <StatusMark shape="disc">The chain is whole</StatusMark>
      <p>
        {checked}: none changed, missing or out of order.
        {reply.headHash !== null && (
          <>
            {' '}
            The newest hash is <code>{reply.headHash}</code>: keep it elsewhere to prove later that nothing
            was cut off.
          </>
        )}
      </p>
    </div>
  );
}
