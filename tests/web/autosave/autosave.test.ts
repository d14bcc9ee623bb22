import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Autosave,
  type AutosaveEvent,
  autosave,
  type Stored,
  startAutosave,
  type Unsaved,
  unsavedOf,
} from '#web/ui/autosave/autosave.ts';

interface Text {
  readonly text: string;
}
const stored = (text: string, version: number): Stored<Text> => ({ value: { text }, version });
const base = stored('a', 1);
const mine: Text = { text: 'ab' };
const error = new Error('no connection');

const states = {
  saved: startAutosave(base),
  waiting: autosave(startAutosave(base), { type: 'edited', value: mine }),
  saving: run(startAutosave(base), { type: 'edited', value: mine }, { type: 'due' }),
  failed: run(
    startAutosave(base),
    { type: 'edited', value: mine },
    { type: 'due' },
    { type: 'refused', error, mayHaveArrived: true },
  ),
  conflict: run(
    startAutosave(base),
    { type: 'edited', value: mine },
    { type: 'due' },
    { type: 'outdated', theirs: stored('x', 2) },
  ),
  ended: run(startAutosave(base), { type: 'edited', value: mine }, { type: 'ended' }),
} satisfies Record<string, Autosave<Text>>;

const events = {
  edited: { type: 'edited', value: { text: 'abc' } },
  due: { type: 'due' },
  stored: { type: 'stored', version: 2, at: '2026-11-21T14:02:00Z' },
  refused: { type: 'refused', error, mayHaveArrived: true },
  outdated: { type: 'outdated', theirs: stored('x', 2) },
  received: { type: 'received', theirs: stored('x', 2) },
  resolved: { type: 'resolved', value: { text: 'chosen' } },
  ended: { type: 'ended' },
} satisfies Record<string, AutosaveEvent<Text>>;

function run(start: Autosave<Text>, ...given: AutosaveEvent<Text>[]): Autosave<Text> {
  return given.reduce(autosave, start);
}

describe('every event in every phase', () => {
  /** The phase it leads to; what isn't named leaves the state as it is. */
  const leads: Record<keyof typeof states, Partial<Record<keyof typeof events, string>>> = {
    saved: { edited: 'waiting', received: 'saved', ended: 'ended' },
    waiting: { edited: 'waiting', due: 'saving', ended: 'ended' },
    saving: {
      edited: 'saving',
      stored: 'saved',
      refused: 'failed',
      outdated: 'conflict',
      ended: 'ended',
    },
    failed: { edited: 'waiting', due: 'saving', ended: 'ended' },
    conflict: { edited: 'conflict', resolved: 'waiting', ended: 'ended' },
    ended: { edited: 'ended' },
  };
  const names = Object.keys(events) as (keyof typeof events)[];
  it.each(Object.keys(states) as (keyof typeof states)[])('from %s', (phase) => {
    const from = states[phase];
    expect(from.phase.kind).toBe(phase);
    for (const name of names) {
      const to = autosave(from, events[name]);
      const expected = leads[phase][name];
      if (expected === undefined) expect(to, `${phase} + ${name}`).toBe(from);
      else expect(to.phase.kind, `${phase} + ${name}`).toBe(expected);
    }
  });
});

describe('a save', () => {
  it('sends what was typed while it was under way afterwards', () => {
    const typed = run(states.saving, events.edited, events.stored);
    expect(typed.phase.kind).toBe('waiting');
    expect(typed.base).toEqual({ value: mine, version: 2 });
    expect(typed.value).toEqual({ text: 'abc' });
  });

  it('takes its own lost answer for what it is, after any number of tries', () => {
    const later = run(states.failed, events.edited, { type: 'due' });
    const met = autosave(later, { type: 'outdated', theirs: { value: { ...mine }, version: 2 } });
    expect(met.phase.kind).toBe('waiting');
    expect(met.base.version).toBe(2);
    expect(met.value).toEqual({ text: 'abc' });
  });

  it('goes on over a newer version that says the same as the one it was based on', () => {
    const met = autosave(states.saving, { type: 'outdated', theirs: stored('a', 7) });
    expect(met.phase.kind).toBe('waiting');
    expect(met.base.version).toBe(7);
  });
});

