import { useCallback, useState } from 'react';
import type { z } from 'zod';

/** What was typed and not sent, kept on this device: it survives a crash, a reload and signing in again. */
export interface Kept<Value> {
  /** What was found when the page came up; null where nothing was. */
  readonly found: Value | null;
  /** `kept`: what was typed last is stored. `impossible`: this browser stores nothing. */
  readonly state: 'nothing' | 'kept' | 'impossible';
  readonly keep: (value: Value) => void;
  readonly drop: () => void;
}

/** What stands beside the button that sends it; `until`: "your vote is in". */
export function keptWords(state: Kept<unknown>['state'], until: string): string {
  switch (state) {
    case 'nothing':
      return '';
    case 'kept':
      return `Draft kept on this device until ${until}.`;
    case 'impossible':
      return 'This browser keeps no drafts: leave the page only after sending.';
  }
}

/** Under one name in this browser's storage; what it holds in another shape is passed over. */
export function useKept<Schema extends z.ZodType>(name: string, schema: Schema): Kept<z.output<Schema>> {
  const [found] = useState(() => read(name, schema));
  const [state, setState] = useState<Kept<unknown>['state']>(found === null ? 'nothing' : 'kept');
  const keep = useCallback(
    (value: z.output<Schema>) => {
      try {
        localStorage.setItem(name, JSON.stringify(value));
        setState('kept');
      } catch {
        setState('impossible');
      }
    },
    [name],
  );
  const drop = useCallback(() => {
    setState('nothing');
    try {
      localStorage.removeItem(name);
    } catch {
      // Nothing is stored where there is no storage.
    }
  }, [name]);
  return { found, state, keep, drop };
}

function read<Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> | null {
  try {
    const parsed = schema.safeParse(JSON.parse(localStorage.getItem(name) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
