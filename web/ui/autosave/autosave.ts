import { isSame } from '#web/ui/is-same.ts';

/** A value as the server holds it. */
export interface Stored<Value> {
  readonly value: Value;
  readonly version: number;
}

export type AutosavePhase<Value> =
  /** All that is on screen is stored; `at` is null until something was saved here. */
  | { readonly kind: 'saved'; readonly at: string | null }
  /** There are edits that were not sent yet. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving'; readonly sent: Value }
  | { readonly kind: 'failed'; readonly error: Error }
  /** Somebody else saved in between. Nothing is sent until a person chose. */
  | { readonly kind: 'conflict'; readonly theirs: Stored<Value> }
  /** Nothing is saved here any more: it was submitted, or withdrawn. What was typed since stays on screen. */
  | { readonly kind: 'ended' };

export interface Autosave<Value> {
  /** What the server has, as far as is known here. */
  readonly base: Stored<Value>;
  /** What is on screen; no event but an edit, a choice or a newer version without edits of one's own changes it. */
  readonly value: Value;
  readonly phase: AutosavePhase<Value>;
  /** Tries in a row that failed. */
  readonly failures: number;
  /** What was sent over `base` without an answer, so that meeting it at the server is no conflict. */
  readonly unanswered: readonly Value[];
}

/** What is left of an earlier page that ended before everything was stored. */
export interface Unsaved<Value> {
  readonly base: Stored<Value>;
  readonly value: Value;
  readonly unanswered: readonly Value[];
}

export type AutosaveEvent<Value> =
  | { readonly type: 'edited'; readonly value: Value }
  /** Time to send: the pause is over, somebody asked, or the page is being left. */
  | { readonly type: 'due' }
  | { readonly type: 'stored'; readonly version: number; readonly at: string }
  /** `mayHaveArrived`: no answer came, so whether it was stored is not known. */
  | { readonly type: 'refused'; readonly error: Error; readonly mayHaveArrived: boolean }
  /** The save met a newer version; this is it. */
  | { readonly type: 'outdated'; readonly theirs: Stored<Value> }
  /** A newer version came without a save of ours. */
  | { readonly type: 'received'; readonly theirs: Stored<Value> }
  /** A person chose between the two. */
  | { readonly type: 'resolved'; readonly value: Value }
  | { readonly type: 'ended' };

/** More tries without an answer than these are forgotten; meeting one of them is a conflict then, and not a loss. */
const MOST_UNANSWERED = 4;

/** Starts from what the server has, and goes on with what an earlier page left behind. */
export function startAutosave<Value>(
  stored: Stored<Value>,
  left: Unsaved<Value> | null = null,
): Autosave<Value> {
  const clean: Autosave<Value> = {
    base: stored,
    value: stored.value,
    phase: { kind: 'saved', at: null },
    failures: 0,
    unanswered: [],
  };
  if (left === null || isSame(left.value, stored.value)) return clean;
  const unsaved = { ...clean, value: left.value, unanswered: left.unanswered };
  // What came from the server may be older than what was saved here since.
  if (left.base.version > stored.version) return { ...unsaved, base: left.base, phase: { kind: 'waiting' } };
  const isOurs =
    left.base.version === stored.version ||
    [left.base.value, ...left.unanswered].some((ours) => isSame(ours, stored.value));
  if (isOurs) return { ...unsaved, phase: { kind: 'waiting' } };
  return { ...unsaved, base: left.base, phase: { kind: 'conflict', theirs: stored } };
}

/** What has to be kept elsewhere while it is not stored; null where everything is. */
export function unsavedOf<Value>({ base, value, phase, unanswered }: Autosave<Value>): Unsaved<Value> | null {
  if (phase.kind === 'saved' || value === base.value) return null;
  return { base, value, unanswered: phase.kind === 'saving' ? [...unanswered, phase.sent] : unanswered };
}

/** What becomes of a document that is saved by itself. Events that a phase does not know leave it as it is. */
export function autosave<Value>(state: Autosave<Value>, event: AutosaveEvent<Value>): Autosave<Value> {
  const { phase } = state;
  switch (event.type) {
    case 'edited': {
      if (event.value === state.value) return state;
      const waits = phase.kind === 'saved' || phase.kind === 'failed';
      return { ...state, value: event.value, phase: waits ? { kind: 'waiting' } : phase };
    }
    case 'due':
      if (phase.kind !== 'waiting' && phase.kind !== 'failed') return state;
      return { ...state, phase: { kind: 'saving', sent: state.value } };
    case 'stored':
      if (phase.kind !== 'saving') return state;
      return afterSaving(state, { value: phase.sent, version: event.version }, event.at);
    case 'refused': {
      if (phase.kind !== 'saving') return state;
      const unanswered = event.mayHaveArrived
        ? [...state.unanswered, phase.sent].slice(-MOST_UNANSWERED)
        : state.unanswered;
      const failures = state.failures + 1;
      return { ...state, phase: { kind: 'failed', error: event.error }, failures, unanswered };
    }
    case 'outdated':
      return phase.kind === 'saving' ? afterMeeting(state, phase.sent, event.theirs) : state;
    case 'received':
      if (phase.kind !== 'saved' || event.theirs.version <= state.base.version) return state;
      return { ...state, base: event.theirs, value: event.theirs.value };
    case 'resolved':
      if (phase.kind !== 'conflict') return state;
      return {
        base: phase.theirs,
        value: event.value,
        phase: { kind: 'waiting' },
        failures: 0,
        unanswered: [],
      };
    case 'ended':
      return phase.kind === 'ended' ? state : { ...state, phase: { kind: 'ended' } };
  }
}

/** What was typed while the save was under way is still to be sent. */
function afterSaving<Value>(state: Autosave<Value>, base: Stored<Value>, at: string | null): Autosave<Value> {
  const phase: AutosavePhase<Value> =
    state.value === base.value ? { kind: 'saved', at } : { kind: 'waiting' };
  return { base, value: state.value, phase, failures: 0, unanswered: [] };
}

/** The server has another version: ours whose answer was lost, the same in other words, or somebody else's. */
function afterMeeting<Value>(state: Autosave<Value>, sent: Value, theirs: Stored<Value>): Autosave<Value> {
  const ours = [sent, ...state.unanswered].find((value) => isSame(value, theirs.value));
  if (ours !== undefined) return afterSaving(state, { value: ours, version: theirs.version }, null);
  // Another version of the same: nothing of theirs can be lost.
  if (isSame(theirs.value, state.base.value)) {
    return { ...state, base: { ...theirs, value: state.base.value }, phase: { kind: 'waiting' } };
  }
  return { ...state, phase: { kind: 'conflict', theirs } };
}
