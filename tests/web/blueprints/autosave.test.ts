import { describe, expect, it } from 'vitest';
import { type Autosave, type AutosaveEvent, autosave, startAutosave } from '#web/ui/autosave/autosave.ts';

interface Text {
  readonly text: string;
}

const a = { text: 'a' };
const b = { text: 'b' };
const c = { text: 'c' };
const start = startAutosave<Text>({ value: a, version: 3 });
const run = (...events: AutosaveEvent<Text>[]): Autosave<Text> => events.reduce(autosave<Text>, start);
const edited = (value: Text): AutosaveEvent<Text> => ({ type: 'edited', value });
const due: AutosaveEvent<Text> = { type: 'due' };
const stored = (version: number): AutosaveEvent<Text> => ({ type: 'stored', version, at: '14:02' });
const refused: Extract<AutosaveEvent<Text>, { type: 'refused' }> = {
  type: 'refused',
  error: new Error('no'),
  mayHaveArrived: false,
};
const unanswered: AutosaveEvent<Text> = { ...refused, mayHaveArrived: true };
const outdated = (value: Text, version: number): AutosaveEvent<Text> => ({
  type: 'outdated',
  theirs: { value, version },
});

describe('autosave', () => {
  it('waits after an edit, sends when it is due, and is saved with the new version', () => {
    expect(run(edited(b)).phase).toEqual({ kind: 'waiting' });
    expect(run(edited(b), due).phase).toEqual({ kind: 'saving', sent: b });
    const saved = run(edited(b), due, stored(4));
    expect(saved.phase).toEqual({ kind: 'saved', at: '14:02' });
    expect(saved.base).toEqual({ value: b, version: 4 });
  });

  it('sends nothing when nothing was edited', () => {
    expect(run(due)).toBe(start);
    expect(run(edited(a))).toBe(start);
  });

  it('saves again what was typed while a save was under way', () => {
    const state = run(edited(b), due, edited(c), stored(4));
    expect(state.phase).toEqual({ kind: 'waiting' });
    expect(state.value).toBe(c);
    expect(state.base).toEqual({ value: b, version: 4 });
  });

  it('keeps what was typed when a save fails, counts the failures, and tries again when due or edited', () => {
    const failed = run(edited(b), due, refused);
    expect(failed.value).toBe(b);
    expect(failed.phase.kind).toBe('failed');
    expect(autosave(autosave(failed, due), refused).failures).toBe(2);
    expect(autosave(failed, due).phase).toEqual({ kind: 'saving', sent: b });
    expect(autosave(failed, edited(c)).phase).toEqual({ kind: 'waiting' });
    expect(autosave(autosave(failed, due), stored(4)).failures).toBe(0);
  });

  it('holds both versions when somebody else saved, and sends nothing until a person chose', () => {
    const conflict = run(edited(b), due, outdated(c, 5));
    expect(conflict.phase).toEqual({ kind: 'conflict', theirs: { value: c, version: 5 } });
    expect(conflict.value).toBe(b);
    expect(conflict.base.value).toBe(a);
    expect(autosave(conflict, due)).toBe(conflict);
    const typed = autosave(conflict, edited({ text: 'bb' }));
    expect(typed.phase.kind).toBe('conflict');
    expect(typed.value).toEqual({ text: 'bb' });
    const resolved = autosave(typed, { type: 'resolved', value: { text: 'both' } });
    expect(resolved.base).toEqual({ value: c, version: 5 });
    expect(autosave(resolved, due).phase).toEqual({ kind: 'saving', sent: { text: 'both' } });
  });

  it('recognises its own save whose answer was lost', () => {
    const state = run(edited(b), due, outdated({ text: 'b' }, 4));
    expect(state.phase.kind).toBe('saved');
    expect(state.base.version).toBe(4);
    const typing = run(edited(b), due, edited(c), outdated({ text: 'b' }, 4));
    expect(typing.phase).toEqual({ kind: 'waiting' });
    expect(typing.value).toBe(c);
    const later = run(edited(b), due, unanswered, edited(c), due, outdated({ text: 'b' }, 4));
    expect(later.phase).toEqual({ kind: 'waiting' });
    expect(later.value).toBe(c);
  });

  it('goes on over a newer version that says the same as the one before', () => {
    const state = run(edited(b), due, outdated({ text: 'a' }, 9));
    expect(state.phase).toEqual({ kind: 'waiting' });
    expect(autosave(state, due).base.version).toBe(9);
  });

  it('takes what came from elsewhere only where nothing of its own is unsaved', () => {
    const received: AutosaveEvent<Text> = { type: 'received', theirs: { value: c, version: 8 } };
    expect(run(received).value).toBe(c);
    expect(run(edited(b), received).value).toBe(b);
    expect(run({ type: 'received', theirs: { value: c, version: 3 } })).toBe(start);
  });
});
