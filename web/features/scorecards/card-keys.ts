import { useEffect, useEffectEvent } from 'react';
import type { Choice } from '#web/features/scorecards/card-edits.ts';
import { isTextField } from '#web/ui/single-keys.ts';

export type CardCommand =
  | { readonly kind: 'choose'; readonly choice: Choice }
  /** To the dimension before or after this one. */
  | { readonly kind: 'move'; readonly step: 1 | -1 }
  /** From a score into its evidence. */
  | { readonly kind: 'write' }
  /** Out of a text field, so that the keys without a modifier act again. */
  | { readonly kind: 'leave' }
  | { readonly kind: 'notes' }
  | { readonly kind: 'file'; readonly position: number }
  | { readonly kind: 'submit' }
  | { readonly kind: 'help' };

type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'defaultPrevented'
> & { readonly target: EventTarget | null };

/** What a key means on the scorecard; null where it is the browser's or the field's own. */
export function commandOf(event: KeyPress, areSingleKeysOn: boolean): CardCommand | null {
  const target = event.target instanceof Element ? event.target : null;
  if (event.defaultPrevented || event.isComposing || target?.closest('dialog') != null) return null;
  if (event.ctrlKey || event.metaKey) {
    return event.key === 'Enter' && !event.altKey ? { kind: 'submit' } : null;
  }
  if (event.altKey) {
    // On some keyboards Alt and a digit give another letter: the key counts, not what it writes.
    const digit = /^(?:Digit|Numpad)([1-8])$/.exec(event.code)?.[1];
    return digit === undefined ? null : { kind: 'file', position: Number(digit) - 1 };
  }
  if (isTextField(target)) return event.key === 'Escape' ? { kind: 'leave' } : null;
  if (target?.closest('[data-dimension]') != null) {
    if (event.key === 'ArrowDown') return { kind: 'move', step: 1 };
    if (event.key === 'ArrowUp') return { kind: 'move', step: -1 };
    if (event.key === 'Enter' && isRadio(target)) return { kind: 'write' };
  }
  return areSingleKeysOn ? singleKey(event.key) : null;
}

function singleKey(key: string): CardCommand | null {
  if (/^[1-5]$/.test(key)) return { kind: 'choose', choice: Number(key) };
  if (key === '0') return { kind: 'choose', choice: 'not_assessed' };
  if (key === 'n' || key === 'N') return { kind: 'notes' };
  return key === '?' ? { kind: 'help' } : null;
}

function isRadio(target: Element): boolean {
  return target instanceof HTMLInputElement && target.type === 'radio';
}

/** Listens on the whole page: the keys act wherever the focus is, or is not. */
export function useCardKeys(areSingleKeysOn: boolean, onCommand: (command: CardCommand) => boolean): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const command = commandOf(event, areSingleKeysOn);
    if (command !== null && onCommand(command)) event.preventDefault();
  });
  // The document is outside React.
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => press(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
