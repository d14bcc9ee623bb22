import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '#web/api/problem-error.ts';
import type { ComparedField, Side } from '#web/ui/compare-changes.tsx';
import { compareThreeWays, type ThreeWayField, takeChosen, type Versions } from '#web/ui/three-way.ts';

export interface Snapshot<Values> {
  readonly version: number;
  readonly values: Values;
}

interface VersionedSaveOptions<Values> {
  /** What the form started from. */
  readonly start: Snapshot<Values>;
  readonly fields: readonly ThreeWayField<Values>[];
  /** Writes what differs from `over`, on the condition that `over` is still the newest. */
  readonly write: (wanted: Values, over: Snapshot<Values>) => Promise<Snapshot<Values>>;
  readonly readNewest: () => Promise<Snapshot<Values>>;
  readonly onSaved: (saved: Values) => void;
  readonly onRefused: (error: Error) => void;
}

interface Conflict<Values> extends Versions<Values> {
  readonly version: number;
  readonly fields: readonly ComparedField[];
}

export interface VersionedSave<Values> {
  readonly submit: (values: Values) => void;
  readonly isPending: boolean;
  readonly error: Error | null;
  /** A newer version was found; nothing is written until `resolve`. */
  readonly conflict: Conflict<Values> | null;
  readonly resolve: (choices: Record<string, Side>) => void;
  readonly backToForm: () => void;
}

type Outcome<Values> = { saved: Snapshot<Values> } | { conflict: Conflict<Values> };

/**
 * Saves over the version that was on screen. When someone saved in between, the two are compared field by field:
 * if they touched nothing that differs here, the save goes on over their version; otherwise a person chooses.
 */
export function useVersionedSave<Values extends object>(
  options: VersionedSaveOptions<Values>,
): VersionedSave<Values> {
  const { fields, write, readNewest } = options;
  const [base, setBase] = useState(options.start);
  const [conflict, setConflict] = useState<Conflict<Values> | null>(null);

  const attempt = async (mine: Values, over: Snapshot<Values>): Promise<Outcome<Values>> => {
    try {
      return { saved: await write(mine, over) };
    } catch (error) {
      if (!isProblem(error, 'stale_version')) throw error;
    }
    const newest = await readNewest();
    const versions = { base: over.values, theirs: newest.values, mine };
    const differing = compareThreeWays(fields, versions);
    if (differing.length === 0) return { saved: newest };
    if (differing.every((field) => field.suggested === 'mine') && newest.version !== over.version) {
      return attempt(mine, newest);
    }
    return { conflict: { ...versions, version: newest.version, fields: differing } };
  };

  const { mutate, isPending, error, reset } = useMutation<
    Outcome<Values>,
    Error,
    { mine: Values; over: Snapshot<Values> }
  >({
    mutationFn: ({ mine, over }) => attempt(mine, over),
    onSuccess: (outcome) => {
      if ('conflict' in outcome) {
        setConflict(outcome.conflict);
        return;
      }
      setBase(outcome.saved);
      setConflict(null);
      options.onSaved(outcome.saved.values);
    },
    onError: (refused) => options.onRefused(refused),
  });

  return {
    submit: (mine) => mutate({ mine, over: base }),
    isPending,
    error,
    conflict,
    resolve: (choices) => {
      if (conflict === null) return;
      const over = { version: conflict.version, values: conflict.theirs };
      mutate({ mine: takeChosen(choices, conflict), over });
    },
    backToForm: () => {
      setConflict(null);
      reset();
    },
  };
}
