import { useState } from 'react';
import type { Debrief } from '#shared/debriefs.ts';
import { type DecisionValues, decisionBody } from '#web/features/debriefs/decision/decision-values.ts';
import { useDecide, useReadAgain } from '#web/features/debriefs/mutations.ts';

interface DecisionSaveOptions {
  readonly onDecided: () => void;
  readonly onRefused: (error: Error) => void;
}

export interface DecisionSave {
  readonly send: (values: DecisionValues) => void;
  readonly isPending: boolean;
  readonly error: Error | null;
  /** The debrief as it is now, where it is another than the one that was read; nothing is sent before it was looked at. */
  readonly change: { readonly seen: Debrief; readonly now: Debrief } | null;
  readonly acceptChange: () => void;
}

/** Sends the decision over the version that was on screen when the page came up; what changed since is shown first. */
export function useDecisionSave(debrief: Debrief, options: DecisionSaveOptions): DecisionSave {
  const readAgain = useReadAgain(debrief.id);
  const decide = useDecide();
  const [seen, setSeen] = useState(debrief);
  // The newest state arrives with any refetch; a decision is made on what was read.
  const isOwn = decide.isPending || decide.isSuccess;
  const change = debrief.version === seen.version || isOwn ? null : { seen, now: debrief };
  return {
    isPending: decide.isPending,
    error: decide.error,
    change,
    acceptChange: () => {
      setSeen(debrief);
      decide.reset();
    },
    send: (values) => {
      const body = decisionBody(values, seen);
      if (body === null) return;
      decide.mutate(
        { params: { debriefId: debrief.id }, body, ifMatch: seen.version },
        {
          onSuccess: options.onDecided,
          onError: (error) => {
            options.onRefused(error);
            readAgain(error);
          },
        },
      );
    },
  };
}