describe('what an earlier page left', () => {
  const left: Unsaved<Text> = { base, value: mine, unanswered: [] };

  it('is forgotten where the server has it', () => {
    expect(startAutosave(stored('ab', 2), left).phase.kind).toBe('saved');
  });

  it('comes back by itself on the version it was based on', () => {
    expect(startAutosave(base, left)).toMatchObject({ value: mine, phase: { kind: 'waiting' } });
  });

  it('comes back by itself over its own save whose answer was lost', () => {
    const tried: Unsaved<Text> = { ...left, value: { text: 'abc' }, unanswered: [mine] };
    expect(startAutosave(stored('ab', 2), tried)).toMatchObject({
      base: { version: 2 },
      value: { text: 'abc' },
      phase: { kind: 'waiting' },
    });
  });

  it('is compared with what somebody else saved since', () => {
    expect(startAutosave(stored('x', 2), left)).toMatchObject({
      base,
      value: mine,
      phase: { kind: 'conflict', theirs: stored('x', 2) },
    });
  });

  it('counts for more than an answer from before it', () => {
    const newer: Unsaved<Text> = { ...left, base: stored('a', 5) };
    expect(startAutosave(stored('old', 4), newer)).toMatchObject({
      base: { version: 5 },
      phase: { kind: 'waiting' },
    });
  });
});

/** A server, a network that loses requests and answers, another tab, a page that is killed, and a person who types. */
class Place {
  server: Stored<Text> = stored('', 1);
  page = startAutosave(this.server);
  /** What the device keeps of the page. */
  copy: Unsaved<Text> | null = null;
  typed = '';
  /** Texts of the other tab that no person has seen here yet. */
  unseen = new Set<string>();
  letters = 0;

  apply(event: AutosaveEvent<Text>): void {
    this.page = autosave(this.page, event);
    // As through the device: a copy shares nothing with the page.
    this.copy = structuredClone(unsavedOf(this.page));
  }

  type(): void {
    this.letters += 1;
    this.typed = `${this.page.value.text}${this.letters}.`;
    this.apply({ type: 'edited', value: { text: this.typed } });
  }

  elsewhere(): void {
    this.letters += 1;
    this.server = stored(`${this.server.value.text}other${this.letters}.`, this.server.version + 1);
    this.unseen.add(this.server.value.text);
  }

  send(fate: 'answered' | 'answer lost' | 'request lost'): void {
    this.apply({ type: 'due' });
    const { phase, base: seen } = this.page;
    if (phase.kind !== 'saving') return;
    const isTaken = fate !== 'request lost' && seen.version === this.server.version;
    if (isTaken) {
      if (this.unseen.has(this.server.value.text)) throw new Error('overwrote what nobody had seen');
      this.server = { value: structuredClone(phase.sent), version: seen.version + 1 };
    }
    if (fate !== 'answered') this.apply({ type: 'refused', error, mayHaveArrived: true });
    else if (isTaken) this.apply({ type: 'stored', version: this.server.version, at: 'now' });
    else this.apply({ type: 'outdated', theirs: structuredClone(this.server) });
  }

  /** The process is killed, and the page opened again. */
  die(): void {
    this.page = startAutosave(structuredClone(this.server), this.copy);
    if (this.page.phase.kind === 'saved') this.see();
    this.copy = structuredClone(unsavedOf(this.page));
  }

  /** What is on screen now is the server's: the person reads it. */
  see(): void {
    this.unseen.delete(this.page.value.text);
    this.typed = this.page.value.text;
  }

  choose(): void {
    const { phase } = this.page;
    if (phase.kind !== 'conflict') return;
    this.unseen.delete(phase.theirs.value.text);
    this.apply({ type: 'resolved', value: this.page.value });
  }

  refetch(): void {
    const before = this.page;
    this.apply({ type: 'received', theirs: structuredClone(this.server) });
    if (this.page !== before) this.see();
  }
}

describe('no sequence of events', () => {
  const steps = fc.constantFrom(
    'type',
    'type',
    'elsewhere',
    'answered',
    'answer lost',
    'request lost',
    'die',
    'choose',
    'refetch',
  );

  it('loses what was typed, or overwrites unseen what was saved elsewhere', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 40 }), (given) => {
        const place = new Place();
        for (const step of given) {
          if (step === 'type') place.type();
          else if (step === 'elsewhere') place.elsewhere();
          else if (step === 'die') place.die();
          else if (step === 'choose') place.choose();
          else if (step === 'refetch') place.refetch();
          else place.send(step);
          // On screen at any moment: the last thing typed, or what was stored and then changed elsewhere.
          expect(place.page.value.text).toBe(place.typed);
          if (place.page.phase.kind === 'saved') expect(place.page.value).toEqual(place.page.base.value);
          else expect(place.copy?.value.text).toBe(place.typed);
        }
        for (let tries = 0; tries < 4; tries += 1) {
          place.choose();
          place.send('answered');
        }
        expect(place.page.phase.kind).toBe('saved');
        expect(place.page.value.text).toBe(place.typed);
      }),
      { numRuns: 2_000 },
    );
  });
});
