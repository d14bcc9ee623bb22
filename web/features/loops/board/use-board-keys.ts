import { useEffect, useEffectEvent } from 'react';
import { type BoardCommand, commandOf } from '#web/features/loops/board/board-keys.ts';

interface BoardKeys {
  readonly areSingleKeysOn: boolean;
  readonly onSelect: (loopId: string) => void;
  /** The loops that are selected, if any are. */
  readonly onMove: (to: 'out' | 'back') => void;
  readonly onLeave: () => void;
  readonly onHelp: () => void;
}

/** Listens on the whole page: the keys act wherever the focus is, or is not. */
export function useBoardKeys(keys: BoardKeys): void {
  const { areSingleKeysOn, onSelect, onMove, onLeave, onHelp } = keys;
  const press = useEffectEvent((event: KeyboardEvent) => {
    const command = commandOf(event, areSingleKeysOn);
    if (command !== null && run(command)) event.preventDefault();
  });
  const run = (command: BoardCommand): boolean => {
    switch (command) {
      case 'next':
        return step(1);
      case 'previous':
        return step(-1);
      case 'select': {
        const loopId = currentLoop();
        if (loopId !== undefined) onSelect(loopId);
        return loopId !== undefined;
      }
      case 'out':
      case 'back':
        onMove(command);
        return true;
      case 'search':
        document.querySelector<HTMLElement>('[role="search"] input[type="search"]')?.focus();
        return true;
      case 'leave':
        if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
        else onLeave();
        return true;
      case 'help':
        onHelp();
        return true;
    }
  };
  // The document is outside React.
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => press(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}

/** The loop whose row has the focus, in whatever of its cells. */
function currentLoop(): string | undefined {
  const row = document.activeElement?.closest('tr');
  return row?.querySelector<HTMLElement>('[data-loop]')?.dataset.loop;
}

/** To the loop after or before the one at hand; from elsewhere, to the first. */
function step(by: 1 | -1): boolean {
  const links = [...document.querySelectorAll<HTMLElement>('[data-board] [data-loop] a')];
  const current = currentLoop();
  const at = links.findIndex((link) => link.closest<HTMLElement>('[data-loop]')?.dataset.loop === current);
  const next = links[at < 0 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)];
  next?.focus();
  next?.closest('tr')?.scrollIntoView({ block: 'nearest' });
  return next !== undefined;
}
