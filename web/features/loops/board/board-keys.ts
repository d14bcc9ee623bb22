import { isTextField } from '#web/ui/single-keys.ts';

export type BoardCommand = 'next' | 'previous' | 'select' | 'out' | 'back' | 'search' | 'help' | 'leave';

type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'defaultPrevented'
> & {
  readonly target: EventTarget | null;
};

const singleKeys: Readonly<Record<string, BoardCommand>> = {
  j: 'next',
  k: 'previous',
  x: 'select',
  m: 'out',
  b: 'back',
  '/': 'search',
  '?': 'help',
};

/** What a key means on the board; null where it is the browser's or a field's own. Enter opens, as on every link. */
export function commandOf(event: KeyPress, areSingleKeysOn: boolean): BoardCommand | null {
  const target = event.target instanceof Element ? event.target : null;
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
    return null;
  if (target?.closest('dialog') != null) return null;
  if (isTextField(target)) return event.key === 'Escape' ? 'leave' : null;
  if (event.key === 'Escape') return 'leave';
  if (target?.closest('[data-board]') != null) {
    if (event.key === 'ArrowDown') return 'next';
    if (event.key === 'ArrowUp') return 'previous';
  }
  return areSingleKeysOn ? (singleKeys[event.key] ?? null) : null;
}
