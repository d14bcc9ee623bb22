import { ConnectionError, isProblem, ProblemError } from '#web/api/problem-error.ts';
import {
  type Autosave,
  type AutosaveEvent,
  autosave,
  type Stored,
  startAutosave,
  type Unsaved,
} from '#web/ui/autosave/autosave.ts';

/** From the first unsent edit to the request; with a second for the answer, two seconds at most. */
const PAUSE_MS = 1_000;
/** The last one for as long as it takes: whoever waits for a server to come back sees it within that. */
const RETRY_MS = [2_000, 5_000, 10_000] as const;

interface AutosaveOptions<Value> {
  readonly start: Stored<Value>;
  /** What an earlier page left unsaved. */
  readonly left?: Unsaved<Value> | null;
  /** Sends the value on the condition that `version` is still the newest; gives the version it became. */
  readonly write: (value: Value, version: number) => Promise<number>;
  /** Null where nothing can be saved any more. */
  readonly readNewest: () => Promise<Stored<Value> | null>;
  /** Whether a refusal means that nothing can be saved any more. */
  readonly isEnd?: (error: Error) => boolean;
}

export interface AutosaveStore<Value> {
  readonly get: () => Autosave<Value>;
  readonly subscribe: (listener: () => void) => () => void;
  readonly edit: (change: (value: Value) => Value) => void;
  readonly receive: (theirs: Stored<Value>) => void;
  readonly resolve: (value: Value) => void;
  /** Tries again at once what failed before. */
  readonly retry: () => void;
  /** Sends what is left; false when it could not be stored, and is still on screen. */
  readonly flush: () => Promise<boolean>;
  /** Sends nothing more by itself until `resume`, which a store that started with something unsaved needs. */
  readonly pause: () => void;
  readonly resume: () => void;
}

/** The clock and the network around the state machine of `autosave`. */
export function createAutosaveStore<Value>(options: AutosaveOptions<Value>): AutosaveStore<Value> {
  let state = startAutosave(options.start, options.left);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isPaused = false;
  const listeners = new Set<() => void>();

  function dispatch(event: AutosaveEvent<Value>): void {
    const before = state;
    state = autosave(state, event);
    if (state === before) return;
    if (state.phase !== before.phase) follow(state);
    for (const listener of listeners) listener();
  }

  function follow({ phase, base }: Autosave<Value>): void {
    schedule();
    if (phase.kind === 'saving') void send(phase.sent, base.version);
  }

  function schedule(): void {
    clearTimeout(timer);
    const delayMs = isPaused ? null : delayOf(state);
    if (delayMs !== null) timer = setTimeout(() => dispatch({ type: 'due' }), delayMs);
  }

  async function send(value: Value, seen: number): Promise<void> {
    try {
      const version = await options.write(value, seen);
      dispatch({ type: 'stored', version, at: new Date().toISOString() });
    } catch (error) {
      if (!isProblem(error, 'stale_version')) {
        dispatch(refusal(asError(error)));
        return;
      }
      const event = await options.readNewest().then(
        (theirs): AutosaveEvent<Value> =>
          theirs === null ? { type: 'ended' } : { type: 'outdated', theirs },
        (unread: unknown) => refusal(asError(unread)),
      );
      dispatch(event);
    }
  }

  function refusal(error: Error): AutosaveEvent<Value> {
    if (options.isEnd?.(error) === true) return { type: 'ended' };
    return { type: 'refused', error, mayHaveArrived: isUnanswered(error) };
  }

  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };

  return {
    get: () => state,
    subscribe,
    edit: (change) => dispatch({ type: 'edited', value: change(state.value) }),
    receive: (theirs) => dispatch({ type: 'received', theirs }),
    resolve: (value) => dispatch({ type: 'resolved', value }),
    retry: () => {
      if (state.phase.kind === 'failed') dispatch({ type: 'due' });
    },
    flush: () =>
      new Promise((resolve) => {
        dispatch({ type: 'due' });
        const settle = (): void => {
          const { kind } = state.phase;
          if (kind === 'waiting') dispatch({ type: 'due' });
          if (kind === 'waiting' || kind === 'saving') return;
          unsubscribe();
          resolve(kind === 'saved');
        };
        const unsubscribe = subscribe(settle);
        settle();
      }),
    pause: () => {
      isPaused = true;
      clearTimeout(timer);
    },
    resume: () => {
      isPaused = false;
      schedule();
    },
  };
}

/** How long until the next try; null where none is made without a person. */
function delayOf<Value>({ phase, failures }: Autosave<Value>): number | null {
  if (phase.kind === 'waiting') return PAUSE_MS;
  if (phase.kind !== 'failed' || !mayPass(phase.error)) return null;
  return RETRY_MS[Math.min(failures, RETRY_MS.length) - 1] ?? RETRY_MS[0];
}

/** Worth another try by itself: the connection or the server, not the content. */
function mayPass(error: Error): boolean {
  return isUnanswered(error) || (error instanceof ProblemError && error.problem.status === 429);
}

/** No answer, or one that says nothing about what became of the request. */
function isUnanswered(error: Error): boolean {
  if (error instanceof ConnectionError) return true;
  return error instanceof ProblemError && error.problem.status >= 500;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
